package dev.garnish.review.columns;

import java.util.regex.Pattern;

/**
 * How items stand in JSON, and what the service that reads them takes, from its public documentation:
 *
 * <ul>
 *   <li>Braze, "Update catalog items" and "Delete multiple catalog items": 50 items a request; an id has letters, digits,
 *       hyphens and underscores, 250 at most; a value has 5,000 characters at most.
 *   <li>Iterable, "Bulk create catalog items", "Bulk delete catalog items" and "Catalog Limitations": 1,000 items a request, less
 *       than 30 KB each; an id has letters, digits and dashes, 255 at most.
 *   <li>Klaviyo, "Bulk Update Catalog Items" and "Bulk Delete Catalog Items": 100 items and 5 MB a request; an id is that of an
 *       integration, a catalog and the item.
 * </ul>
 *
 * @param write a request that writes items
 * @param remove a request that removes items
 * @param idPrefix what stands before an item's id
 * @param most items of a request
 * @param ids what an id may be
 * @param idRule the same in words
 * @param mostCharacters of a value
 * @param mostBytes of an item
 */
record ItemShape(
        Frame write,
        Frame remove,
        String idPrefix,
        int most,
        Pattern ids,
        String idRule,
        int mostCharacters,
        int mostBytes) {
    /** Bytes of a request, within what Klaviyo takes: the others document no bound. */
    static final int MOST_BYTES = 4_000_000;

    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

    static final ItemShape LINES = new ItemShape(
            new Frame("", "{\"item_id\":", ",", "}", ""),
            new Frame("", "{\"item_id\":", "", ",\"deleted\":true}", ""),
            "",
            1,
            ANY,
            "",
            Integer.MAX_VALUE,
            Integer.MAX_VALUE);

    static final ItemShape BRAZE = new ItemShape(
            new Frame(request("PUT", "/catalogs/{catalog_name}/items", "{\"items\":["), "{\"id\":", ",", "}", "]}}"),
            new Frame(request("DELETE", "/catalogs/{catalog_name}/items", "{\"items\":["), "{\"id\":", "", "}", "]}}"),
            "",
            50,
            Pattern.compile("[A-Za-z0-9_-]{1,250}"),
            "Braze takes ids of letters, digits, - and _, 250 at most",
            5_000,
            Integer.MAX_VALUE);

    static final ItemShape ITERABLE = new ItemShape(
            new Frame(
                    request("POST", "/api/catalogs/{catalogName}/items", "{\"documents\":{"),
                    "",
                    ":{",
                    "}",
                    "},\"replaceUploadedFieldsOnly\":true}}"),
            new Frame(request("DELETE", "/api/catalogs/{catalogName}/items", "{\"itemIds\":["), "", "", "", "]}}"),
            "",
            1_000,
            Pattern.compile("[A-Za-z0-9-]{1,255}"),
            "Iterable takes ids of letters, digits and -, 255 at most",
            Integer.MAX_VALUE,
            30_000);

    static final ItemShape KLAVIYO = new ItemShape(
            new Frame(
                    klaviyo("update"),
                    "{\"type\":\"catalog-item\",\"id\":",
                    ",\"attributes\":{\"custom_metadata\":{",
                    "}}}",
                    "]}}}}}"),
            new Frame(klaviyo("delete"), "{\"type\":\"catalog-item\",\"id\":", "", "}", "]}}}}}"),
            "$custom:::$default:::",
            100,
            ANY,
            "",
            Integer.MAX_VALUE,
            MOST_BYTES);

    /**
     * The JSON around items.
     *
     * @param head of a request
     * @param before an item's id
     * @param between its id and its values
     * @param after its values
     * @param tail of a request
     */
    record Frame(String head, String before, String between, String after, String tail) {}

    private static String request(String method, String path, String body) {
        return "{\"method\":\"" + method + "\",\"path\":\"" + path + "\",\"body\":" + body;
    }

    private static String klaviyo(String verb) {
        String job = "catalog-item-bulk-" + verb + "-job";
        return request(
                "POST",
                "/api/" + job + "s",
                "{\"data\":{\"type\":\"" + job + "\",\"attributes\":{\"items\":{\"data\":[");
    }
}

package dev.garnish.catalog.db.model;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is behind the question mark of an address; nothing but these four.
 *
 * @param place the address without it
 * @param security {@code sslmode} and {@code sslrootcert}
 * @param table {@code table} and {@code columns}
 */
record AddressOptions(String place, Map<String, String> security, Map<String, String> table) {
    private static final String FILE = ".mv.db?";
    private static final List<String> SECURITY = List.of("sslmode", "sslrootcert");
    private static final List<String> TABLE = List.of("table", "columns");

    /** Of a file's path a question mark behind {@code .mv.db} is no part. */
    static AddressOptions of(String text) {
        int file = text.indexOf(FILE);
        int mark = ServerAddress.isMeant(text) ? text.indexOf('?') : file < 0 ? -1 : file + FILE.length() - 1;
        Map<String, String> security = new TreeMap<>();
        Map<String, String> table = new TreeMap<>();
        if (mark < 0) {
            return new AddressOptions(text, security, table);
        }
        ServerAddress.requireNoPassword(text);
        for (String option : text.substring(mark + 1).split("&", -1)) {
            int equals = Math.max(0, option.indexOf('='));
            String name = option.substring(0, equals);
            boolean isSecurity = SECURITY.contains(name) && ServerAddress.isMeant(text);
            if (!isSecurity && !TABLE.contains(name)) {
                throw ServerAddress.malformed();
            }
            if ((isSecurity ? security : table).put(name, option.substring(equals + 1)) != null) {
                throw ServerAddress.malformed();
            }
        }
        return new AddressOptions(text.substring(0, mark), security, table);
    }

    /** The table of a place, where one is named. */
    CatalogAddress over(CatalogAddress place) {
        if (table.isEmpty()) {
            return place;
        }
        String columns = table.getOrDefault("columns", "");
        return new TableAddress(
                place,
                table.getOrDefault("table", "item"),
                columns.isEmpty() ? Map.of() : TableAddress.columns(columns));
    }
}

package dev.garnish.catalog;

import dev.garnish.catalog.ItemTable.Stored;
import dev.garnish.catalog.input.Rows;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which column of the catalog a file's column means: as told, or by its name in any case. */
final class Mapping {
    private static final String ID = "item_id";
    private static final List<String> ID_NAMES = List.of(ID, "itemid", "id", "sku");
    private static final int LIKE = 3;

    private final Map<String, String> told;
    private final Optional<String> id;

    /**
     * @param told column of the file to column of the catalog; to nothing where it shall be left out
     * @param id the file's column of ids, where it is told
     */
    Mapping(Map<String, String> told, Optional<String> id) {
        this.told = told;
        this.id = id;
    }

    /** The catalog's name for each of a file's columns; empty for one that is left out. */
    List<String> names(Rows rows, String file) {
        List<String> spelled = rows.names();
        requireTold(spelled, file);
        String ids = idColumn(spelled, file);
        List<String> names = new ArrayList<>();
        for (String name : spelled) {
            names.add(name.equals(ids) ? ID : told.getOrDefault(name, plain(name)));
        }
        requireDistinct(names, spelled, file);
        return names;
    }

    private void requireTold(List<String> spelled, String file) {
        for (String name : told.keySet()) {
            if (!spelled.contains(name)) {
                throw CatalogException.badData(
                        "%s: it has no column `%s` to map%s".formatted(file, name, suggestion(name, spelled)));
            }
        }
    }

    private String idColumn(List<String> spelled, String file) {
        if (id.isPresent()) {
            if (!spelled.contains(id.get())) {
                throw CatalogException.badData(
                        "%s: it has no column `%s` of ids%s".formatted(file, id.get(), suggestion(id.get(), spelled)));
            }
            return id.get();
        }
        for (String candidate : ID_NAMES) {
            for (String name : spelled) {
                if (told.getOrDefault(name, plain(name)).equals(candidate)) {
                    return name;
                }
            }
        }
        if (spelled.isEmpty()) {
            throw CatalogException.badData(
                    file + ": no row has a column: expected objects with members, such as item_id");
        }
        throw CatalogException.badData("%s: none of its columns (%s) is named item_id, id or sku: name it with --id"
                .formatted(file, spelled.stream().limit(12).collect(Collectors.joining(", "))));
    }

    private static void requireDistinct(List<String> names, List<String> spelled, String file) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (spelled.get(i).isEmpty()) {
                throw CatalogException.badData(
                        "%s: column %d has no name: name it in the first line".formatted(file, i + 1));
            }
            if (!names.get(i).isEmpty() && !seen.add(names.get(i))) {
                throw CatalogException.badData("%s: two of its columns mean `%s`: rename one or map it with --map"
                        .formatted(file, names.get(i)));
            }
        }
    }

    /** {@code Image-Url} and {@code IMAGE_URL} mean {@code image_url}. */
    static String plain(String name) {
        return name.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }

    /** Refuses columns that the catalog lacks. */
    static void requireKnown(List<String> names, List<String> spelled, List<Stored> columns, String file) {
        List<String> known = columns.stream().map(Stored::name).toList();
        List<String> lacking = new ArrayList<>();
        String example = "";
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!name.isEmpty() && !known.contains(name)) {
                example = lacking.isEmpty() ? spelled.get(i) : example;
                lacking.add("`%s`%s".formatted(name, suggestion(name, known)));
            }
        }
        if (!lacking.isEmpty()) {
            boolean one = lacking.size() == 1;
            throw CatalogException.badData(
                    "%s: the catalog has no column%s %s (--map %s=COLUMN maps %s, --map %s= leaves it out, --extend adds %s)"
                            .formatted(
                                    file,
                                    one ? "" : "s",
                                    String.join(", ", lacking),
                                    example,
                                    one ? "it" : "one",
                                    example,
                                    one ? "it" : "them all"));
        }
    }

    private static String suggestion(String name, List<String> known) {
        return known.stream()
                .filter(each -> distance(plain(each), plain(name)) < LIKE)
                .findFirst()
                .map(each -> ": did you mean `" + each + "`?")
                .orElse("");
    }

    /** Edits from one text to another. */
    static int distance(String from, String to) {
        int[] last = new int[to.length() + 1];
        for (int j = 0; j <= to.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= from.length(); i++) {
            int corner = last[0];
            last[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int edits = Math.min(
                        Math.min(last[j], last[j - 1]) + 1, corner + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1));
                corner = last[j];
                last[j] = edits;
            }
        }
        return last[to.length()];
    }
}

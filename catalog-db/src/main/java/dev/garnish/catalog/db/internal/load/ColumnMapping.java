package dev.garnish.catalog.db.internal.load;

import dev.garnish.catalog.db.internal.sql.ItemTable.Stored;
import dev.garnish.catalog.db.internal.text.Excerpt;
import dev.garnish.catalog.db.model.CatalogException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which column of the catalog a file's column means: as told, or by its name, both in any case. */
public final class ColumnMapping {
    private static final String ID = "item_id";
    private static final List<String> ID_NAMES = List.of(ID, "itemid", "id", "sku");
    private static final int LIKE = 3;
    private static final int NAMED = 12;

    private final Map<String, String> told;
    private final Map<String, Character> lists;
    private final Optional<String> id;

    /**
     * @param told column of the file to column of the catalog; to nothing where it shall be left out
     * @param lists columns of the file that hold lists, and the sign between their entries
     * @param id the file's column of ids, where it is told
     */
    public ColumnMapping(Map<String, String> told, Map<String, Character> lists, Optional<String> id) {
        this.told = told;
        this.lists = lists;
        this.id = id;
    }

    /** The catalog's name for each of a file's columns met so far; empty for one that is left out. */
    List<String> names(List<String> spelled, String file) {
        Optional<String> ids = idColumn(spelled);
        List<String> names = new ArrayList<>();
        for (String name : spelled) {
            names.add(ids.isPresent() && name.equals(ids.get()) ? ID : target(name, spelled));
        }
        requireDistinct(names, spelled, file);
        return names;
    }

    private String target(String name, List<String> spelled) {
        return meant(name, spelled, told).map(ColumnMapping::lower).orElse(plain(name));
    }

    /** The sign between a column's entries, where it was told to hold lists. */
    Optional<Character> separator(String name, List<String> spelled) {
        return meant(name, spelled, lists);
    }

    /** What was told about a column: under its very name, else in another case. */
    private static <T> Optional<T> meant(String name, List<String> spelled, Map<String, T> told) {
        T exact = told.get(name);
        if (exact != null || told.isEmpty()) {
            return Optional.ofNullable(exact);
        }
        return told.entrySet().stream()
                .filter(each -> !spelled.contains(each.getKey()))
                .filter(each -> plain(each.getKey()).equals(plain(name)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    private Optional<String> idColumn(List<String> spelled) {
        if (id.isPresent()) {
            return column(id.get(), spelled);
        }
        for (String candidate : ID_NAMES) {
            for (String name : spelled) {
                if (target(name, spelled).equals(candidate)) {
                    return Optional.of(name);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> column(String told, List<String> spelled) {
        return spelled.contains(told)
                ? Optional.of(told)
                : spelled.stream()
                        .filter(name -> plain(name).equals(plain(told)))
                        .findFirst();
    }

    /** Refuses a file, all of whose columns were met, that has no ids. */
    void requireId(List<String> spelled, String file) {
        if (idColumn(spelled).isPresent()) {
            return;
        }
        if (id.isPresent()) {
            throw CatalogException.badData(
                    "%s: it has no column `%s` of ids%s".formatted(file, id.get(), suggestion(id.get(), spelled)));
        }
        if (spelled.isEmpty()) {
            throw CatalogException.badData(
                    file + ": no row has a column: expected objects with members, such as item_id");
        }
        throw CatalogException.badData("%s: none of its columns (%s) is named item_id, id or sku: name it with --id"
                .formatted(file, spelled.stream().limit(NAMED).map(Excerpt::of).collect(Collectors.joining(", "))));
    }

    /** Refuses what was told about columns that none of the files has. */
    void requireTold(List<String> spelled, String files) {
        requireTold(told.keySet(), spelled, files, "to map");
        requireTold(lists.keySet(), spelled, files, "of lists");
    }

    private static void requireTold(Set<String> names, List<String> spelled, String files, String purpose) {
        for (String name : names) {
            if (column(name, spelled).isEmpty()) {
                throw CatalogException.badData("%s: it has no column `%s` %s%s"
                        .formatted(files, Excerpt.of(name), purpose, suggestion(name, spelled)));
            }
        }
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
                        .formatted(file, Excerpt.of(names.get(i))));
            }
        }
    }

    /** {@code Image-Url} and {@code IMAGE_URL} mean {@code image_url}. */
    static String plain(String name) {
        return lower(name).replace('-', '_').replace(' ', '_');
    }

    private static String lower(String name) {
        return name.strip().toLowerCase(Locale.ROOT);
    }

    /** Refuses columns that the catalog lacks. */
    static void requireKnown(List<String> names, List<String> spelled, List<Stored> columns, String file) {
        List<String> known = columns.stream().map(Stored::name).toList();
        List<String> lacking = new ArrayList<>();
        String example = "";
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!name.isEmpty() && !known.contains(name)) {
                example = lacking.isEmpty() ? Excerpt.of(spelled.get(i)) : example;
                lacking.add("`%s`%s".formatted(Excerpt.of(name), suggestion(name, known)));
            }
        }
        if (!lacking.isEmpty()) {
            boolean one = lacking.size() == 1;
            throw CatalogException.badData(
                    "%s: the catalog has no column%s %s (--map %s=COLUMN maps %s, --map %s= leaves it out, --extend adds %s)"
                            .formatted(
                                    file,
                                    one ? "" : "s",
                                    listed(lacking),
                                    example,
                                    one ? "it" : "one",
                                    example,
                                    one ? "it" : "them all"));
        }
    }

    private static String listed(List<String> lacking) {
        String first = String.join(", ", lacking.subList(0, Math.min(NAMED, lacking.size())));
        return lacking.size() <= NAMED ? first : first + " and %,d more".formatted(lacking.size() - NAMED);
    }

    private static String suggestion(String name, List<String> known) {
        return known.stream()
                .filter(each -> Math.abs(each.length() - name.length()) < LIKE)
                .filter(each -> distance(plain(each), plain(name)) < LIKE)
                .findFirst()
                .map(each -> ": did you mean `" + Excerpt.of(each) + "`?")
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

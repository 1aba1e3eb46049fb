package dev.garnish.catalog.db.internal.load;

import dev.garnish.catalog.db.internal.input.Paths;
import dev.garnish.catalog.db.internal.sql.ItemTable.Stored;
import dev.garnish.catalog.db.internal.text.Excerpt;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.ImportQuestion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which column of the catalog a file's column means: as given, or by its name, both in any case. */
public final class ColumnMapping {
    private static final String ID = "item_id";
    /** Names of columns that hold ids, the first that is there. */
    public static final List<String> ID_NAMES = List.of(ID, "itemid", "id", "sku");

    private final Map<String, String> given;
    private final Map<String, Character> lists;
    private final Optional<String> id;
    private final List<String> only;
    /** What the catalog has, and what is left out since it has no value. */
    private final Set<String> known;

    private final Set<String> empty;
    /** Columns of the files that only lead to others. */
    private final Set<String> hollow;

    /**
     * A mapping as it is named.
     *
     * @param given column of the file to column of the catalog; to nothing where it shall be left out
     * @param lists columns of the file that hold lists, and the sign between their entries
     * @param id the file's column of ids, where it is given
     * @param only columns of the file that are imported beside the ids; none: all of them
     */
    public ColumnMapping(
            Map<String, String> given, Map<String, Character> lists, Optional<String> id, List<String> only) {
        this(given, lists, id, only, Set.of(), Set.of(), Set.of());
    }

    private ColumnMapping(
            Map<String, String> given,
            Map<String, Character> lists,
            Optional<String> id,
            List<String> only,
            Set<String> known,
            Set<String> empty,
            Set<String> hollow) {
        this.given = given;
        this.lists = lists;
        this.id = id;
        this.only = only;
        this.known = known;
        this.empty = empty;
        this.hollow = hollow;
    }

    /** The same over a catalog that has these columns: they are meant before a new name is made. */
    ColumnMapping over(Set<String> columns) {
        return new ColumnMapping(given, lists, id, only, columns, empty, hollow);
    }

    ColumnMapping withId(String column) {
        return new ColumnMapping(given, lists, Optional.of(column), only, known, empty, hollow);
    }

    /** The same without these columns of the catalog. */
    ColumnMapping without(Set<String> columns) {
        return new ColumnMapping(given, lists, id, only, known, columns, hollow);
    }

    /** The same without these columns of the files. */
    ColumnMapping withoutHollow(Set<String> columns) {
        Set<String> all = new HashSet<>(hollow);
        all.addAll(columns);
        return new ColumnMapping(given, lists, id, only, known, empty, all);
    }

    /** Whether nobody named the column of ids. */
    boolean isIdUnnamed() {
        return id.isEmpty() && !given.containsValue(ID);
    }

    /** Names of members that hold ids. */
    List<String> idNames() {
        return id.map(ColumnName::lower).map(List::of).orElse(ID_NAMES);
    }

    /** The paths that need not be read. */
    Set<String> leftOut() {
        return given.entrySet().stream()
                .filter(each -> each.getValue().isEmpty())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The catalog's name for each of a file's columns met so far; empty for one that is left out. */
    List<String> names(List<String> spelled, String file) {
        Optional<String> ids = idColumn(spelled);
        List<String> names = new ArrayList<>();
        for (int i = 0; i < spelled.size(); i++) {
            String name = spelled.get(i);
            String target = ids.isPresent() && name.equals(ids.get()) ? ID : target(name, i, spelled);
            boolean isColumn = target.equals(ID) || (isWanted(name, target, spelled) && !hollow.contains(name));
            names.add(isColumn ? target : "");
        }
        requireDistinct(names, spelled, file);
        return names;
    }

    private boolean isWanted(String name, String target, List<String> spelled) {
        boolean isNamed = only.isEmpty()
                || only.contains(name)
                || only.contains(target)
                || only.stream().anyMatch(each -> Paths.isBelow(name, each))
                || only.stream()
                        .filter(each -> !spelled.contains(each))
                        .anyMatch(each -> ColumnName.plain(each).equals(ColumnName.plain(name)));
        return isNamed && !empty.contains(target);
    }

    private String target(String name, int place, List<String> spelled) {
        Optional<String> meant = meant(name, spelled, given);
        if (meant.isPresent()) {
            return ColumnName.lower(meant.get());
        }
        for (Map.Entry<String, String> each : given.entrySet()) {
            if (Paths.isBelow(name, each.getKey())) {
                String rest = name.substring(each.getKey().length());
                return each.getValue().isEmpty() ? "" : ColumnName.of(each.getValue() + rest, place + 1);
            }
        }
        return ColumnName.among(known, name, place + 1);
    }

    /** The columns whose names no column can have, with the names that they get. */
    List<String> renamed(List<String> spelled, List<String> names) {
        List<String> renamed = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            boolean isMade = !name.isEmpty()
                    && !name.equals(ID)
                    && !name.equals(ColumnName.lower(spelled.get(i)))
                    && meant(spelled.get(i), spelled, given).isEmpty();
            if (isMade) {
                renamed.add("`%s` -> `%s`".formatted(Excerpt.name(spelled.get(i)), name));
            }
        }
        return renamed;
    }

    /** The sign between a column's entries, where lists were asked for. */
    Optional<Character> separator(String name, List<String> spelled) {
        return meant(name, spelled, lists);
    }

    /** What was given for a column: under its very name, else in another case. */
    static <T> Optional<T> meant(String name, List<String> spelled, Map<String, T> given) {
        T exact = given.get(name);
        if (exact != null || given.isEmpty()) {
            return Optional.ofNullable(exact);
        }
        return given.entrySet().stream()
                .filter(each -> !spelled.contains(each.getKey()))
                .filter(each -> ColumnName.plain(each.getKey()).equals(ColumnName.plain(name)))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** The file's column of ids: the one that is named, else the first of the usual names. */
    Optional<String> idColumn(List<String> spelled) {
        if (id.isPresent()) {
            return column(id.get(), spelled);
        }
        for (String candidate : ID_NAMES) {
            for (int i = 0; i < spelled.size(); i++) {
                if (target(spelled.get(i), i, spelled).equals(candidate)) {
                    return Optional.of(spelled.get(i));
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> column(String given, List<String> spelled) {
        return spelled.contains(given)
                ? Optional.of(given)
                : spelled.stream()
                        .filter(name -> ColumnName.plain(name).equals(ColumnName.plain(given)))
                        .findFirst();
    }

    /** Refuses a file, all of whose columns were met, that has no ids. */
    void requireId(List<String> spelled, String file, String advice, boolean hasHeader) {
        if (idColumn(spelled).isPresent()) {
            return;
        }
        if (id.isPresent()) {
            throw CatalogException.badData(
                    "%s: it has no column `%s` of ids%s".formatted(file, id.get(), Suggestion.of(id.get(), spelled)));
        }
        if (spelled.isEmpty()) {
            throw CatalogException.badData(
                    file + ": no row has a column: expected objects with members, such as item_id");
        }
        throw CatalogException.badData("%s: none of its columns (%s) is named item_id, id or sku: name it with --id%s"
                        .formatted(file, spelled.stream().map(Excerpt::name).collect(Collectors.joining(", ")), advice))
                .asking(hasHeader ? List.of(new ImportQuestion("header", "", List.of())) : List.of());
    }

    /** Refuses what was given for columns that none of the files has. */
    void requireGiven(List<String> spelled, Set<String> targets, String files) {
        requireGiven(given.keySet(), spelled, files, "to map");
        requireGiven(lists.keySet(), spelled, files, "of lists");
        Set<String> others = new HashSet<>(only);
        others.removeAll(targets);
        requireGiven(others, spelled, files, "to import only");
    }

    static void requireGiven(Set<String> names, List<String> spelled, String files, String purpose) {
        for (String name : names) {
            if (column(name, spelled).isEmpty() && spelled.stream().noneMatch(each -> Paths.isBelow(each, name))) {
                throw CatalogException.badData("%s: it has no column `%s` %s%s"
                        .formatted(files, Excerpt.name(name), purpose, Suggestion.of(name, spelled)));
            }
        }
    }

    private static void requireDistinct(List<String> names, List<String> spelled, String file) {
        Map<String, String> seen = new HashMap<>();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            String before = name.isEmpty() ? null : seen.putIfAbsent(name, spelled.get(i));
            if (before != null) {
                pairs.add("`%s` and `%s` both mean `%s`"
                        .formatted(Excerpt.name(before), Excerpt.name(spelled.get(i)), Excerpt.name(name)));
            }
        }
        if (!pairs.isEmpty()) {
            throw CatalogException.badData("%s: of its columns %s: rename one, or give it another name with --map"
                    .formatted(file, String.join(", ", pairs)));
        }
    }

    /** Refuses columns that the catalog lacks. */
    static void requireKnown(
            List<String> names, List<String> spelled, List<Stored> columns, String file, String command) {
        List<String> known = columns.stream().map(Stored::name).toList();
        List<String> lacking = new ArrayList<>();
        String example = "";
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (!name.isEmpty() && !known.contains(name)) {
                example = lacking.isEmpty() ? Excerpt.name(spelled.get(i)) : example;
                boolean isMade = !name.equals(ColumnName.lower(spelled.get(i)));
                String made = isMade ? "`%s` -> `%s`".formatted(Excerpt.name(spelled.get(i)), name) : "";
                lacking.add((isMade ? made : "`" + Excerpt.name(name) + "`") + Suggestion.of(name, known));
            }
        }
        if (!lacking.isEmpty()) {
            boolean one = lacking.size() == 1;
            throw CatalogException.badData(
                    "%s: the catalog has no column%s %s (--map %s=COLUMN maps %s, --map %s= leaves it out, --extend adds %s: %s)"
                            .formatted(
                                    file,
                                    one ? "" : "s",
                                    String.join(", ", lacking),
                                    example,
                                    one ? "it" : "one",
                                    example,
                                    one ? "it" : "them all",
                                    command));
        }
    }
}

package dev.garnish.rules.lang;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the lookup tables that rules name. */
final class TableLoader {
    private final TableReader reader;
    private final Problems problems;

    TableLoader(TableReader reader, Problems problems) {
        this.reader = reader;
        this.problems = problems;
    }

    /** The tables by name, also those whose file has a mistake: so that their uses are no further mistakes. */
    Map<String, Program.Table> load(List<Clause.Table> clauses) {
        Map<String, Program.Table> tables = new LinkedHashMap<>();
        for (Clause.Table clause : clauses) {
            Program.Table before = tables.get(clause.name());
            if (before != null) {
                problems.add(
                        Code.TABLE_TWICE,
                        clause.nameSpan(),
                        "there is a table `%s` already, at %s".formatted(clause.name(), before.span()),
                        "give it another name");
            } else {
                tables.put(clause.name(), table(clause));
            }
        }
        return tables;
    }

    /** A blank value is missing, as everywhere. */
    private Program.Table table(Clause.Table clause) {
        Map<String, String> values = new HashMap<>(rows(clause));
        Set<String> blank = new HashSet<>();
        values.forEach((key, value) -> {
            if (value.isBlank()) {
                blank.add(key);
            }
        });
        values.keySet().removeAll(blank);
        return new Program.Table(clause.name(), values, blank, clause.span());
    }

    private Map<String, String> rows(Clause.Table clause) {
        return reader.read(clause.span().source(), clause.file())
                .map(text -> text.getBytes(StandardCharsets.UTF_8).length > Bounds.TABLE
                        ? tooLarge(clause)
                        : rows(clause, TableText.rows(text)))
                .orElseGet(() -> missing(clause));
    }

    private Map<String, String> missing(Clause.Table clause) {
        problems.add(
                Code.TABLE_FILE_MISSING,
                clause.fileSpan(),
                "there is no file `%s` beside these rules".formatted(Quote.of(clause.file())),
                "",
                "a table is a CSV file of two columns, key and value");
        return Map.of();
    }

    private Map<String, String> tooLarge(Clause.Table clause) {
        problems.add(
                Code.TABLE_TOO_LARGE,
                clause.fileSpan(),
                "`%s` is larger than %d MB".formatted(Quote.of(clause.file()), Bounds.TABLE >> 20),
                "",
                "large tables belong in the catalog, as a column of their own");
        return Map.of();
    }

    private Map<String, String> rows(Clause.Table clause, List<TableText.Row> rows) {
        Map<String, String> values = new HashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        for (TableText.Row row : rows) {
            if (!row.fault().isEmpty() || row.fields().size() != 2) {
                return badRow(clause, row);
            }
            String key = row.fields().get(0).strip();
            Integer before = lines.putIfAbsent(key, row.line());
            if (before != null) {
                return twice(clause, row, key, before);
            }
            values.put(key, row.fields().get(1).strip());
        }
        return values;
    }

    private Map<String, String> badRow(Clause.Table clause, TableText.Row row) {
        int fields = row.fields().size();
        problems.add(
                Code.BAD_TABLE_ROW,
                clause.fileSpan(),
                "line %d of `%s` has no key and value: %s"
                        .formatted(
                                row.line(),
                                Quote.of(clause.file()),
                                row.fault().isEmpty()
                                        ? "it has " + (fields == 1 ? "one field" : fields + " fields")
                                        : row.fault()),
                "",
                "a line is key,value; what holds a comma stands in double quotes");
        return Map.of();
    }

    private Map<String, String> twice(Clause.Table clause, TableText.Row row, String key, int before) {
        problems.add(
                Code.TABLE_KEY_TWICE,
                clause.fileSpan(),
                "line %d of `%s` repeats the key `%s` of line %d"
                        .formatted(row.line(), Quote.of(clause.file()), Quote.of(key), before),
                "take one of them out");
        return Map.of();
    }
}

package dev.garnish.rules.lang;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the lookup tables that rules name. */
final class TableLoader {
    private final TableReader reader;
    private final Problems problems;
    private final Map<String, Map<String, String>> byText = new HashMap<>();
    private int charactersLeft = Bounds.ALL_TABLES;
    private int rowsLeft = Bounds.ROWS;

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
                tables.put(clause.name(), new Program.Table(clause.name(), rows(clause), clause.span()));
            }
        }
        return tables;
    }

    private Map<String, String> rows(Clause.Table clause) {
        if (charactersLeft < 0 || rowsLeft < 0) {
            return Map.of(); // which is reported already
        }
        Optional<String> text = reader.read(clause.span().source(), clause.file());
        return text.isEmpty() ? missing(clause) : known(clause, text.get());
    }

    /** Read once, however many tables and rules files name the same. */
    private Map<String, String> known(Clause.Table clause, String text) {
        Map<String, String> known = byText.get(text);
        if (known != null) {
            return known;
        }
        if (text.length() > Bounds.TABLE || text.getBytes(StandardCharsets.UTF_8).length > Bounds.TABLE) {
            return tooLarge(clause, "`%s` is larger than %d MB", Bounds.TABLE >> 20);
        }
        charactersLeft -= text.length();
        if (charactersLeft < 0) {
            return tooLarge(clause, "with `%s` the tables are larger than %d MB together", Bounds.ALL_TABLES >> 20);
        }
        Map<String, String> rows = rows(clause, text);
        byText.put(text, rows);
        return rows;
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

    private Map<String, String> tooLarge(Clause.Table clause, String message, int most) {
        problems.add(
                Code.TABLE_TOO_LARGE,
                clause.fileSpan(),
                message.formatted(Quote.of(clause.file()), most),
                "",
                "large tables belong in the catalog, as a column of their own");
        return Map.of();
    }

    private Map<String, String> rows(Clause.Table clause, String text) {
        Map<String, String> values = new HashMap<>();
        Iterator<TableText.Row> rows = TableText.rows(text);
        while (rows.hasNext()) {
            TableText.Row row = rows.next();
            if (!row.fault().isEmpty() || row.fields().size() != 2) {
                return badRow(clause, row);
            }
            String key = row.fields().get(0).strip();
            if (values.putIfAbsent(key, row.fields().get(1).strip()) != null) {
                return twice(clause, row, key, lineOf(text, key));
            }
            if (--rowsLeft < 0) {
                return tooLarge(clause, "with `%s` the tables have more than %,d rows together", Bounds.ROWS);
            }
        }
        values.values().removeIf(String::isBlank); // a blank value is missing, as everywhere
        return values;
    }

    /** Where a key stands first: looked for again, because the lines of all would take as much memory as the table. */
    private static int lineOf(String text, String key) {
        Iterator<TableText.Row> rows = TableText.rows(text);
        TableText.Row row = rows.next();
        while (!row.fields().get(0).strip().equals(key)) {
            row = rows.next();
        }
        return row.line();
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

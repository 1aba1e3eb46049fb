package dev.garnish.rules.lang;

import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
                tables.put(clause.name(), new Program.Table(clause.name(), rows(clause), clause.span()));
            }
        }
        return tables;
    }

    private Map<String, String> rows(Clause.Table clause) {
        if (clause.file().isEmpty()) {
            return Map.of();
        }
        return read(clause)
                .map(text -> text.getBytes(StandardCharsets.UTF_8).length > Bounds.TABLE
                        ? tooLarge(clause)
                        : rows(clause, TableText.rows(text)))
                .orElse(Map.of());
    }

    /** Empty with its problem where it cannot be read. */
    private Optional<String> read(Clause.Table clause) {
        try {
            Optional<String> text = reader.read(clause.span().source(), clause.file());
            if (text.isEmpty()) {
                missing(clause);
            }
            return text;
        } catch (UncheckedIOException e) {
            problems.add(
                    Code.TABLE_UNREADABLE,
                    clause.fileSpan(),
                    "the file `%s` cannot be read: %s".formatted(Quote.of(clause.file()), reason(e)),
                    "",
                    "a table is a CSV file of two columns, key and value, saved as UTF-8");
            return Optional.empty();
        }
    }

    private static String reason(UncheckedIOException e) {
        if (e.getCause() instanceof AccessDeniedException) {
            return "there is no permission";
        }
        return e.getCause() instanceof FileSystemException system && system.getReason() != null
                ? "it " + system.getReason()
                : "it is damaged or in use";
    }

    private void missing(Clause.Table clause) {
        problems.add(
                Code.TABLE_FILE_MISSING,
                clause.fileSpan(),
                "there is no file `%s` beside these rules".formatted(Quote.of(clause.file())),
                "",
                "a table is a CSV file of two columns, key and value");
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
            putPresent(values, key, row.fields().get(1).strip());
        }
        return values;
    }

    /** A blank value is missing, as everywhere. */
    private static void putPresent(Map<String, String> values, String key, String value) {
        if (!value.isBlank()) {
            values.put(key, value);
        }
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

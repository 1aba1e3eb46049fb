package dev.garnish.internal.lang.check;

import dev.garnish.internal.lang.parse.Clause;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.internal.text.Blanks;
import dev.garnish.internal.text.LocaleData;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a table with a column for each language: its heading is {@code key} and the languages. */
final class LocalizedRows {
    private final Clause.Table clause;
    private final Problems problems;
    private final Map<String, Map<String, String>> languages = new LinkedHashMap<>();
    private final Map<String, String> values = new HashMap<>();
    private final Set<String> keys = new HashSet<>();
    private int texts;

    LocalizedRows(Clause.Table clause, Problems problems) {
        this.clause = clause;
        this.problems = problems;
    }

    /** How many texts were read, blank ones as well. */
    int texts() {
        return texts;
    }

    /** @param most so many texts, or a few more, are read */
    TableContent read(String text, int most) {
        Iterator<TableText.Row> rows = TableText.headed(text);
        if (!heading(rows.hasNext() ? rows.next().fields() : List.of(""))) {
            return TableContent.NONE;
        }
        while (rows.hasNext() && texts <= most) {
            if (!row(rows.next())) {
                return TableContent.NONE;
            }
        }
        keys.removeAll(values.keySet());
        return new TableContent(values, keys, languages);
    }

    private boolean heading(List<String> fields) {
        if (!TableLoader.plain(fields.get(0)).equals("key") || fields.size() < 2) {
            return refuse("its first line is no heading", "the heading is key and the languages: key,en,de,fr");
        }
        for (String field : fields.subList(1, fields.size())) {
            String tag = TableLoader.plain(field);
            Optional<String> fault = Formats.locale(tag);
            if (fault.isPresent()) {
                return refuse(
                        "`%s` in its heading is no language that is known here".formatted(SourceQuote.of(tag)),
                        fault.get());
            }
            if (languages.put(LocaleData.canonical(tag), new HashMap<>()) != null) {
                return refuse("its heading has `%s` twice".formatted(SourceQuote.of(tag)), "take one of them out");
            }
        }
        return true;
    }

    private boolean refuse(String what, String help) {
        problems.add(
                Code.BAD_TABLE_HEADING,
                clause.fileSpan(),
                "`%s` has no column for each language: %s".formatted(SourceQuote.of(clause.file()), what),
                "",
                help);
        return false;
    }

    private boolean row(TableText.Row row) {
        List<String> fields = row.fields();
        if (!row.fault().isEmpty() || fields.size() != languages.size() + 1) {
            return refuse(
                    row,
                    row.fault().isEmpty()
                            ? "has %d fields, and the heading %d".formatted(fields.size(), languages.size() + 1)
                            : "is no row: " + row.fault());
        }
        String key = TableLoader.plain(fields.get(0));
        if (!keys.add(key)) {
            problems.add(
                    Code.TABLE_KEY_TWICE,
                    clause.fileSpan(),
                    "line %d of `%s` repeats the key `%s`"
                            .formatted(row.line(), SourceQuote.of(clause.file()), SourceQuote.of(key)),
                    "take one of them out");
            return false;
        }
        List<Map<String, String>> columns = new ArrayList<>(languages.values());
        for (int i = 0; i < columns.size(); i++) {
            put(key, TableLoader.plain(fields.get(i + 1)), columns.get(i));
        }
        return true;
    }

    private void put(String key, String text, Map<String, String> column) {
        texts++;
        if (!Blanks.isBlank(text)) {
            column.put(key, text);
            values.putIfAbsent(key, text);
        }
    }

    private boolean refuse(TableText.Row row, String what) {
        problems.add(
                Code.BAD_TABLE_ROW,
                clause.fileSpan(),
                "line %d of `%s` %s".formatted(row.line(), SourceQuote.of(clause.file()), what),
                "",
                "a line has the key and a text for each language, which may be blank; what holds a comma stands in double quotes");
        return false;
    }
}

package dev.garnish.internal.lang.check;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A table's file as CSV of RFC 4180: fields with commas, semicolons, tabs or bars between, optionally in double
 * quotes with quotes doubled inside, one row a line. A first line that reads {@code key,value} is a heading.
 */
final class TableText implements Iterator<TableText.Row> {
    private static final int MOST_FIELDS = 100;
    private static final char[] OTHERS = {';', '\t', '|'};

    private final String text;
    private final char delimiter;
    private int at;
    private int line = 1;
    private @Nullable Row next;

    /** @param fault empty, or what is wrong with the row */
    record Row(int line, List<String> fields, String fault) {}

    private TableText(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
        this.at = text.startsWith("\uFEFF") ? 1 : 0;
    }

    /**
     * The rows, one at a time: all together would take more memory than the table. Fields are parted by the first sign
     * that cuts every row in two, as spreadsheets write `;` where a comma is decimal; else by commas.
     */
    static Iterator<Row> rows(String text) {
        TableText table = new TableText(text, delimiter(text, 2));
        if (table.hasNext() && Objects.requireNonNull(table.next).fields().equals(List.of("key", "value"))) {
            table.next();
        }
        return table;
    }

    /** The same with the heading, of a table with as many columns as its heading has. */
    static Iterator<Row> headed(String text) {
        return new TableText(text, delimiter(text, 0));
    }

    /** @param fields of each row; 0: as many as the first one has, and two at least */
    private static char delimiter(String text, int fields) {
        if (!isWhole(new TableText(text, ','), fields)) {
            for (char other : OTHERS) {
                if (text.indexOf(other) >= 0 && isWhole(new TableText(text, other), fields)) {
                    return other;
                }
            }
        }
        return ',';
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    private static boolean isWhole(TableText table, int fields) {
        int wanted = fields;
        while (table.hasNext()) {
            Row row = table.next();
            wanted = wanted == 0 ? Math.max(2, row.fields().size()) : wanted;
            if (row.fields().size() != wanted || !row.fault().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean hasNext() {
        while (next == null && at < text.length()) {
            row();
        }
        return next != null;
    }

    @Override
    public Row next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        Row row = Objects.requireNonNull(next);
        next = null;
        return row;
    }

    private void row() {
        int start = line;
        List<String> fields = new ArrayList<>();
        StringBuilder fault = new StringBuilder();
        do {
            fields.add(field(fault));
        } while (accept(delimiter) && fields.size() <= MOST_FIELDS);
        boolean returned = accept('\r');
        boolean ended = accept('\n') || returned;
        if (fields.size() > MOST_FIELDS) {
            fault.append("it has more than ").append(MOST_FIELDS).append(" fields");
        } else if (at < text.length() && !ended && fault.isEmpty()) {
            fault.append("a quote stands inside a field");
        }
        if (!fault.isEmpty()) {
            skipLine();
        }
        line++;
        boolean blank = fault.isEmpty() && fields.size() == 1 && fields.get(0).isBlank();
        if (!blank) {
            next = new Row(start, List.copyOf(fields), fault.toString());
        }
    }

    private String field(StringBuilder fault) {
        if (!accept('"')) {
            int start = at;
            while (at < text.length() && text.charAt(at) != delimiter && !isBreak(text.charAt(at))) {
                at++;
            }
            return text.substring(start, at);
        }
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '"' && !accept('"')) {
                return value.toString();
            }
            line += c == '\n' ? 1 : 0;
            value.append(c);
        }
        fault.append("a quote is not closed");
        return value.toString();
    }

    private boolean accept(char c) {
        boolean found = at < text.length() && text.charAt(at) == c;
        at += found ? 1 : 0;
        return found;
    }

    private void skipLine() {
        while (at < text.length() && !isBreak(text.charAt(at - 1))) {
            at++;
        }
    }
}

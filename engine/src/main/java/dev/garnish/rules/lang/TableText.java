package dev.garnish.rules.lang;

import java.util.ArrayList;
import java.util.List;

/**
 * A table's file as CSV of RFC 4180: fields with commas, semicolons, tabs or bars between, optionally in double quotes with quotes doubled inside,
 * one row a line. A first line that reads {@code key,value} is a heading.
 */
final class TableText {
    private static final char[] OTHERS = {';', '\t', '|'};

    private final String text;
    private final char delimiter;
    private final List<Row> rows = new ArrayList<>();
    private int at;
    private int line = 1;

    /** @param fault empty, or what is wrong with the row */
    record Row(int line, List<String> fields, String fault) {}

    private TableText(String text, char delimiter) {
        this.text = text;
        this.delimiter = delimiter;
        this.at = text.startsWith("\uFEFF") ? 1 : 0;
    }

    private static boolean isBreak(char c) {
        return c == '\n' || c == '\r';
    }

    /** With the first sign that cuts every row in two, as spreadsheets write `;` where a comma is decimal; else commas. */
    static List<Row> rows(String text) {
        List<Row> commas = rows(text, ',');
        if (isWhole(commas)) {
            return commas;
        }
        for (char other : OTHERS) {
            List<Row> rows = text.indexOf(other) < 0 ? commas : rows(text, other);
            if (isWhole(rows)) {
                return rows;
            }
        }
        return commas;
    }

    private static boolean isWhole(List<Row> rows) {
        for (Row row : rows) {
            if (row.fields().size() != 2 || !row.fault().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static List<Row> rows(String text, char delimiter) {
        TableText table = new TableText(text, delimiter);
        while (table.at < text.length()) {
            table.row();
        }
        boolean heading = !table.rows.isEmpty() && table.rows.get(0).fields().equals(List.of("key", "value"));
        return List.copyOf(table.rows.subList(heading ? 1 : 0, table.rows.size()));
    }

    private void row() {
        int start = line;
        List<String> fields = new ArrayList<>();
        StringBuilder fault = new StringBuilder();
        do {
            fields.add(field(fault));
        } while (accept(delimiter));
        boolean returned = accept('\r');
        boolean ended = accept('\n') || returned;
        if (at < text.length() && !ended && fault.isEmpty()) {
            fault.append("a quote stands inside a field");
        }
        if (!fault.isEmpty()) {
            skipLine();
        }
        line++;
        boolean blank = fault.isEmpty() && fields.size() == 1 && fields.get(0).isBlank();
        if (!blank) {
            rows.add(new Row(start, List.copyOf(fields), fault.toString()));
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

package dev.garnish.rules.lang;

import java.util.ArrayList;
import java.util.List;

/**
 * A table's file as CSV of RFC 4180: fields with commas between, optionally in double quotes with quotes doubled inside,
 * one row a line. A first line that reads {@code key,value} is a heading.
 */
final class TableText {
    private final String text;
    private final List<Row> rows = new ArrayList<>();
    private int at;
    private int line = 1;

    /** @param fault empty, or what is wrong with the row */
    record Row(int line, List<String> fields, String fault) {}

    private TableText(String text) {
        this.text = text;
        this.at = text.startsWith("\uFEFF") ? 1 : 0;
    }

    static List<Row> rows(String text) {
        TableText table = new TableText(text);
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
        } while (accept(','));
        accept('\r');
        if (at < text.length() && !accept('\n') && fault.isEmpty()) {
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
            while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
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
        while (at < text.length() && text.charAt(at - 1) != '\n') {
            at++;
        }
    }
}

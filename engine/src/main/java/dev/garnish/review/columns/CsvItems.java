package dev.garnish.review.columns;

import dev.garnish.review.FinishedItem;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * CSV after RFC 4180, in UTF-8. Values stand there exactly as recipients read them, also where a spreadsheet would run them as a
 * formula: a sign before them would be sent.
 */
final class CsvItems implements ItemWriter {
    private final BufferedWriter out;

    CsvItems(OutputStream out, List<String> names) throws IOException {
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        line("item_id", names);
    }

    @Override
    public Optional<String> write(FinishedItem item) throws IOException {
        line(item.id(), item.values());
        return Optional.empty();
    }

    private void line(String id, List<String> values) throws IOException {
        out.write(field(id));
        for (String value : values) {
            out.write(',');
            out.write(field(value));
        }
        out.write("\r\n");
    }

    private static String field(String text) {
        return isPlain(text) ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Blanks at the ends stand in quotes, too: many readers take them off elsewhere. */
    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == ',' || c < ' ') {
                return false;
            }
        }
        return text.strip().equals(text);
    }

    @Override
    public boolean remove(String id) {
        return true;
    }

    @Override
    public void finish() throws IOException {
        out.flush();
    }
}

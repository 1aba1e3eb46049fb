package dev.garnish.catalog.db.internal.postgres;

import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row as {@code COPY} reads it: a line, with tabs between its values. */
final class CopyText {
    private CopyText() {}

    /** Why the server cannot hold these values. */
    static Optional<String> refusal(@Nullable Object[] values) {
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
        for (Object value : values) {
            String text = value instanceof String[] list ? String.join("", list) : String.valueOf(value);
            if (text.indexOf('\0') >= 0) {
                return Optional.of("a text holds the character NUL, which PostgreSQL does not take");
            }
            if (!encoder.canEncode(text)) {
                return Optional.of("a text holds half a character, which PostgreSQL does not take");
            }
        }
        return Optional.empty();
    }

    static void append(@Nullable Object[] values, StringBuilder to) {
        for (int i = 0; i < values.length; i++) {
            if (i > 0) {
                to.append('\t');
            }
            Object value = values[i];
            if (value == null) {
                to.append("\\N");
            } else {
                escape(value instanceof String[] list ? array(list) : value.toString(), to);
            }
        }
        to.append('\n');
    }

    private static String array(String[] list) {
        StringBuilder array = new StringBuilder("{");
        for (String entry : list) {
            array.append(array.length() == 1 ? "\"" : ",\"")
                    .append(entry.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        }
        return array.append('}').toString();
    }

    private static void escape(String text, StringBuilder to) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> to.append("\\\\");
                case '\t' -> to.append("\\t");
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                default -> to.append(c);
            }
        }
    }
}

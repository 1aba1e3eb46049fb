package dev.garnish.internal.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Reads the tables that this package's jar carries. */
final class Tables {
    private Tables() {}

    /** A table's lines without comments. */
    static List<String> lines(String table) {
        try (InputStream in = Objects.requireNonNull(Tables.class.getResourceAsStream(table), table)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("# ")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

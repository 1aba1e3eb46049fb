package dev.garnish.lambda;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** The files that tests share. */
final class Samples {
    private Samples() {}

    static byte[] bytes(String name) throws IOException {
        try (InputStream in = url(name).openStream()) {
            return in.readAllBytes();
        }
    }

    static Path file(String name) {
        try {
            return Path.of(url(name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL url(String name) {
        return Objects.requireNonNull(Samples.class.getResource(name), name);
    }

    /** The sample catalog and two attributes. */
    static Map<String, String> settings() {
        return Map.of("GARNISH_RULES", file("movies.rules").toString(), "GARNISH_CATALOG", "sample");
    }
}

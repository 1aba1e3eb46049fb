package dev.garnish.languageserver.internal;

import dev.garnish.rules.Source;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A text that is open in the editor, saved or not.
 *
 * @param uri as the editor writes it
 * @param source its text; its name is the path of a file, of anything else the URI
 * @param rules whether it holds rules; a table that is open is read by them
 * @param version as the editor counts
 */
public record Document(String uri, Source source, boolean rules, int version) {
    /**
     * A text that an editor opened.
     *
     * @param language as the editor calls it; of files that do not end as rules do, it must be that of rules
     */
    public static Document of(String uri, String language, String text, int version) {
        boolean rules = uri.endsWith(".rules") || path(uri).isEmpty() || language.startsWith("garnish");
        return new Document(uri, new Source(name(uri), text), rules, version);
    }

    /** The same with another text. */
    public Document with(String text, int newVersion) {
        return new Document(uri, new Source(name(), text), rules, newVersion);
    }

    /** What rules call it. */
    public static String name(String uri) {
        return path(uri).map(Path::toString).orElse(uri);
    }

    /** The path of a file's URI; empty of any other. */
    public static Optional<Path> path(String uri) {
        try {
            URI parsed = URI.create(uri);
            return "file".equalsIgnoreCase(parsed.getScheme())
                    ? Optional.of(Path.of(parsed).normalize())
                    : Optional.empty();
        } catch (IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Its path; empty where it is no file. */
    public Optional<Path> path() {
        return path(uri);
    }

    public String name() {
        return source.name();
    }
}

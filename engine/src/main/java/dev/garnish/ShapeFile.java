package dev.garnish;

import dev.garnish.event.EventShape;
import dev.garnish.event.InvalidShapeException;
import dev.garnish.internal.event.ShapeParser;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/**
 * Shapes of events as JSON files: where recipients, item ids and fields stand, and where results go. {@code docs/shapes.md}
 * lists the keys.
 *
 * <pre>{@code
 * EventShape mailer = ShapeFile.load(Path.of("mailer.json"));
 * Enrichment made = garnish.enrich(mailer, event);
 * }</pre>
 */
public final class ShapeFile {
    private ShapeFile() {}

    /**
     * The shape in a file.
     *
     * @param file JSON in UTF-8, or in UTF-16 with a mark
     * @return the shape, checked
     * @throws InvalidShapeException if it is no JSON or no shape; it lists every problem with its place
     * @throws UncheckedIOException if the file cannot be read, is no file or no text
     */
    public static EventShape load(Path file) {
        return parse(file.toString(), RuleFiles.read(file));
    }

    /**
     * The shape in a text.
     *
     * @param name what messages call the text
     * @param json the text
     * @return the shape, checked
     * @throws InvalidShapeException if it is no JSON or no shape; it lists every problem with its place
     */
    public static EventShape parse(String name, String json) {
        return new ShapeParser(name, json).shape();
    }
}

package dev.garnish.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** What is to be made of the items: one decision list an attribute, written in each contender's own language. */
public enum Task {
    /** Title, genre and image address, read from the item alone. */
    ITEMS_3("3 attributes", List.of("Title", "Genre", "ImageUrl"), List.of()),

    /** Seven more, some of which compare numbers or read two columns. */
    ITEMS_10(
            "10 attributes",
            List.of(
                    "Title",
                    "Genre",
                    "ImageUrl",
                    "Style",
                    "Kicker",
                    "Badge",
                    "Audience",
                    "Offer",
                    "Teaser",
                    "Availability"),
            List.of()),

    /** Title from the item, genre by the recipient's country, and one headline with the recipient's name. */
    RECIPIENT_3("3 attributes, 2 of which read the recipient", List.of("Title", "Genre"), List.of("Headline"));

    private final String title;
    private final List<String> perItem;
    private final List<String> once;

    Task(String title, List<String> perItem, List<String> once) {
        this.title = title;
        this.perItem = perItem;
        this.once = once;
    }

    /** What a table calls it. */
    String title() {
        return title;
    }

    /** The attributes that have one value an item. */
    List<String> perItem() {
        return perItem;
    }

    /** The attributes that have one value a recipient. */
    List<String> once() {
        return once;
    }

    /** The name of its resources: {@code items-3}. */
    String fileName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Its rules in the language whose files end so. */
    String text(String extension) {
        String name = fileName() + "." + extension;
        try (InputStream in = Task.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.garnish.review;

import dev.garnish.internal.lang.Program;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An attribute's value as a test sees it. Immutable, and equal to another of the same kind and texts.
 *
 * @param kind what the texts make up
 * @param texts one of a text, one per item shown of a list, none where there is no value
 */
public record TestValue(Kind kind, List<String> texts) {
    private static final TestValue ABSENT = new TestValue(Kind.ABSENT, List.of());

    /** What the texts make up. */
    public enum Kind {
        /** One text: the attribute is made once for a recipient. */
        TEXT,
        /** A text for each item that is shown, in their order. */
        LIST,
        /** The recipient was given no such attribute. */
        ABSENT
    }

    /**
     * Copies the texts.
     *
     * @param kind what the texts make up
     * @param texts as many as the kind asks for
     */
    public TestValue {
        texts = List.copyOf(texts);
    }

    static TestValue text(String text) {
        return new TestValue(Kind.TEXT, List.of(text));
    }

    static TestValue list(List<String> texts) {
        return new TestValue(Kind.LIST, texts);
    }

    static TestValue of(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list(list.stream().map(String.class::cast).toList());
        }
        return value instanceof String text ? text(text) : ABSENT;
    }

    static TestValue expected(Program.Expectation expected) {
        return switch (expected.shape()) {
            case TEXT -> text(expected.values().get(0));
            case LIST -> list(expected.values());
            case NOTHING -> ABSENT;
        };
    }

    /** As a rules file writes it: {@code ["Fleabag", "Hunters"]}; {@code nothing} where it is absent. */
    @Override
    public String toString() {
        String written = texts.stream().map(DisplayText::text).collect(Collectors.joining(", "));
        return switch (kind) {
            case TEXT -> written;
            case LIST -> "[" + written + "]";
            case ABSENT -> "nothing";
        };
    }
}

package dev.garnish.internal.template;

/**
 * What a path or a variable of a template stands for.
 *
 * @param attribute of a list or a text
 * @param index the position of an item or a text; of a number itself, where the template writes it
 * @param escapes of a list or a text, before it is shown
 */
record Value(Kind kind, String attribute, int index, Escapes escapes) {
    enum Kind {
        /** Nothing of recommendations. */
        OTHER,
        NUMBER,
        /** {@code Recommendations}: a list of texts for each attribute. */
        ROOT,
        /** All attributes at one position. */
        ITEM,
        /** The texts of an attribute. */
        LIST,
        TEXT
    }

    static final Value OTHER = new Value(Kind.OTHER, "", Reading.WHOLE, Escapes.NONE);
    static final Value ROOT = new Value(Kind.ROOT, "", Reading.WHOLE, Escapes.NONE);
    static final Value COMPUTED_NUMBER = number(Reading.COMPUTED);

    static Value number(int number) {
        return new Value(Kind.NUMBER, "", number, Escapes.NONE);
    }

    static Value item(int index) {
        return new Value(Kind.ITEM, "", index, Escapes.NONE);
    }

    static Value list(String attribute) {
        return new Value(Kind.LIST, attribute, Reading.WHOLE, Escapes.NONE);
    }

    static Value text(String attribute, int index) {
        return new Value(Kind.TEXT, attribute, index, Escapes.NONE);
    }

    boolean is(Kind one) {
        return kind == one;
    }

    boolean isOfAttribute() {
        return kind == Kind.LIST || kind == Kind.TEXT;
    }

    Value with(Escapes others) {
        return new Value(kind, attribute, index, others);
    }

    /** As a part of a text. */
    Value joined() {
        return isOfAttribute() ? new Value(Kind.TEXT, attribute, Reading.ALL, escapes) : OTHER;
    }

    /** One of those that a loop goes over. */
    Value element() {
        return switch (kind) {
            case ROOT -> item(Reading.COMPUTED);
            case LIST -> new Value(Kind.TEXT, attribute, Reading.COMPUTED, escapes);
            case TEXT, NUMBER -> this;
            case OTHER, ITEM -> OTHER;
        };
    }

    /** The one of two possible values that needs more care. */
    Value or(Value other) {
        return other.care() > care() ? other : this;
    }

    private int care() {
        return switch (kind) {
            case OTHER -> 0;
            case NUMBER -> 1;
            case LIST, TEXT -> escapes.isNone() ? 3 : 2;
            case ROOT, ITEM -> 4;
        };
    }
}

package dev.garnish;

/**
 * What a catalog column or an expression holds. The Java class of a value is fixed by its type: text {@code String},
 * number {@code BigDecimal}, truth {@code Boolean}, date {@code LocalDateTime} (UTC, midnight where the source has no
 * time), and unmodifiable {@code List}s of these.
 */
public enum Type {
    TEXT,
    NUMBER,
    TRUTH,
    DATE,
    TEXT_LIST,
    NUMBER_LIST,
    TRUTH_LIST,
    DATE_LIST;

    public boolean isList() {
        return this == list();
    }

    /** The list whose entries have this type; a list is its own answer, so lists never nest. */
    public Type list() {
        return switch (this) {
            case TEXT, TEXT_LIST -> TEXT_LIST;
            case NUMBER, NUMBER_LIST -> NUMBER_LIST;
            case TRUTH, TRUTH_LIST -> TRUTH_LIST;
            case DATE, DATE_LIST -> DATE_LIST;
        };
    }

    /** The type of a list's entries; what is no list is its own answer. */
    public Type element() {
        return switch (this) {
            case TEXT, TEXT_LIST -> TEXT;
            case NUMBER, NUMBER_LIST -> NUMBER;
            case TRUTH, TRUTH_LIST -> TRUTH;
            case DATE, DATE_LIST -> DATE;
        };
    }
}

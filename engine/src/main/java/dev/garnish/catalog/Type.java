package dev.garnish.catalog;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * What a catalog column or an expression holds. The Java class of a value is fixed by its type: text {@code String},
 * number {@code BigDecimal}, truth {@code Boolean}, date {@code LocalDateTime} (UTC, midnight where the source has no
 * time), and unmodifiable {@code List}s of these.
 */
public enum Type {
    TEXT(String.class, false),
    NUMBER(BigDecimal.class, false),
    TRUTH(Boolean.class, false),
    DATE(LocalDateTime.class, false),
    TEXT_LIST(String.class, true),
    NUMBER_LIST(BigDecimal.class, true),
    TRUTH_LIST(Boolean.class, true),
    DATE_LIST(LocalDateTime.class, true);

    private final Class<?> elementClass;
    private final boolean isList;

    Type(Class<?> elementClass, boolean isList) {
        this.elementClass = elementClass;
        this.isList = isList;
    }

    public boolean isList() {
        return isList;
    }

    /** The Java class of a value, or of each entry of a list. */
    Class<?> elementClass() {
        return elementClass;
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

package dev.garnish.catalog;

import java.math.BigDecimal;
import java.time.LocalDateTime;

/**
 * What a catalog column or an expression holds. The Java class of a value is fixed by its type: text {@code String},
 * number {@code BigDecimal}, truth {@code Boolean}, date {@code LocalDateTime} (UTC, midnight where the source has no
 * time), and unmodifiable {@code List}s of these.
 */
public enum Type {
    /** {@code String}; blank is missing. */
    TEXT(String.class, false),
    /** {@code BigDecimal}, of any scale. */
    NUMBER(BigDecimal.class, false),
    /** {@code Boolean}. */
    TRUTH(Boolean.class, false),
    /** {@code LocalDateTime} in UTC; midnight where the source has no time. */
    DATE(LocalDateTime.class, false),
    /** {@code List<String>}; empty is missing. */
    TEXT_LIST(String.class, true),
    /** {@code List<BigDecimal>}; empty is missing. */
    NUMBER_LIST(BigDecimal.class, true),
    /** {@code List<Boolean>}; empty is missing. */
    TRUTH_LIST(Boolean.class, true),
    /** {@code List<LocalDateTime>} in UTC; empty is missing. */
    DATE_LIST(LocalDateTime.class, true);

    private final Class<?> elementClass;
    private final boolean isList;

    Type(Class<?> elementClass, boolean isList) {
        this.elementClass = elementClass;
        this.isList = isList;
    }

    /** {@return whether values are lists} */
    public boolean isList() {
        return isList;
    }

    /** The Java class of a value, or of each entry of a list. */
    Class<?> elementClass() {
        return elementClass;
    }

    /** {@return the list whose entries have this type; of a list the list itself, because lists never nest} */
    public Type list() {
        return switch (this) {
            case TEXT, TEXT_LIST -> TEXT_LIST;
            case NUMBER, NUMBER_LIST -> NUMBER_LIST;
            case TRUTH, TRUTH_LIST -> TRUTH_LIST;
            case DATE, DATE_LIST -> DATE_LIST;
        };
    }

    /** {@return the type of a list's entries; of any other type the type itself} */
    public Type element() {
        return switch (this) {
            case TEXT, TEXT_LIST -> TEXT;
            case NUMBER, NUMBER_LIST -> NUMBER;
            case TRUTH, TRUTH_LIST -> TRUTH;
            case DATE, DATE_LIST -> DATE;
        };
    }
}

package dev.garnish.internal.lang;

import static dev.garnish.catalog.Type.DATE;
import static dev.garnish.catalog.Type.NUMBER;
import static dev.garnish.catalog.Type.NUMBER_LIST;
import static dev.garnish.catalog.Type.TEXT;
import static dev.garnish.catalog.Type.TEXT_LIST;
import static dev.garnish.catalog.Type.TRUTH;

import dev.garnish.catalog.Type;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The operations of expressions besides logic and choice. Each is pure, total and bounded. Unless a line says otherwise
 * a missing argument makes the result missing; operations that give a truth by comparing are false on a missing
 * argument.
 *
 * <p>A null type stands for "any": the checker sees to it that such arguments agree and gives the {@link Expr.Call} the
 * type that results.
 */
public enum Operation {
    // Operators
    CONCAT(TEXT, TEXT, TEXT),
    NEGATE(NUMBER, NUMBER),
    ADD(NUMBER, NUMBER, NUMBER),
    SUBTRACT(NUMBER, NUMBER, NUMBER),
    MULTIPLY(NUMBER, NUMBER, NUMBER),
    /** Decimal, 34 significant digits; missing when dividing by zero. */
    DIVIDE(NUMBER, NUMBER, NUMBER),
    /** Missing when dividing by zero. */
    REMAINDER(NUMBER, NUMBER, NUMBER),
    /** Numbers by value: 1.0 equals 1. Comparing. */
    EQUAL(TRUTH, null, null),
    /** Comparing, so false where a side is missing. */
    NOT_EQUAL(TRUTH, null, null),
    /** Numbers, dates, or texts by code point. Comparing, as the next three. */
    LESS(TRUTH, null, null),
    LESS_OR_EQUAL(TRUTH, null, null),
    GREATER(TRUTH, null, null),
    GREATER_OR_EQUAL(TRUTH, null, null),
    /** Element, list. Comparing. */
    IN(TRUTH, null, null),
    /** Whether a text contains another. Comparing, as the next four. */
    CONTAINS_TEXT(TRUTH, TEXT, TEXT),
    /** List, element. */
    CONTAINS(TRUTH, null, null),
    STARTS_WITH(TRUTH, TEXT, TEXT),
    ENDS_WITH(TRUTH, TEXT, TEXT),
    /** Text, parts: whether it holds one of them. */
    CONTAINS_ANY_TEXT(TRUTH, TEXT, TEXT_LIST),
    /** Two lists: whether they share an entry. */
    CONTAINS_ANY(TRUTH, null, null),
    EQUALS_IGNORE_CASE(TRUTH, TEXT, TEXT),

    // Choosing
    /** The first of two that is not missing; `first(a, b, c)` is built as `first(a, first(b, c))`. */
    FIRST(null, null, null),

    // Text; lengths and positions count user-perceived characters (grapheme clusters)
    LOWER(TEXT, TEXT),
    UPPER(TEXT, TEXT),
    TITLE_CASE(TEXT, TEXT),
    /** The first letter in title case, the others as they are. */
    CAPITAL(TEXT, TEXT),
    TRIM(TEXT, TEXT),
    /** Text, separator: the part before the first one, trimmed; missing where there is none. As the next three. */
    BEFORE(TEXT, TEXT, TEXT),
    AFTER(TEXT, TEXT, TEXT),
    BEFORE_LAST(TEXT, TEXT, TEXT),
    AFTER_LAST(TEXT, TEXT, TEXT),
    /** A text shortened to a number of characters, cut at a word, with an ellipsis that counts. */
    SHORTEN(TEXT, TEXT, NUMBER),
    REPLACE(TEXT, TEXT, TEXT, TEXT),
    LENGTH(NUMBER, TEXT),
    // Dates; a moment is of the day that it has in the zone of the rules
    /** Date, number, unit: moved by that number of units; missing where that leaves the years 1 to 9999. */
    SHIFT(DATE, DATE, NUMBER, TEXT),
    DAYS_BETWEEN(NUMBER, DATE, DATE),
    /** From 1, Monday. */
    WEEKDAY(NUMBER, DATE),
    MONTH(NUMBER, DATE),
    YEAR(NUMBER, DATE),
    HOUR(NUMBER, DATE),

    /** Position from 0, or -1. */
    INDEX_OF(NUMBER, TEXT, TEXT),
    /** From a position to the end; out of range is clipped. */
    SUBSTRING_FROM(TEXT, TEXT, NUMBER),
    /** From a position to another, exclusive; out of range is clipped. */
    SUBSTRING(TEXT, TEXT, NUMBER, NUMBER),
    URL(TEXT, TEXT),
    HTML(TEXT, TEXT),

    /** HTML without its tags, entities as the characters that they stand for. */
    PLAIN(TEXT, TEXT),
    /** Address, name, value: one more parameter of its query, percent-encoded. */
    WITH_PARAM(TEXT, TEXT, TEXT, TEXT),
    /** Text, salt, number of groups: from 1. Missing where there is no group. */
    GROUP(NUMBER, TEXT, TEXT, NUMBER),

    // Lists; a missing list is empty for the next two
    SIZE(NUMBER, (Type) null),
    /** Missing or no entries; for text: missing. */
    IS_EMPTY(TRUTH, (Type) null),
    /** Missing where the list is empty. */
    JOIN(TEXT, TEXT_LIST, TEXT),
    /** Texts, locale: as a sentence has them. Missing where the list is empty. */
    JOIN_AND(TEXT, TEXT_LIST, TEXT),
    /** List, position from 0; missing out of range. */
    GET(null, null, NUMBER),
    /** List, number: its first entries, at most that number. */
    TOP(null, null, NUMBER),
    /** From the least: numbers, dates, or texts by code point. */
    SORT(null, (Type) null),
    /** Each entry once, where it stands first. */
    DISTINCT(null, (Type) null),
    /** Missing where the list is empty, as the next three. */
    SUM(NUMBER, NUMBER_LIST),
    AVG(NUMBER, NUMBER_LIST),
    /** Of numbers or dates. */
    MIN(null, (Type) null),
    MAX(null, (Type) null),
    /** Text, separator: the parts between, trimmed, blank ones left out. */
    SPLIT(TEXT_LIST, TEXT, TEXT),

    // Text of and from others
    TEXT_OF_NUMBER(TEXT, NUMBER),
    TEXT_OF_TRUTH(TEXT, TRUTH),
    TEXT_OF_DATE(TEXT, DATE),
    /** Missing where the text is no number. */
    NUMBER_OF_TEXT(NUMBER, TEXT),
    /**
     * Number, locale as written, and the text of each form that the locale needs, in CLDR's order: the one of the number,
     * {@code #} in it the number. Missing where that one is.
     */
    PLURAL(TEXT, NUMBER, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT, TEXT),
    /** Number, pattern, locale. The pattern is a constant that the checker has validated; an unknown locale is missing. */
    FORMAT(TEXT, NUMBER, TEXT, TEXT),
    /** Number, ISO currency, locale. */
    MONEY(TEXT, NUMBER, TEXT, TEXT),
    /** Date, pattern, locale. */
    FORMAT_DATE(TEXT, DATE, TEXT, TEXT),
    /** Date, pattern, locale, zone. */
    FORMAT_DATE_IN(TEXT, DATE, TEXT, TEXT, TEXT);

    /** Those that may be missing although nothing that they take is. */
    private static final Set<Operation> FALLIBLE = EnumSet.of(
            MULTIPLY,
            DIVIDE,
            REMAINDER,
            NUMBER_OF_TEXT,
            GET,
            JOIN,
            JOIN_AND,
            SHIFT,
            GROUP,
            TOP,
            SUM,
            AVG,
            MIN,
            MAX,
            SPLIT,
            BEFORE,
            AFTER,
            BEFORE_LAST,
            AFTER_LAST);

    private final @Nullable Type result;
    private final List<@Nullable Type> parameters;

    Operation(@Nullable Type result, @Nullable Type... parameters) {
        this.result = result;
        this.parameters = Arrays.asList(parameters);
    }

    /** Null: that of its arguments. */
    public @Nullable Type result() {
        return result;
    }

    /** Whether it may be missing although nothing that it takes is. */
    public boolean isFallible() {
        return FALLIBLE.contains(this);
    }

    /** Whether it writes a value by a pattern, a locale and the like. */
    public boolean isFormat() {
        return this == JOIN_AND || this == FORMAT || this == MONEY || this == FORMAT_DATE || this == FORMAT_DATE_IN;
    }

    /** A null entry: any type. */
    public List<@Nullable Type> parameters() {
        return Collections.unmodifiableList(parameters);
    }
}

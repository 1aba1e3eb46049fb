package dev.garnish.catalog.db.internal.form;

import java.util.Optional;

/**
 * What is known of a column before its values are seen.
 *
 * @param decimal sign before decimals, where it is named
 * @param date order of dates, where it is named
 * @param keepsCurrency whether currencies get a column of their own
 * @param isList whether it is named as one of lists
 * @param isNamedLikeTime whether numbers in it may be seconds since 1970
 * @param stored what the catalog's column takes; empty for a column that is not there yet
 * @param scale the decimals that its numbers have there; empty where it is not there yet, or each number has its own
 * @param mayWiden whether such a column becomes one of text where the values do not fit
 */
public record ColumnOptions(
        Optional<Character> decimal,
        Optional<DateOrder> date,
        boolean keepsCurrency,
        boolean isList,
        boolean isNamedLikeTime,
        Optional<Kind> stored,
        Optional<Integer> scale,
        boolean mayWiden) {
    /** Whether a column of this name usually holds times. */
    public static boolean isNamedLikeTime(String column) {
        return Epoch.isNamed(column);
    }
}

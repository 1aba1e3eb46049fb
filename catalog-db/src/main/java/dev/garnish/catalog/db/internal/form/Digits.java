package dev.garnish.catalog.db.internal.form;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How many digits a column's numbers have before and behind the point, and which type keeps them as they are written. */
public final class Digits {
    private static final int LONG = 18;
    private static final int MOST_DECIMALS = 40;

    private int whole;
    private int needed;
    private int least = Integer.MAX_VALUE;
    private int most;
    private int fewest = Integer.MAX_VALUE;
    private @Nullable Sighting shortest;
    private @Nullable Sighting padded;
    private @Nullable Sighting negativeZero;

    /** @param plain digits, perhaps with a sign before them and a point among them */
    void see(String plain, Sighting value) {
        int sign = plain.startsWith("-") ? 1 : 0;
        int point = plain.indexOf('.');
        int decimals = point < 0 ? 0 : plain.length() - point - 1;
        whole = Math.max(whole, (point < 0 ? plain.length() : point) - sign);
        if (decimals < fewest) {
            fewest = decimals;
            shortest = value;
        }
        if (sign > 0 && negativeZero == null && plain.chars().noneMatch(each -> each > '0' && each <= '9')) {
            negativeZero = value;
        }
        if (decimals == 0) {
            return;
        }
        least = Math.min(least, decimals);
        most = Math.max(most, decimals);
        int last = plain.length();
        while (plain.charAt(last - 1) == '0') {
            last--;
        }
        needed = Math.max(needed, last - point - 1);
        if (last < plain.length()) {
            padded = padded == null ? value : padded;
        }
    }

    /** Whether numbers of this size fit. */
    public boolean fit(int wholeDigits, int decimals) {
        return whole <= wholeDigits && needed <= decimals;
    }

    /** Whether all have the same number of decimals, so far as they have any. */
    private boolean isFixed() {
        boolean isAlike = most > 0 && least == most && (fewest > 0 || padded != null);
        return isAlike && most <= MOST_DECIMALS && whole <= LONG;
    }

    /**
     * The narrowest type in SQL that keeps them.
     *
     * @param unscaled the type of numbers of which each has decimals of its own
     */
    public String type(String unscaled) {
        if (most == 0 && whole <= LONG) {
            return "bigint";
        }
        return isFixed() ? "decimal(%d, %d)".formatted(LONG + most, most) : unscaled;
    }

    /** What changes in their spelling in a new column, though not in their value; empty where nothing does. */
    String remark() {
        return remark(isFixed() ? Optional.of(most) : Optional.empty());
    }

    /**
     * The same in a column of the catalog.
     *
     * @param scale the decimals that each number has there; empty: its own, without zeros at their end
     */
    String remark(Optional<Integer> scale) {
        boolean isShort = scale.isPresent() && fewest < scale.get();
        boolean isLong = padded != null && most > scale.orElse(0);
        return Stream.of(
                        isShort ? added(scale.get()) : "",
                        isLong ? "zeros at the end of decimals are not stored, as in " + padded : "",
                        negativeZero == null ? "" : "zero has no sign, as %s has one".formatted(negativeZero))
                .filter(each -> !each.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private String added(int scale) {
        return "%snumbers get %d decimal%s, as %s"
                .formatted(fewest == 0 ? "whole " : "", scale, scale == 1 ? "" : "s", shortest);
    }
}

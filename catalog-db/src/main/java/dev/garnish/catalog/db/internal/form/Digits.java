package dev.garnish.catalog.db.internal.form;

import org.jspecify.annotations.Nullable;

/** How many digits a column's numbers have before and behind the point, and which type keeps them as they are written. */
public final class Digits {
    private static final int LONG = 18;
    private static final int MOST_DECIMALS = 40;

    private int whole;
    private int needed;
    private int least = Integer.MAX_VALUE;
    private int most;
    private @Nullable Sighting bare;
    private @Nullable Sighting padded;

    /** @param plain digits, perhaps with a sign before them and a point among them */
    void see(String plain, Sighting value) {
        int sign = plain.startsWith("-") ? 1 : 0;
        int point = plain.indexOf('.');
        int decimals = point < 0 ? 0 : plain.length() - point - 1;
        whole = Math.max(whole, (point < 0 ? plain.length() : point) - sign);
        if (decimals == 0) {
            bare = bare == null ? value : bare;
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
        boolean isAlike = most > 0 && least == most && (bare == null || padded != null);
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

    /** What changes in their spelling, though not in their value; empty where nothing does. */
    String remark() {
        if (isFixed() && bare != null) {
            return "whole numbers get %d decimals, as %s".formatted(most, bare);
        }
        return !isFixed() && padded != null ? "zeros at the end of decimals are not stored, as in " + padded : "";
    }
}

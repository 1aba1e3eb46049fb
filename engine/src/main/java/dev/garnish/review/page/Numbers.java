package dev.garnish.review.page;

import java.util.Locale;

/** Numbers as pages write them. */
final class Numbers {
    private Numbers() {}

    /** {@code 2,465}. */
    static String of(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 item}, {@code 2,465 items}. */
    static String of(long number, String noun) {
        return of(number) + " " + noun + (number == 1 ? "" : "s");
    }
}

package dev.garnish.internal.eval;

import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Dates as plain text. */
final class Dates {
    private static final DateTimeFormatter WITH_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    private Dates() {}

    /** {@code 2026-11-01}; at any time but midnight {@code 2026-11-01T20:15:00}. */
    static String text(LocalDateTime date) {
        LocalDateTime seconds = date.truncatedTo(ChronoUnit.SECONDS);
        return seconds.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? seconds.toLocalDate().toString()
                : WITH_TIME.format(seconds);
    }
}

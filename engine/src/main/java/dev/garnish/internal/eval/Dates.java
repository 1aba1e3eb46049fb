package dev.garnish.internal.eval;

import dev.garnish.internal.lang.Days;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Dates as plain text. */
public final class Dates {
    private static final DateTimeFormatter WITH_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

    /** No two dates are this many minutes apart. */
    private static final BigDecimal FARTHEST = BigDecimal.valueOf(6_000_000_000L);

    private Dates() {}

    /** A date moved by whole units, a fraction cut off; null where no date is so far away. */
    static @Nullable LocalDateTime moved(LocalDateTime date, BigDecimal number, String unit, Days days) {
        return number.abs().compareTo(FARTHEST) > 0 ? null : days.moved(date, number.longValue(), unit);
    }

    /** {@code 2026-11-01}; at any time but midnight {@code 2026-11-01T20:15:00}. */
    public static String text(LocalDateTime date) {
        LocalDateTime seconds = date.truncatedTo(ChronoUnit.SECONDS);
        return seconds.toLocalTime().equals(LocalTime.MIDNIGHT)
                ? seconds.toLocalDate().toString()
                : WITH_TIME.format(seconds);
    }
}

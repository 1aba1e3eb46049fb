package dev.garnish.internal.lang;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Days and moments in one time zone. A date is in UTC; one at midnight is a day, the same in every zone, and any other a
 * moment, which has the day and the hour that clocks of the zone show then. Immutable.
 */
public final class Days {
    /** What dates can be moved by. */
    public static final List<String> UNITS = List.of("minutes", "hours", "days", "weeks", "months", "years");

    private static final LocalDateTime FIRST = LocalDateTime.of(1, 1, 1, 0, 0);
    private static final LocalDateTime LAST = LocalDateTime.of(9999, 12, 31, 23, 59, 59, 999_999_999);

    private final ZoneId zone;

    private Days(ZoneId zone) {
        this.zone = zone;
    }

    public static Days in(ZoneId zone) {
        return new Days(zone);
    }

    /** The zone of a region's name; empty where there is none. */
    public static Optional<ZoneId> zone(String name) {
        if (name.equals("UTC")) {
            return Optional.of(ZoneOffset.UTC);
        }
        try {
            return name.contains("/") ? Optional.of(ZoneId.of(name)) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code days} of {@code day}, as one of {@link #UNITS} is written. */
    public static String plural(String unit) {
        return unit.endsWith("s") ? unit : unit + "s";
    }

    public static boolean isDay(LocalDateTime date) {
        return date.toLocalTime().equals(LocalTime.MIDNIGHT);
    }

    /** A time in UTC that is a moment, also at midnight: a nanosecond behind, which nothing shows. */
    public static LocalDateTime moment(LocalDateTime utc) {
        return utc.truncatedTo(ChronoUnit.SECONDS).equals(utc) ? utc.plusNanos(1) : utc;
    }

    /** What clocks of the zone show at a moment; a day is itself. */
    public LocalDateTime local(LocalDateTime date) {
        return isDay(date) ? date : shown(date);
    }

    private LocalDateTime shown(LocalDateTime moment) {
        return zone.equals(ZoneOffset.UTC)
                ? moment
                : moment.atOffset(ZoneOffset.UTC).atZoneSameInstant(zone).toLocalDateTime();
    }

    /** The day of a date. */
    public LocalDateTime day(LocalDateTime date) {
        return local(date).truncatedTo(ChronoUnit.DAYS);
    }

    /** The day that it is at a moment, also at one that is midnight in UTC. */
    public LocalDateTime today(LocalDateTime now) {
        return shown(now).truncatedTo(ChronoUnit.DAYS);
    }

    /** The moment, in UTC, at which clocks of the zone show a time; where they skip it, what they show instead. */
    public LocalDateTime utc(LocalDateTime shown) {
        return shown.atZone(zone).withZoneSameInstant(ZoneOffset.UTC).toLocalDateTime();
    }

    /** By day if one of the two is a day and the other a moment. */
    public int compare(LocalDateTime left, LocalDateTime right) {
        return isDay(left) == isDay(right) ? left.compareTo(right) : day(left).compareTo(day(right));
    }

    /**
     * A date moved by a number of units, months cut at their end; null where that leaves the years 1 to 9999. Moved by days or
     * more, a moment keeps the time that clocks of the zone show; moved by hours or minutes, a day is the moment so long
     * behind its beginning in the zone.
     */
    public @Nullable LocalDateTime moved(LocalDateTime date, long number, String unit) {
        ChronoUnit by = ChronoUnit.valueOf(unit.toUpperCase(Locale.ROOT));
        try {
            LocalDateTime moved = by.isTimeBased()
                    ? asMoment((isDay(date) ? utc(date) : date).plus(number, by))
                    : isDay(date)
                            ? date.plus(number, by)
                            : asMoment(utc(shown(date).plus(number, by)));
            return isInRange(moved) ? moved : null;
        } catch (DateTimeException | ArithmeticException e) {
            return null;
        }
    }

    private static LocalDateTime asMoment(LocalDateTime utc) {
        return isDay(utc) ? moment(utc) : utc;
    }

    /** Whether a date is of the years 1 to 9999. */
    static boolean isInRange(LocalDateTime date) {
        return !date.isBefore(FIRST) && !date.isAfter(LAST);
    }
}

package dev.garnish.internal.lang;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Days and moments as authors and {@code --now} write them: {@code 2026-11-27}, {@code 2026-11-27T18:30:00}, which clocks
 * of a zone show, or {@code 2026-11-27T18:30:00Z}, with an offset of its own.
 */
public final class WrittenDates {
    private static final Pattern WRITTEN =
            Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:[0-9]{2})?)?");

    private WrittenDates() {}

    /** Whether a text is a day of the calendar, or a moment of one. */
    public static boolean isWritten(String text) {
        return date(text, Days.in(ZoneOffset.UTC)).isPresent();
    }

    /** {@code 2026-11-27T18:30} of {@code 2026-11-27 18:30}; empty where it is something else. */
    public static Optional<String> like(String text) {
        return Optional.of(text.strip().replaceFirst("[ t]+", "T").replaceFirst("\\.[0-9]+", ""))
                .filter(WrittenDates::isWritten);
    }

    /** A day, or a moment in UTC; empty where the calendar has none, or the text is something else. */
    public static Optional<LocalDateTime> date(String text, Days days) {
        if (!WRITTEN.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            LocalDateTime date = text.contains("T")
                    ? moment(text, days)
                    : LocalDate.parse(text).atStartOfDay();
            return Optional.of(date).filter(Days::isInRange);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Of a day its noon, so that it is that day whatever clocks do. */
    public static Optional<LocalDateTime> now(String text, Days days) {
        return date(text, days).map(date -> Days.isDay(date) ? days.utc(date.plusHours(12)) : date);
    }

    /** Only where it is midnight in UTC a moment is moved, so that it can equal what a catalog holds. */
    private static LocalDateTime moment(String text, Days days) {
        TemporalAccessor time =
                DateTimeFormatter.ISO_DATE_TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        LocalDateTime utc = time instanceof OffsetDateTime placed
                ? placed.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime()
                : days.utc((LocalDateTime) time);
        return Days.isDay(utc) ? Days.moment(utc) : utc;
    }
}

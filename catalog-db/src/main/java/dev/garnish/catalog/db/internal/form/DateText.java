package dev.garnish.catalog.db.internal.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as people and programs write it, with or without a time of day. Where the day or the month can be first it means
 * two dates.
 *
 * @param dayFirst ISO 8601 where the day is before the month; null where it is no date then
 * @param monthFirst ISO 8601 where the month is before the day
 */
record DateText(@Nullable String dayFirst, @Nullable String monthFirst) {
    private static final String TIME = "(?:(?:[T ]|, )(?<time>\\d{1,2}:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?)"
            + "(?: ?(?<half>[AaPp])\\.?[Mm]\\.?)?(?: ?(?<zone>Z|UTC|GMT|[+-]\\d\\d(?::?\\d\\d)?))?)?";
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<year>\\d{4})(?<sep>[-/.])(?<month>\\d{1,2})\\k<sep>(?<day>\\d{1,2})" + TIME);
    private static final Pattern YEAR_LAST =
            Pattern.compile("(?<first>\\d{1,2})(?<sep>[-/.])(?<second>\\d{1,2})\\k<sep>(?<year>\\d{4})" + TIME);
    private static final String NAME = "(?<name>[A-Za-z]{3,9})\\.?";
    private static final String WEEKDAY = "(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? )?";
    private static final Pattern NAMED = Pattern.compile(WEEKDAY + "(?:" + NAME
            + " (?<day>\\d{1,2})(?:st|nd|rd|th)?,? |(?<day2>\\d{1,2})(?:st|nd|rd|th)?[. -]+"
            + NAME.replace("name", "name2")
            + "[, -]+)(?<year>\\d{4})" + TIME);
    private static final Pattern COMPACT = Pattern.compile("(?<year>\\d{4})(?<month>\\d\\d)(?<day>\\d\\d)");
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");

    /** Reads a text without white space around it; empty where it is no date that shows as one. */
    static Optional<DateText> of(String text) {
        if (text.length() < 8 || text.length() > 45) {
            return Optional.empty();
        }
        Matcher iso = YEAR_FIRST.matcher(text);
        if (iso.matches()) {
            return one(iso, iso.group("year"), iso.group("month"), iso.group("day"));
        }
        Matcher last = YEAR_LAST.matcher(text);
        if (last.matches()) {
            String days = date(last, last.group("year"), last.group("second"), last.group("first"));
            boolean isDotted = last.group("sep").equals(".");
            String months = isDotted ? null : date(last, last.group("year"), last.group("first"), last.group("second"));
            return days == null && months == null ? Optional.empty() : Optional.of(new DateText(days, months));
        }
        Matcher named = NAMED.matcher(text);
        if (named.matches()) {
            int month = month(named.group("name") == null ? named.group("name2") : named.group("name"));
            String day = named.group("day") == null ? named.group("day2") : named.group("day");
            return one(named, named.group("year"), Integer.toString(month), day);
        }
        return Optional.empty();
    }

    /** Reads eight digits, which only a column of dates may hold: {@code 20240301}. */
    static Optional<DateText> ofCompact(String text) {
        Matcher digits = COMPACT.matcher(text);
        if (!digits.matches()) {
            return Optional.empty();
        }
        try {
            String date = LocalDate.of(
                            Integer.parseInt(digits.group("year")),
                            Integer.parseInt(digits.group("month")),
                            Integer.parseInt(digits.group("day")))
                    .toString();
            return Optional.of(new DateText(date, date));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<DateText> one(Matcher parts, String year, String month, String day) {
        String date = date(parts, year, month, day);
        return date == null ? Optional.empty() : Optional.of(new DateText(date, date));
    }

    private static int month(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (int i = 0; i < MONTHS.size(); i++) {
            if (MONTHS.get(i).equals(lower)
                    || lower.equals(MONTHS.get(i).substring(0, 3))
                    || (lower.equals("sept") && i == 8)) {
                return i + 1;
            }
        }
        return 0;
    }

    /** ISO 8601, in UTC where a zone is named; null where there is no such day or time. */
    private static @Nullable String date(Matcher parts, String year, String month, String day) {
        try {
            LocalDate date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
            String time = parts.group("time");
            if (time == null) {
                return date.toString();
            }
            LocalDateTime at = date.atTime(time(time, parts.group("half")));
            String zone = parts.group("zone");
            return zone == null
                    ? at.toString()
                    : at.atOffset(offset(zone)).toInstant().toString();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static LocalTime time(String text, @Nullable String half) {
        LocalTime time = LocalTime.parse((text.indexOf(':') == 1 ? "0" : "") + text.replace(',', '.'));
        if (half == null) {
            return time;
        }
        if (time.getHour() == 0 || time.getHour() > 12) {
            throw new DateTimeException("no hour of a half day");
        }
        boolean isAfternoon = half.equalsIgnoreCase("p");
        return time.withHour(time.getHour() % 12 + (isAfternoon ? 12 : 0));
    }

    private static ZoneOffset offset(String zone) {
        return zone.equals("UTC") || zone.equals("GMT") ? ZoneOffset.UTC : ZoneOffset.of(zone);
    }

    boolean isAmbiguous() {
        return dayFirst != null && monthFirst != null && !dayFirst.equals(monthFirst);
    }
}

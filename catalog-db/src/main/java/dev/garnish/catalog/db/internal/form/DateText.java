package dev.garnish.catalog.db.internal.form;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A date as people and programs write it, with or without a time of day. Where it does not show whether the day, the month
 * or the year is first it means several dates.
 *
 * @param readings the date in ISO 8601, in UTC where a zone is named, for each order that makes one of it
 * @param isShort whether its year has two digits: 69 to 99 are in the last century
 * @param isZoned whether a zone is named other than UTC
 */
record DateText(Map<DateOrder, String> readings, boolean isShort, boolean isZoned) {
    private static final String TIME = "(?:(?:[T ]|, )(?<time>\\d{1,2}:\\d\\d(?::\\d\\d(?:[.,]\\d{1,9})?)?)"
            + "(?: ?(?<half>[AaPp])\\.?[Mm]\\.?)?(?: ?(?<zone>Z|UTC|GMT|[+-]\\d\\d(?::?\\d\\d)?)(?:\\[[\\w/+-]+\\])?)?)?";
    private static final String SEPARATED = "(?<one>%s)(?<sep>[-/.])(?<two>\\d{1,2})\\k<sep>(?<three>%s)" + TIME;
    private static final Pattern YEAR_FIRST = Pattern.compile(SEPARATED.formatted("\\d{4}", "\\d{1,2}"));
    private static final Pattern YEAR_LAST = Pattern.compile(SEPARATED.formatted("\\d{1,2}", "\\d{4}|\\d{2}"));
    private static final String NAME = "(?<name>\\p{L}[\\p{L}\\p{M}]{2,9})\\.?";
    private static final String WEEKDAY = "(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6},? )?";
    private static final Pattern NAMED = Pattern.compile(WEEKDAY + "(?:" + NAME
            + " (?<day>\\d{1,2})(?:st|nd|rd|th)?,? |(?<day2>\\d{1,2})(?:st|nd|rd|th)?[. -]+(?:de )?"
            + NAME.replace("name", "name2")
            + "(?: de |[, -]+))(?<year>\\d{4}|\\d{2})" + TIME);
    private static final Pattern COMPACT = Pattern.compile("(\\d{4})(\\d\\d)(\\d\\d)");
    private static final int SHORTEST = 6;
    private static final int LONGEST = 60;

    /** Reads a text without white space around it; empty where it is no date that shows as one. */
    static Optional<DateText> of(String text) {
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            return Optional.empty();
        }
        Matcher first = YEAR_FIRST.matcher(text);
        if (first.matches()) {
            return one(first, first.group("one"), number(first.group("two")), number(first.group("three")));
        }
        Matcher last = YEAR_LAST.matcher(text);
        if (last.matches()) {
            return some(last, last.group("one"), last.group("two"), last.group("three"));
        }
        Matcher named = NAMED.matcher(text);
        if (named.matches()) {
            boolean isNameFirst = named.group("name") != null;
            int month = MonthNames.number(named.group(isNameFirst ? "name" : "name2"));
            return one(named, named.group("year"), month, number(named.group(isNameFirst ? "day" : "day2")));
        }
        return Optional.empty();
    }

    /** Reads eight digits, which only a column of dates may hold: {@code 20240301}. */
    static Optional<DateText> ofCompact(String text) {
        Matcher digits = COMPACT.matcher(text);
        return digits.matches()
                ? of(digits.group(1) + '-' + digits.group(2) + '-' + digits.group(3))
                : Optional.empty();
    }

    /** The same date in every order. */
    private static Optional<DateText> one(Matcher parts, String year, int month, int day) {
        String date = date(parts, year(year), month, day);
        Map<DateOrder, String> readings = new EnumMap<>(DateOrder.class);
        for (DateOrder order : DateOrder.ORDERS) {
            put(readings, order, date);
        }
        return made(readings, year.length() == 2, parts);
    }

    /** Points are between day, month and year, in this order. */
    private static Optional<DateText> some(Matcher parts, String one, String two, String three) {
        boolean isShort = three.length() == 2;
        boolean isDotted = parts.group("sep").equals(".");
        Map<DateOrder, String> readings = new EnumMap<>(DateOrder.class);
        put(readings, DateOrder.DMY, date(parts, year(three), number(two), number(one)));
        if (!isDotted) {
            put(readings, DateOrder.MDY, date(parts, year(three), number(one), number(two)));
        }
        if (!isDotted && isShort && one.length() == 2 && two.length() == 2) {
            put(readings, DateOrder.YMD, date(parts, year(one), number(two), number(three)));
        }
        return made(readings, isShort, parts);
    }

    private static void put(Map<DateOrder, String> readings, DateOrder order, @Nullable String date) {
        if (date != null) {
            readings.put(order, date);
        }
    }

    private static Optional<DateText> made(Map<DateOrder, String> readings, boolean isShort, Matcher parts) {
        String zone = parts.group("zone");
        boolean isZoned = zone != null && !offset(zone).equals(ZoneOffset.UTC);
        return readings.isEmpty() ? Optional.empty() : Optional.of(new DateText(readings, isShort, isZoned));
    }

    private static int number(String digits) {
        return Integer.parseInt(digits);
    }

    private static int year(String digits) {
        int year = number(digits);
        return digits.length() > 2 ? year : year + (year < 69 ? 2000 : 1900);
    }

    /** ISO 8601, in UTC where a zone is named; null where there is no such day or time. */
    private static @Nullable String date(Matcher parts, int year, int month, int day) {
        try {
            LocalDate date = LocalDate.of(year, month, day);
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

    /** The date if this is first; null where it is none then. */
    @Nullable
    String in(DateOrder order) {
        return readings.get(order);
    }

    boolean isAmbiguous() {
        return new HashSet<>(readings.values()).size() > 1;
    }

    /** A date that means one day whatever comes first. */
    String either() {
        return readings.values().iterator().next();
    }
}

package dev.garnish.internal.lang;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Periods as people write them elsewhere, with what the language wants instead. */
public final class Periods {
    private static final Set<String> ONE = Set.of("a", "an", "one");

    /** How many of a unit of the language another one is. */
    private record Unit(int number, String name) {}

    private static final Map<String, Unit> UNITS = units();

    private Periods() {}

    private static Map<String, Unit> units() {
        Map<String, Unit> units = new HashMap<>();
        for (String name : Days.UNITS) {
            add(units, new Unit(1, name), name, name.substring(0, name.length() - 1));
        }
        add(units, new Unit(1, "minutes"), "min", "mins");
        add(units, new Unit(1, "hours"), "h", "hr", "hrs");
        add(units, new Unit(1, "days"), "d", "dy", "dys");
        add(units, new Unit(1, "weeks"), "w", "wk", "wks");
        add(units, new Unit(1, "months"), "m", "mo", "mos", "mon", "mons", "mth", "mths");
        add(units, new Unit(1, "years"), "y", "yr", "yrs");
        add(units, new Unit(2, "weeks"), "fortnight", "fortnights");
        add(units, new Unit(3, "months"), "q", "quarter", "quarters");
        add(units, new Unit(10, "years"), "decade", "decades");
        return Map.copyOf(units);
    }

    private static void add(Map<String, Unit> units, Unit unit, String... words) {
        for (String word : words) {
            units.put(word, unit);
        }
    }

    /** Compiled once a period is written in another way. */
    private static final class Written {
        private static final Pattern FORM = Pattern.compile("(an?|one|[0-9]{1,6})[ _-]*([a-z]+)");
    }

    private static final Map<String, String> DAYS =
            Map.of("today", "today", "now", "now", "yesterday", "today - 1 day", "tomorrow", "today + 1 day");

    /** What the language writes for a word that names a day; empty where it names none. */
    public static Optional<String> relative(String word) {
        return Optional.ofNullable(DAYS.get(word.strip().toLowerCase(Locale.ROOT)));
    }

    /** Whether a word is a unit, in this language or in others. */
    public static boolean isUnit(String word) {
        return UNITS.containsKey(word.toLowerCase(Locale.ROOT));
    }

    /** {@code 30 days} of {@code 30 Days} or {@code 30d}, {@code 1 week} of {@code a week}; empty where it is none. */
    public static Optional<String> of(String written) {
        Matcher parts = Written.FORM.matcher(written.strip().toLowerCase(Locale.ROOT));
        return parts.matches()
                ? of(ONE.contains(parts.group(1)) ? "1" : parts.group(1), parts.group(2))
                : Optional.empty();
    }

    /** The same of an amount, a number or an expression for one, and a unit. */
    public static Optional<String> of(String amount, String word) {
        return Optional.ofNullable(UNITS.get(word.toLowerCase(Locale.ROOT))).map(unit -> {
            String times = times(amount, unit.number());
            boolean one = times.equals("1");
            return times + " " + (one ? unit.name().substring(0, unit.name().length() - 1) : unit.name());
        });
    }

    private static String times(String amount, int number) {
        if (number == 1) {
            return amount;
        }
        return amount.matches("[0-9]{1,6}")
                ? Integer.toString(Integer.parseInt(amount) * number)
                : "(%s * %d)".formatted(amount, number);
    }
}

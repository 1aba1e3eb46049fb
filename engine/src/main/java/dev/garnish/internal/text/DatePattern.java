package dev.garnish.internal.text;

import dev.garnish.internal.text.LocaleData.Names;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern for dates, a part of {@code DateTimeFormatter}'s language: {@code y yy yyyy M MM MMM MMMM L.. d dd E EEE EEEE
 * H HH h hh m mm s ss a}, and text, quoted where it holds letters. Dates are of the Gregorian calendar.
 */
public final class DatePattern {
    private static final int MAX_LENGTH = 100;
    private static final List<String> FIELDS = List.of(
            "y", "yy", "yyyy", "M", "MM", "MMM", "MMMM", "L", "LL", "LLL", "LLLL", "d", "dd", "E", "EE", "EEE", "EEEE",
            "H", "HH", "h", "hh", "m", "mm", "s", "ss", "a");

    private final List<Part> parts;

    private DatePattern(List<Part> parts) {
        this.parts = parts;
    }

    /** A field's letters, or text. */
    private record Part(String text, boolean field) {}

    /**
     * A pattern as authors write it.
     *
     * @throws IllegalArgumentException telling what is wrong with it
     */
    public static DatePattern parse(String pattern) {
        if (pattern.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a date pattern has at most " + MAX_LENGTH + " characters");
        }
        List<Part> parts = new ArrayList<>();
        for (int at = 0; at < pattern.length(); ) {
            at = take(pattern, at, parts);
        }
        if (parts.stream().noneMatch(Part::field)) {
            throw new IllegalArgumentException("a date pattern has at least one of " + String.join(" ", FIELDS));
        }
        if (has(parts, "mm") && !has(parts, "HHhh")) {
            throw new IllegalArgumentException(
                    "`m` and `mm` are minutes, which stand with an hour; months are M MM MMM MMMM");
        }
        return new DatePattern(List.copyOf(parts));
    }

    private static boolean has(List<Part> parts, String letters) {
        return parts.stream().anyMatch(part -> part.field && letters.contains(part.text));
    }

    private static int take(String pattern, int at, List<Part> parts) {
        char c = pattern.charAt(at);
        if (c == '\'') {
            int end = Quotes.end(pattern, at);
            parts.add(new Part(Quotes.text(pattern, at, end), false));
            return end;
        }
        if (!isLetter(c)) {
            parts.add(new Part(String.valueOf(c), false));
            return at + 1;
        }
        int end = at;
        while (end < pattern.length() && pattern.charAt(end) == c) {
            end++;
        }
        String letters = pattern.substring(at, end);
        if (!FIELDS.contains(letters)) {
            throw new IllegalArgumentException("a date pattern knows no `%s`; it knows %s, and text in quotes: '%s'"
                    .formatted(letters, String.join(" ", FIELDS), letters));
        }
        parts.add(new Part(letters, true));
        return end;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    public String format(LocalDateTime date, LocaleData locale) {
        StringBuilder formatted = new StringBuilder();
        for (Part part : parts) {
            formatted.append(part.field ? field(part.text, date, locale) : part.text);
        }
        return formatted.toString();
    }

    private static String field(String letters, LocalDateTime date, LocaleData locale) {
        return switch (letters) {
            case "MMM" -> locale.names(Names.SHORT_MONTHS).get(date.getMonthValue() - 1);
            case "MMMM" -> locale.names(Names.MONTHS).get(date.getMonthValue() - 1);
            case "LLL" -> locale.names(Names.SHORT_LONE_MONTHS).get(date.getMonthValue() - 1);
            case "LLLL" -> locale.names(Names.LONE_MONTHS).get(date.getMonthValue() - 1);
            case "E", "EE", "EEE" ->
                locale.names(Names.SHORT_WEEKDAYS).get(date.getDayOfWeek().getValue() - 1);
            case "EEEE" -> locale.names(Names.WEEKDAYS).get(date.getDayOfWeek().getValue() - 1);
            case "a" -> locale.names(Names.HALF_DAYS).get(date.getHour() / 12);
            case "yy" -> locale.digits(padded(Math.floorMod(date.getYear(), 100), 2));
            default -> locale.digits(padded(number(letters.charAt(0), date), letters.length()));
        };
    }

    private static int number(char letter, LocalDateTime date) {
        return switch (letter) {
            case 'y' -> date.getYear();
            case 'M', 'L' -> date.getMonthValue();
            case 'd' -> date.getDayOfMonth();
            case 'H' -> date.getHour();
            case 'h' -> (date.getHour() + 11) % 12 + 1;
            case 'm' -> date.getMinute();
            default -> date.getSecond();
        };
    }

    private static String padded(int number, int digits) {
        String plain = Integer.toString(number);
        return "0".repeat(Math.max(0, digits - plain.length())) + plain;
    }
}

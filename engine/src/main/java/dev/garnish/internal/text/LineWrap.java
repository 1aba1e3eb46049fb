package dev.garnish.internal.text;

import java.util.ArrayList;
import java.util.List;

/** Lines that fit into so many columns of a terminal. */
public final class LineWrap {
    private LineWrap() {}

    /**
     * Breaks a line at blanks, else behind the last slash of an address, else where it is full.
     *
     * @param line without line breaks
     * @param most columns, 1 at least
     * @return one line at least
     */
    public static List<String> lines(String line, int most) {
        List<String> parts = new ArrayList<>();
        String rest = line;
        while (DisplayWidth.of(rest) > most) {
            int end = Math.max(Character.charCount(rest.codePointAt(0)), DisplayWidth.fitting(rest, most));
            if (end == rest.length()) {
                break; // One character that is wider.
            }
            int cut = cut(rest, end);
            parts.add(rest.substring(0, cut).stripTrailing());
            rest = rest.substring(cut).stripLeading();
        }
        parts.add(rest);
        return parts;
    }

    private static int cut(String rest, int end) {
        int blank = rest.charAt(end) == ' ' ? end : rest.lastIndexOf(' ', end - 1);
        int slash = rest.lastIndexOf('/', end - 1) + 1;
        if (blank > 0 && !rest.substring(0, blank).isBlank()) {
            return blank;
        }
        return slash > end / 2 ? slash : end;
    }

    /**
     * The same as one text, whose lines behind the first are indented.
     *
     * @param indent blanks
     * @return lines with breaks between them
     */
    public static String indented(String line, int most, String indent) {
        if (DisplayWidth.of(line) <= most) {
            return line;
        }
        String first = lines(line, most).get(0);
        String others = line.substring(first.length()).stripLeading();
        return first + "\n" + indent + String.join("\n" + indent, lines(others, Math.max(1, most - indent.length())));
    }
}

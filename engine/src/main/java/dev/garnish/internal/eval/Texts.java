package dev.garnish.internal.eval;

import dev.garnish.internal.text.Blanks;
import dev.garnish.internal.text.Casing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The text functions of the language. Null: the result would be longer than a text may be, and was not built. */
final class Texts {
    private static final String HEX = "0123456789ABCDEF";

    /** Longest part that is searched for the plain way. */
    private static final int SHORT_PART = 32;

    private Texts() {}

    static @Nullable String join(List<?> texts, String separator) {
        StringBuilder joined = new StringBuilder();
        String between = "";
        for (Object text : texts) {
            joined.append(between).append(text);
            between = separator;
            if (joined.length() > ValueLimits.MAX_TEXT) {
                return null;
            }
        }
        return joined.toString();
    }

    /** Every occurrence, from the left; nothing is replaced where the target is empty. */
    static @Nullable String replace(String text, String target, String replacement) {
        if (target.isEmpty()) {
            return text;
        }
        StringBuilder replaced = new StringBuilder();
        int from = 0;
        for (int at = indexOf(text, target, 0); at >= 0; at = indexOf(text, target, from)) {
            replaced.append(text, from, at).append(replacement);
            from = at + target.length();
            if (replaced.length() > ValueLimits.MAX_TEXT) {
                return null;
            }
        }
        return replaced.append(text, from, text.length()).toString();
    }

    /**
     * Where a part starts, from an offset on. A long part is searched for in linear time (Knuth, Morris and Pratt): the
     * plain way takes the product of both lengths where they repeat themselves.
     */
    static int indexOf(String text, String part, int from) {
        if (part.length() <= SHORT_PART) {
            return text.indexOf(part, from);
        }
        int[] fallback = fallback(part);
        int matched = 0;
        for (int at = from; at < text.length(); at++) {
            matched = longer(part, matched, text.charAt(at), fallback);
            if (matched == part.length()) {
                return at + 1 - matched;
            }
        }
        return -1;
    }

    /** For each beginning of a part, how long the longest shorter beginning is that it ends with. */
    private static int[] fallback(String part) {
        int[] fallback = new int[part.length() + 1];
        for (int i = 1; i < part.length(); i++) {
            fallback[i + 1] = longer(part, fallback[i], part.charAt(i), fallback);
        }
        return fallback;
    }

    private static int longer(String part, int matched, char next, int[] fallback) {
        int length = matched;
        while (length > 0 && part.charAt(length) != next) {
            length = fallback[length];
        }
        return part.charAt(length) == next ? length + 1 : length;
    }

    /** About how many steps it takes to look for a part from either end. */
    static long steps(String text, String part) {
        return part.length() <= SHORT_PART ? text.length() + 1L : (long) text.length() * part.length();
    }

    /** What stands before or behind the first or last separator, trimmed; null where there is none, or nothing there. */
    static @Nullable String cut(String text, String separator, boolean last, boolean before) {
        int at = last ? text.lastIndexOf(separator) : text.indexOf(separator);
        if (at < 0 || separator.isEmpty()) {
            return null;
        }
        String part = Blanks.trim(before ? text.substring(0, at) : text.substring(at + separator.length()));
        return part.isEmpty() ? null : part;
    }

    /** The parts between separators, trimmed, blank ones left out; null where there are more than so many. */
    static @Nullable List<String> split(String text, String separator, int most) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        while (from <= text.length()) {
            int found = separator.isEmpty() ? -1 : indexOf(text, separator, from);
            int to = found < 0 ? text.length() : found;
            String part = Blanks.trim(text.substring(from, to));
            if (!part.isEmpty()) {
                parts.add(part);
            }
            if (parts.size() > most) {
                return null;
            }
            from = found < 0 ? text.length() + 1 : found + separator.length();
        }
        return parts;
    }

    static String capital(String text) {
        return text.isEmpty()
                ? text
                : Character.toString(Casing.title(text.codePointAt(0))) + text.substring(text.offsetByCodePoints(0, 1));
    }

    /** The first letter of each word in title case, the others in lower case; words end at white space and hyphens. */
    static String titleCase(String text) {
        StringBuilder titled = new StringBuilder();
        boolean begins = true;
        String lower = Casing.lower(text);
        for (int at = 0; at < lower.length(); at = lower.offsetByCodePoints(at, 1)) {
            int codePoint = lower.codePointAt(at);
            titled.appendCodePoint(begins ? Casing.title(codePoint) : codePoint);
            begins = codePoint == '-' || Character.isWhitespace(codePoint);
        }
        return titled.toString();
    }

    /** Percent-encoded UTF-8 as for a part of a URL: letters, digits and {@code -_.~} stay. */
    static String url(String text) {
        StringBuilder encoded = new StringBuilder();
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            if (isUnreserved(unit)) {
                encoded.append((char) unit);
            } else {
                encoded.append('%').append(HEX.charAt((unit >> 4) & 15)).append(HEX.charAt(unit & 15));
            }
        }
        return encoded.toString();
    }

    private static boolean isUnreserved(byte unit) {
        return (unit >= 'a' && unit <= 'z')
                || (unit >= 'A' && unit <= 'Z')
                || (unit >= '0' && unit <= '9')
                || "-_.~".indexOf(unit) >= 0;
    }

    /** An address with one more parameter, before the part behind its `#`. */
    static String withParam(String address, String name, String value) {
        int fragment = address.indexOf('#');
        String before = fragment < 0 ? address : address.substring(0, fragment);
        boolean open = before.endsWith("?") || before.endsWith("&");
        String sign = open ? "" : before.indexOf('?') < 0 ? "?" : "&";
        return before + sign + url(name) + "=" + url(value) + address.substring(before.length());
    }

    /** Escaped for HTML's text and quoted attributes. */
    static String html(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }
}

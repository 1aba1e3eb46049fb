package dev.garnish.internal.text;

/** Quoted text in patterns: {@code 'o''clock'}; two quotes are one, also outside. */
final class Quotes {
    private Quotes() {}

    /** The offset behind the text whose first quote stands at an offset. */
    static int end(String pattern, int start) {
        int end = pattern.indexOf('\'', start + 1);
        while (end > start + 1 && end + 1 < pattern.length() && pattern.charAt(end + 1) == '\'') {
            end = pattern.indexOf('\'', end + 2);
        }
        if (end < 0) {
            throw new IllegalArgumentException("a quote in a pattern has no end");
        }
        return end + 1;
    }

    /** What stands between the quotes. */
    static String text(String pattern, int start, int end) {
        return end == start + 2 ? "'" : pattern.substring(start + 1, end - 1).replace("''", "'");
    }
}

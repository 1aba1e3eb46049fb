package dev.garnish.rules.lang;

/** Source text as messages repeat it: in one line and short. */
final class Quote {
    /** So many characters fit where advice repeats what was written. */
    static final int LONGEST = 40;

    private Quote() {}

    static String of(Span span) {
        return of(span.text());
    }

    static String of(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}

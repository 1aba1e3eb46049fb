package dev.garnish.rules;

/** Source text as messages repeat it: in one line and short. */
public final class SourceQuote {
    /** The most characters of source text that advice repeats. */
    public static final int LONGEST = 40;

    private SourceQuote() {}

    public static String of(Span span) {
        return of(span.text());
    }

    public static String of(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}

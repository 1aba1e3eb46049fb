package dev.garnish.rules;

/** Source text as messages repeat it: in one line and short. For other packages of Garnish. */
public final class SourceQuote {
    /** The most characters of source text that advice repeats. */
    public static final int LONGEST = 40;

    private SourceQuote() {}

    /**
     * The text that a span covers.
     *
     * @param span where it is
     * @return one line of at most {@link #LONGEST} characters
     */
    public static String of(Span span) {
        return of(span.text());
    }

    /**
     * A text with each run of white space as one blank, cut where it is long.
     *
     * @param text of any length
     * @return one line of at most {@link #LONGEST} characters
     */
    public static String of(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }
}

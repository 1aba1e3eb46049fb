package dev.garnish.rules;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One rules file: the name that messages print, for instance {@code rules/movies.rules}, and its text. Immutable and safe
 * for many threads. Two are equal if both name and text are.
 */
public final class Source {
    private final String name;
    private final String text;
    private volatile int @Nullable [] lineStarts;

    /**
     * A rules file that was read.
     *
     * @param name of a file, its path, beside which its tables are; of any other rules, what messages are to print
     * @param text the whole file; a byte order mark and any line breaks are allowed
     */
    public Source(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /** Computed on first use: most rules have no problem to show. */
    private int[] lineStarts() {
        int[] known = lineStarts;
        if (known == null) {
            known = lineStarts(text);
            lineStarts = known;
        }
        return known;
    }

    private static int[] lineStarts(String text) {
        int[] starts = new int[16];
        int lines = 1;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean pair = c == '\r' && at + 1 < text.length() && text.charAt(at + 1) == '\n';
            if ((c == '\n' || c == '\r') && !pair) {
                if (lines == starts.length) {
                    starts = Arrays.copyOf(starts, 2 * lines);
                }
                starts[lines++] = at + 1;
            }
        }
        return Arrays.copyOf(starts, lines);
    }

    /** {@return the name that messages print, as it was given: not made safe to print} */
    public String name() {
        return name;
    }

    /** {@return the whole text, as it was given} */
    public String text() {
        return text;
    }

    /** The 1-based line of an offset. */
    int lineOf(int offset) {
        int found = Arrays.binarySearch(lineStarts(), offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** Offset of the first character of a 1-based line; a byte order mark is no part of the first. */
    int lineStart(int line) {
        boolean marked = line == 1 && text.startsWith("\uFEFF");
        return marked ? 1 : lineStarts()[line - 1];
    }

    /** Offset behind the last character of a 1-based line, its line break left out. */
    int lineEnd(int line) {
        int end = line < lineStarts().length ? lineStarts()[line] - 1 : text.length();
        return end > lineStart(line) && text.charAt(end - 1) == '\r' ? end - 1 : end;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Source source && source.name.equals(name) && source.text.equals(text);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + text.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}

package dev.garnish.languageserver.internal;

import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import java.util.Optional;

/**
 * What is written in place of a part of a text.
 *
 * @param span what is replaced
 */
public record TextChange(Span span, String text) {
    /** The one change that makes a text another one, as small as it can be; empty where they are the same. */
    public static Optional<TextChange> between(Source before, String after) {
        String old = before.text();
        int most = Math.min(old.length(), after.length());
        int start = 0;
        while (start < most && old.charAt(start) == after.charAt(start)) {
            start++;
        }
        int end = 0;
        while (end < most - start && old.charAt(old.length() - 1 - end) == after.charAt(after.length() - 1 - end)) {
            end++;
        }
        if (start + end == old.length() && old.length() == after.length()) {
            return Optional.empty();
        }
        int from = isInside(old, start) || isInside(after, start) ? start - 1 : start;
        int to = isInside(old, old.length() - end) || isInside(after, after.length() - end) ? end - 1 : end;
        return Optional.of(
                new TextChange(new Span(before, from, old.length() - to), after.substring(from, after.length() - to)));
    }

    /** Whether an offset parts two units that editors may not part: of one character, or of one line break. */
    private static boolean isInside(String text, int at) {
        return at > 0
                && at < text.length()
                && (Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at))
                        || (text.charAt(at - 1) == '\r' && text.charAt(at) == '\n'));
    }
}

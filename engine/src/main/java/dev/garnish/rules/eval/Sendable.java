package dev.garnish.rules.eval;

import dev.garnish.rules.lang.Program.Limits;
import dev.garnish.rules.text.Graphemes;
import dev.garnish.rules.text.Shortening;
import java.nio.charset.StandardCharsets;

/** What a text must keep to before it leaves as an attribute's value. */
final class Sendable {
    private static final int MAX_BYTES = 64 * 1024;

    private final Limits limits;

    Sendable(Limits limits) {
        this.limits = limits;
    }

    Verdict judge(String text) {
        Verdict verdict = limits.image() ? ImageUrl.judge(text, limits.hosts()) : clean(text);
        if (!verdict.fate().applies()) {
            return verdict;
        }
        return isTooLarge(verdict.sent()) ? Verdict.refused(Fate.TOO_LARGE) : fit(verdict);
    }

    private static Verdict clean(String text) {
        String cleaned = Cleaning.clean(text);
        return new Verdict(cleaned.equals(text) ? Fate.SENT : Fate.CLEANED, cleaned);
    }

    private static boolean isTooLarge(String text) {
        return text.length() > MAX_BYTES
                || (text.length() > MAX_BYTES / 3 && text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES);
    }

    /** An image is never shortened: half a URL is none. */
    private Verdict fit(Verdict verdict) {
        String text = verdict.sent();
        if (text.isBlank()) {
            return Verdict.refused(Fate.BLANK);
        }
        if (limits.max() == 0 || Graphemes.count(text) <= limits.max()) {
            return verdict;
        }
        return limits.strict() || limits.image()
                ? Verdict.refused(Fate.TOO_LONG)
                : new Verdict(Fate.SHORTENED, Shortening.shorten(text, limits.max()));
    }
}

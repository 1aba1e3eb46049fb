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
        if (limits.image()) {
            return text.length() > MAX_BYTES
                    ? Verdict.refused(Fate.TOO_LARGE)
                    : fit(ImageUrl.judge(text, limits.hosts()), true);
        }
        boolean shortens = limits.max() > 0 && !limits.strict();
        return shortens && text.length() > MAX_BYTES ? shortened(text) : fit(clean(text), true);
    }

    /** Of a text that is longer than any value only the beginning is looked at. */
    private Verdict shortened(String text) {
        int end = Character.isHighSurrogate(text.charAt(MAX_BYTES - 1)) ? MAX_BYTES - 1 : MAX_BYTES;
        Verdict fitted = fit(clean(text.substring(0, end)), false);
        return fitted.fate() == Fate.SHORTENED ? fitted : Verdict.refused(Fate.TOO_LARGE);
    }

    private static Verdict clean(String text) {
        String cleaned = Cleaning.clean(text);
        return new Verdict(cleaned.equals(text) ? Fate.SENT : Fate.CLEANED, cleaned);
    }

    private static boolean isTooLarge(String text) {
        return text.length() > MAX_BYTES
                || (text.length() > MAX_BYTES / 3 && text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES);
    }

    /** What may leave of a text; the beginning of a longer one only as far as it is shortened. */
    private Verdict fit(Verdict verdict, boolean whole) {
        String text = verdict.sent();
        if (!verdict.fate().applies()) {
            return verdict;
        }
        if (text.isBlank()) {
            return Verdict.refused(whole ? Fate.BLANK : Fate.TOO_LARGE);
        }
        boolean isLong = limits.max() > 0 && Graphemes.offset(text, limits.max()) < text.length();
        if (isLong && (limits.strict() || limits.image())) { // half an address is none
            return Verdict.refused(Fate.TOO_LONG);
        }
        Verdict fitted = isLong ? new Verdict(Fate.SHORTENED, Shortening.shorten(text, limits.max())) : verdict;
        return isTooLarge(fitted.sent()) ? Verdict.refused(Fate.TOO_LARGE) : fitted;
    }
}

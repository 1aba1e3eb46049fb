package dev.garnish.internal.eval;

import dev.garnish.internal.lang.Program.Limits;
import dev.garnish.internal.text.Blanks;
import dev.garnish.internal.text.Graphemes;
import dev.garnish.internal.text.Shortening;
import dev.garnish.internal.text.SmsText;
import dev.garnish.rules.CaseOutcome;
import java.nio.charset.StandardCharsets;

/** Applies an attribute's limits to its values before they are sent. */
final class OutputLimits {
    private static final int MAX_BYTES = 64 * 1024;

    private final Limits limits;

    OutputLimits(Limits limits) {
        this.limits = limits;
    }

    Verdict judge(String text) {
        Verdict verdict = limited(text);
        if (!limits.html() || !verdict.outcome().applies()) {
            return verdict;
        }
        String escaped = Texts.html(verdict.sent());
        return isTooLarge(escaped) ? Verdict.refused(CaseOutcome.TOO_LARGE) : new Verdict(verdict.outcome(), escaped);
    }

    /** Within the limits, and not escaped yet. */
    private Verdict limited(String text) {
        if (limits.address()) {
            return text.length() > MAX_BYTES
                    ? Verdict.refused(CaseOutcome.TOO_LARGE)
                    : fit(ImageUrl.judge(text, limits.hosts(), limits.schemes()), true);
        }
        boolean shortens = limits.max() > 0 && !limits.strict();
        return shortens && text.length() > MAX_BYTES ? shortened(text) : fit(clean(text), true);
    }

    /** Of a text that is longer than any value only the beginning is looked at. */
    private Verdict shortened(String text) {
        int end = Character.isHighSurrogate(text.charAt(MAX_BYTES - 1)) ? MAX_BYTES - 1 : MAX_BYTES;
        Verdict fitted = fit(clean(text.substring(0, end)), false);
        return fitted.outcome() == CaseOutcome.SHORTENED ? fitted : Verdict.refused(CaseOutcome.TOO_LARGE);
    }

    private Verdict clean(String text) {
        String cleaned = Cleaning.clean(text, limits.lines());
        return new Verdict(cleaned.equals(text) ? CaseOutcome.SENT : CaseOutcome.CLEANED, cleaned);
    }

    private static boolean isTooLarge(String text) {
        return text.length() > MAX_BYTES
                || (text.length() > MAX_BYTES / 3 && text.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES);
    }

    /** What may leave of a text; the beginning of a longer one only as far as it is shortened. */
    private Verdict fit(Verdict verdict, boolean whole) {
        String text = verdict.sent();
        if (!verdict.outcome().applies()) {
            return verdict;
        }
        if (Blanks.isBlank(text)) {
            return Verdict.refused(whole ? CaseOutcome.BLANK : CaseOutcome.TOO_LARGE);
        }
        boolean isLong = limits.max() > 0 && isLong(text);
        if (isLong && (limits.strict() || limits.address())) { // half an address is none
            return Verdict.refused(CaseOutcome.TOO_LONG);
        }
        Verdict fitted = isLong ? new Verdict(CaseOutcome.SHORTENED, shortest(text)) : verdict;
        if (Blanks.isBlank(fitted.sent())) { // a text message has no room for a character and its ellipsis
            return Verdict.refused(CaseOutcome.TOO_LONG);
        }
        return isTooLarge(fitted.sent()) ? Verdict.refused(CaseOutcome.TOO_LARGE) : fitted;
    }

    private boolean isLong(String text) {
        return limits.sms() ? SmsText.size(text) > limits.max() : Graphemes.offset(text, limits.max()) < text.length();
    }

    private String shortest(String text) {
        return limits.sms() ? SmsText.shorten(text, limits.max()) : Shortening.shorten(text, limits.max());
    }
}

package dev.garnish.review;

import dev.garnish.internal.text.Graphemes;
import dev.garnish.internal.text.SmsText;
import dev.garnish.review.CatalogReport.Example;
import dev.garnish.rules.CaseOutcome;
import java.util.EnumMap;
import java.util.Map;

/**
 * Counts the values that limits change or refuse: for each kind the number of items, the first of them, and the longest
 * value.
 */
final class LimitCounts {
    private final boolean sms;
    private final Map<CaseOutcome, Tally> tallies = new EnumMap<>(CaseOutcome.class);

    /** @param sms whether lengths are counted as text messages do, and not in user-perceived characters */
    LimitCounts(boolean sms) {
        this.sms = sms;
    }

    /** How often, for instance, and how long. */
    record Tally(long items, Example example, int longest) {
        Tally and(int length) {
            return new Tally(items + 1, example, Math.max(longest, length));
        }
    }

    void count(CaseOutcome fate, String item, String value) {
        int length = sms ? SmsText.size(value) : Graphemes.count(value);
        Tally before = tallies.get(fate);
        tallies.put(fate, before == null ? new Tally(1, new Example(item, value), length) : before.and(length));
    }

    boolean isEmpty() {
        return tallies.isEmpty();
    }

    /** In the order of {@link CaseOutcome}. */
    Map<CaseOutcome, Tally> tallies() {
        return tallies;
    }
}

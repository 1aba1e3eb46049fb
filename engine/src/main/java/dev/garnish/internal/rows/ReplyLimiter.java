package dev.garnish.internal.rows;

import dev.garnish.event.Diagnostic;
import dev.garnish.internal.event.Event;
import dev.garnish.internal.json.JsonWriter;
import java.util.BitSet;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Cuts the results to one event back to what its host takes, by no more than that needs, so that a limit costs values and
 * not messages. In this order: the longest values take what their attribute's {@code else} gives when everything is
 * missing; then whole results are emptied, those of the last recipients first; then recipients are left out, the last
 * first. All sizes are exact, so that nothing has to be written to be measured.
 */
public final class ReplyLimiter {
    private static final int EMPTY_RESULT = 2;

    /** A text's UTF-8 and escapes take at most six bytes a character. */
    private static final int MOST_BYTES = 6;

    private static final String VALUES_FELL = "the longest values fell to their else";

    private final Event event;
    private final RecipientResult[] results;
    private final EnrichmentStats stats;
    private final int[] elseLengths;

    /** A cut that replaces elements of the array. */
    public ReplyLimiter(Event event, RecipientResult[] results, EnrichmentStats stats) {
        this.event = event;
        this.results = results;
        this.stats = stats;
        this.elseLengths = new int[results.length == 0 ? 0 : results[0].attributes()];
        for (int i = 0; i < elseLengths.length; i++) {
            elseLengths[i] = JsonWriter.length(results[0].lastResort(i));
        }
    }

    /** Sees to it that no result is longer than the host takes for one recipient. */
    public void toResultLimit() {
        int most = event.maxResult();
        for (int i = 0; i < results.length; i++) {
            boolean mayBeLonger = MOST_BYTES * results[i].minSize(event.isFlat()) > most;
            long excess = mayBeLonger ? results[i].size(event.isFlat()) - most : 0;
            if (excess > 0) {
                boolean fits = giveUpValues(i, i + 1, excess) >= excess;
                results[i] = fits ? results[i] : results[i].emptied();
                note(event.pointer(event.entry(i)), "the result", most, fits ? VALUES_FELL : "it was emptied");
            }
        }
    }

    /** Sees to it that the reply is no longer than the host takes. */
    public void toReplyLimit() {
        long excess = replySize() - event.maxReply();
        if (excess > 0) {
            excess -= noted(giveUpValues(0, results.length, excess), VALUES_FELL);
        }
        if (excess > 0) {
            excess -= noted(emptyResults(excess), "results were emptied, the last first");
        }
        if (excess > 0) {
            noted(leaveOut(excess), "recipients were left out, the last first");
        }
    }

    private long noted(long saved, String consequence) {
        if (saved > 0) {
            note("", "the reply", event.maxReply(), consequence);
        }
        return saved;
    }

    private void note(String where, String what, int most, String consequence) {
        stats.trouble(new Diagnostic(
                Diagnostic.Code.REPLY_TOO_LARGE,
                where,
                what + " was beyond the host's limit of " + most + " bytes, so " + consequence));
    }

    private long replySize() {
        long size = event.sizeWithoutResults();
        boolean anyBefore = false;
        for (int i = 0; i < results.length; i++) {
            size += isLeftOut(i) ? -event.lengthWithoutResult(i) : resultSize(i);
            size -= isLeftOut(i) || !anyBefore ? event.separation(i) : 0;
            anyBefore |= !isLeftOut(i);
        }
        return size;
    }

    private boolean isLeftOut(int index) {
        return results[index].kind() == RecipientResult.Kind.OMITTED;
    }

    private long resultSize(int index) {
        return event.entry(index).takesResult() ? results[index].size(event.isFlat()) : 0;
    }

    /** Lets the longest values of some results fall to their else; gives how many bytes that saves. */
    private long giveUpValues(int from, int to, long excess) {
        Map<Integer, Integer> counts = savings(from, to);
        long saved = 0;
        int least = Integer.MAX_VALUE;
        long wantedOfLeast = 0;
        for (Map.Entry<Integer, Integer> one : counts.entrySet()) {
            if (saved < excess) {
                least = one.getKey();
                wantedOfLeast = Math.min(one.getValue(), (excess - saved + least - 1) / least);
                saved += least * wantedOfLeast;
            }
        }
        for (int i = from; i < to; i++) {
            wantedOfLeast -= giveUpValuesOf(i, least, wantedOfLeast);
        }
        return saved;
    }

    /** How many values save how many bytes, the most bytes first. */
    private Map<Integer, Integer> savings(int from, int to) {
        Map<Integer, Integer> counts = new TreeMap<>(Collections.reverseOrder());
        for (int i = from; i < to; i++) {
            for (int attribute = 0; attribute < elseLengths.length; attribute++) {
                for (int position = 0; position < results[i].count(attribute); position++) {
                    int saving = results[i].length(attribute, position) - elseLengths[attribute];
                    if (saving > 0 && event.entry(i).takesResult()) {
                        counts.merge(saving, 1, Integer::sum);
                    }
                }
            }
        }
        return counts;
    }

    /** Gives up a result's values that save more, and some of those that save the least; gives how many of the latter. */
    private long giveUpValuesOf(int index, int least, long wantedOfLeast) {
        RecipientResult result = results[index];
        long ofLeast = 0;
        for (int attribute = 0; attribute < elseLengths.length; attribute++) {
            BitSet positions = new BitSet();
            for (int position = 0; position < result.count(attribute); position++) {
                int saving = result.length(attribute, position) - elseLengths[attribute];
                if (saving > least || (saving == least && ofLeast < wantedOfLeast)) {
                    positions.set(position);
                    ofLeast += saving == least ? 1 : 0;
                }
            }
            if (!positions.isEmpty()) {
                results[index] = results[index].withElse(attribute, positions);
            }
        }
        return ofLeast;
    }

    private long emptyResults(long excess) {
        long saved = 0;
        for (int i = results.length - 1; i >= 0 && saved < excess; i--) {
            if (!isLeftOut(i) && resultSize(i) > EMPTY_RESULT) {
                saved += resultSize(i) - EMPTY_RESULT;
                results[i] = results[i].emptied();
            }
        }
        return saved;
    }

    private long leaveOut(long excess) {
        int first = 0;
        while (first < results.length && isLeftOut(first)) {
            first++;
        }
        long saved = 0;
        for (int i = results.length - 1; i >= first && saved < excess; i--) {
            if (!isLeftOut(i)) {
                saved += event.lengthWithoutResult(i) + resultSize(i) + (i == first ? 0 : event.separation(i));
                results[i] = results[i].omitted();
            }
        }
        return saved;
    }
}

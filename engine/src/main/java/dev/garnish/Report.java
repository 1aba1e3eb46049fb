package dev.garnish;

import dev.garnish.event.Diagnostic;
import dev.garnish.internal.rows.EnrichmentStats;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened during one reply: its numbers, and what went wrong while the rest went out. Immutable.
 *
 * @param summary the numbers
 * @param diagnostics each trouble once, and the first 100 of each code only
 * @param counts by code, how often something went wrong; more than are listed where there are too many
 */
public record Report(Summary summary, List<Diagnostic> diagnostics, Map<Diagnostic.Code, Integer> counts) {
    /**
     * A report as the engine makes it; public for tests of applications.
     *
     * @param summary the numbers
     * @param diagnostics copied, in this order
     * @param counts copied, in this order; no code whose count is 0
     */
    public Report {
        diagnostics = List.copyOf(diagnostics);
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
    }

    static Report of(EnrichmentStats stats, int recipients) {
        List<Diagnostic> diagnostics = stats.diagnostics();
        Summary summary =
                new Summary(recipients, stats.items(), stats.unknownItems(), stats.values(), stats.fromElse());
        return new Report(summary, diagnostics, stats.counts());
    }

    /**
     * How many diagnostics of a code are counted but not listed.
     *
     * @param code any code; it need not occur
     * @return 0 where all are listed
     */
    public int unlisted(Diagnostic.Code code) {
        int unlisted = counts.getOrDefault(code, 0);
        for (Diagnostic one : diagnostics) {
            unlisted -= one.code() == code ? 1 : 0;
        }
        return unlisted;
    }
}

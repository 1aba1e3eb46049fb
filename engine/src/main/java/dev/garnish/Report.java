package dev.garnish;

import dev.garnish.event.Diagnostic;
import dev.garnish.internal.rows.EnrichmentStats;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be known about one reply: its numbers, and what went wrong while the rest went out.
 *
 * @param diagnostics each trouble once, and the first 100 of each code only
 * @param counts by code, how often something went wrong; more than are listed where there are too many
 */
public record Report(Summary summary, List<Diagnostic> diagnostics, Map<Diagnostic.Code, Integer> counts) {
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

    /** How many troubles of a code are not listed. */
    public int unlisted(Diagnostic.Code code) {
        int unlisted = counts.getOrDefault(code, 0);
        for (Diagnostic one : diagnostics) {
            unlisted -= one.code() == code ? 1 : 0;
        }
        return unlisted;
    }
}

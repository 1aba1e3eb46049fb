package dev.garnish;

import dev.garnish.event.Diagnostic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is to be known about one reply: its numbers, and what went wrong while the rest went out.
 *
 * @param diagnostics each trouble once, and the first {@value Tally#MOST_LISTED} of each code only
 * @param counts by code, how often something went wrong; more than are listed where there are too many
 */
public record Report(Summary summary, List<Diagnostic> diagnostics, Map<Diagnostic.Code, Integer> counts) {
    public Report {
        diagnostics = List.copyOf(diagnostics);
        counts = Collections.unmodifiableMap(new LinkedHashMap<>(counts));
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

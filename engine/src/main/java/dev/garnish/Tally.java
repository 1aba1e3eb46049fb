package dev.garnish;

import dev.garnish.rules.eval.Outcome;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts what one enrichment does and gathers its troubles. For one thread. */
final class Tally {
    private final Plan plan;
    private final int[] fromElse;
    private @Nullable Set<Diagnostic> diagnostics;
    private int items;
    private int unknownItems;
    private int values;
    private int found;
    private int made;

    Tally(Plan plan) {
        this.plan = plan;
        this.fromElse = new int[plan.size()];
    }

    /** Whether it is none that came before. */
    boolean trouble(Diagnostic diagnostic) {
        return troubles(List.of(diagnostic));
    }

    private boolean troubles(List<Diagnostic> more) {
        if (diagnostics == null) {
            diagnostics = new LinkedHashSet<>();
        }
        return diagnostics.addAll(more);
    }

    void items(Rows rows) {
        items += rows.size();
        unknownItems += rows.unknown();
    }

    /** Something of a segment was remembered. */
    void foundOfSegment() {
        found++;
    }

    /** Something of a segment was not. */
    void madeOfSegment() {
        made++;
    }

    int found() {
        return found;
    }

    int made() {
        return made;
    }

    void values(int more) {
        values += more;
    }

    void row(Row row) {
        for (long bits = row.fromElse(); bits != 0; bits &= bits - 1) {
            fromElse[Long.numberOfTrailingZeros(bits)]++;
        }
        if (!row.diagnostics().isEmpty()) {
            troubles(row.diagnostics());
        }
    }

    void outcome(int attribute, Outcome outcome) {
        fromElse[attribute] += plan.isElse(attribute, outcome) ? 1 : 0;
        if (!outcome.diagnostics().isEmpty()) {
            troubles(outcome.diagnostics());
        }
    }

    Report report(int recipients) {
        Map<String, Integer> counts = new LinkedHashMap<>(2 * fromElse.length);
        for (int i = 0; i < fromElse.length; i++) {
            counts.put(plan.heading(i).name(), fromElse[i]);
        }
        return new Report(new Summary(recipients, items, unknownItems, values, counts), diagnostics());
    }

    List<Diagnostic> diagnostics() {
        return diagnostics == null ? List.of() : List.copyOf(diagnostics);
    }
}

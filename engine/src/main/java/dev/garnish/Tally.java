package dev.garnish;

import dev.garnish.rules.eval.Budget;
import dev.garnish.rules.eval.Outcome;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts what one enrichment does and gathers its troubles, of each code the first few. For one thread. */
final class Tally {
    /** Most troubles of one code that are listed; others are only counted. */
    static final int MOST_LISTED = 100;

    private final Plan plan;
    private final int[] fromElse;
    private final Budget budget = Budget.ofEvent();

    /** What is listed, and by code how many that are; null as long as nothing went wrong. */
    private @Nullable Set<Diagnostic> listed;

    private int[] listedCounts = {};
    private int[] counts = {};
    private int items;
    private int unknownItems;
    private int values;

    Tally(Plan plan) {
        this.plan = plan;
        this.fromElse = new int[plan.size()];
    }

    /** What evaluations may still do. */
    Budget budget() {
        return budget;
    }

    /** Notes a trouble; one that is listed already does not count again. */
    void trouble(Diagnostic diagnostic) {
        Set<Diagnostic> known = listed;
        if (known == null) {
            known = new LinkedHashSet<>();
            listed = known;
            counts = new int[Diagnostic.Code.values().length];
            listedCounts = new int[counts.length];
        }
        int code = diagnostic.code().ordinal();
        if (listedCounts[code] < MOST_LISTED) {
            int added = known.add(diagnostic) ? 1 : 0;
            listedCounts[code] += added;
            counts[code] += added;
        } else if (!known.contains(diagnostic)) {
            counts[code]++;
        }
    }

    private void troubles(List<Diagnostic> more) {
        for (Diagnostic one : more) {
            trouble(one);
        }
    }

    void items(Rows rows) {
        items += rows.size();
        unknownItems += rows.unknown();
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
        Map<String, Integer> elses = new LinkedHashMap<>(2 * fromElse.length);
        for (int i = 0; i < fromElse.length; i++) {
            elses.put(plan.heading(i).name(), fromElse[i]);
        }
        return new Report(new Summary(recipients, items, unknownItems, values, elses), diagnostics(), byCode());
    }

    private Map<Diagnostic.Code, Integer> byCode() {
        Map<Diagnostic.Code, Integer> byCode = new LinkedHashMap<>();
        for (int code = 0; code < counts.length; code++) {
            if (counts[code] > 0) {
                byCode.put(Diagnostic.Code.values()[code], counts[code]);
            }
        }
        return byCode;
    }

    List<Diagnostic> diagnostics() {
        if (budget.isSpent()) {
            trouble(new Diagnostic(
                    Diagnostic.Code.VALUE_TOO_COSTLY,
                    "",
                    "the event's values took too many steps, so the later ones are the `else` of their attributes"));
        }
        return listed == null ? List.of() : List.copyOf(listed);
    }
}

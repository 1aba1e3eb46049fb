package dev.garnish.internal.rows;

import dev.garnish.event.Diagnostic;
import dev.garnish.event.TroubleListener;
import dev.garnish.internal.eval.Budget;
import dev.garnish.internal.eval.Outcome;
import dev.garnish.internal.text.Faults;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts what one enrichment does and gathers its troubles, of each code the first few. For one thread. */
public final class EnrichmentStats {
    /** Most troubles of one code that are listed; others are only counted. */
    public static final int MOST_LISTED = 100;

    private final AttributeLayout[] layouts;
    private final @Nullable LocalDateTime moment;

    /** Null where nobody listens. */
    private final @Nullable TroubleListener listener;

    private final int[] fromElse;
    /** Made when something is evaluated: a cold function that evaluates nothing does without. */
    private @Nullable Budget budget;

    private final Set<Diagnostic> listed = new LinkedHashSet<>();
    private final Map<Diagnostic.Code, Integer> counts = new LinkedHashMap<>(4);
    private int items;
    private int unknownItems;
    private int values;
    private int found;
    private int made;

    /**
     * What is counted of an event.
     *
     * @param now in UTC, for rules that read the clock; null for others
     * @param listener gets the exceptions behind troubles; null where nobody listens
     */
    public EnrichmentStats(Plan plan, @Nullable LocalDateTime now, @Nullable TroubleListener listener) {
        this.moment = now;
        this.listener = listener;
        this.layouts = plan.layouts();
        this.fromElse = new int[layouts.length];
    }

    EnrichmentStats(Plan plan) {
        this(plan, plan.moment(), null);
    }

    /** Null for rules that do not read the clock. */
    public @Nullable LocalDateTime moment() {
        return moment;
    }

    /** What evaluations may still do. */
    Budget budget() {
        Budget made = budget;
        if (made == null) {
            made = moment == null ? Budget.ofEvent() : Budget.ofEvent(moment);
            budget = made;
        }
        return made;
    }

    /** Whether evaluations have done all that they may. */
    boolean isSpent() {
        return budget != null && budget.isSpent();
    }

    /** Notes a trouble; whether it is none that is listed already, which does not count again. */
    public boolean trouble(Diagnostic one) {
        int count = counts.getOrDefault(one.code(), 0);
        boolean isNew = count < MOST_LISTED ? listed.add(one) : !listed.contains(one);
        if (isNew) {
            counts.put(one.code(), count + 1);
        }
        return isNew;
    }

    /** Notes a trouble of the catalog, and passes its cause on. */
    void trouble(Diagnostic one, Throwable cause) {
        if (trouble(one) && listener != null) {
            try {
                listener.trouble(one, cause);
            } catch (Throwable e) {
                Faults.requireContainable(e);
                // The application's own: its recipients are served all the same.
            }
        }
    }

    /** Notes that the catalog did not answer for some items. */
    void noAnswer(Throwable cause) {
        // Not a constant: a cold function does without the classes of diagnostics.
        trouble(
                new Diagnostic(
                        Diagnostic.Code.CATALOG_UNAVAILABLE,
                        "",
                        "the catalog did not answer, so that items count as unknown"),
                cause);
    }

    private void troubles(List<Diagnostic> more) {
        for (Diagnostic one : more) {
            trouble(one);
        }
    }

    public void items(Rows rows) {
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
        fromElse[attribute] += layouts[attribute].isElse(outcome) ? 1 : 0;
        if (!outcome.diagnostics().isEmpty()) {
            troubles(outcome.diagnostics());
        }
    }

    /** Recommended item ids, each counted as often as it stands. */
    public int items() {
        return items;
    }

    /** How many of those the catalog does not hold. */
    public int unknownItems() {
        return unknownItems;
    }

    /** Texts that were given, an entry of a list being one. */
    public int values() {
        return values;
    }

    /** By attribute in the order of the rules, how many values are its {@code else}. */
    public Map<String, Integer> fromElse() {
        Map<String, Integer> elses = new LinkedHashMap<>(2 * fromElse.length);
        for (int i = 0; i < fromElse.length; i++) {
            elses.put(layouts[i].name(), fromElse[i]);
        }
        return elses;
    }

    /** By code, how often something went wrong; read after {@link #diagnostics()}. */
    public Map<Diagnostic.Code, Integer> counts() {
        return counts;
    }

    public List<Diagnostic> diagnostics() {
        if (isSpent()) {
            trouble(new Diagnostic(
                    Diagnostic.Code.VALUE_TOO_COSTLY,
                    "",
                    "the event's values took too many steps, so the later ones are the `else` of their attributes"));
        }
        return List.copyOf(listed);
    }
}

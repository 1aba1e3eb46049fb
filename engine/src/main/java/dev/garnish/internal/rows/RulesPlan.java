package dev.garnish.internal.rows;

import dev.garnish.catalog.Item;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.eval.Outcome;
import dev.garnish.internal.event.Event;
import dev.garnish.internal.event.RecipientSpan;
import dev.garnish.internal.rules.CheckedRules;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates rules: for rows once for everybody, and for each recipient what is left. Rows come from the catalog where it
 * was rendered with these rules.
 */
final class RulesPlan implements Plan {
    private static final Outcome[][] NOTHING = {};

    private final AttributeLayout[] layouts;
    private final boolean dropsByItem;
    private final boolean allInRows;
    private final List<RecipientField> fields;
    private final Evaluator evaluator;

    /** Null where nothing depends on an item and a segment alone. */
    private final @Nullable Segments segments;

    /** What serves while remembering by segment does not pay; null where there are no segments. */
    private final @Nullable Plan withoutSegments;

    /** Null where there are no segments. */
    private final @Nullable Payoff payoff;

    private final boolean segmentsHaveRows;
    private final long memory;
    private final boolean needsRecipient;
    private final boolean[] needed;
    private final @Nullable Rendering rendering;
    private final @Nullable LocalDateTime moment;

    /**
     * The plan of rules.
     *
     * @param rendering what a catalog was rendered with, if that is these rules
     * @param memory how many bytes everything that is cached for it may take
     */
    RulesPlan(CheckedRules rules, @Nullable Rendering rendering, long memory) {
        this(rules, rendering, AttributeLayout.of(rules), true, memory);
    }

    private RulesPlan(
            CheckedRules rules,
            @Nullable Rendering rendering,
            AttributeLayout[] layouts,
            boolean bySegment,
            long memory) {
        this.layouts = layouts;
        this.dropsByItem = !rules.compiled().dropReadsRecipient();
        this.allInRows = allInRows(layouts);
        this.fields = rules.program().recipientFields();
        this.evaluator = new Evaluator(rules, layouts, bySegment);
        this.segments = evaluator.usesSegments() ? new Segments(evaluator, fields, memory / 12) : null;
        this.payoff = segments == null ? null : new Payoff();
        this.withoutSegments =
                segments == null ? null : new RulesPlan(rules, rendering, withoutSegments(layouts), false, memory);
        this.segmentsHaveRows = segmentsHaveRows(layouts);
        this.memory = memory;
        Set<RecipientField> read = evaluator.recipientFields();
        this.needed = needed(fields, read);
        this.needsRecipient = !read.isEmpty();
        this.rendering = rendering;
        this.moment = rules.compiled().readsClock() ? rules.now() : null;
    }

    private static boolean allInRows(AttributeLayout[] layouts) {
        for (AttributeLayout layout : layouts) {
            if (!layout.isInRows()) {
                return false;
            }
        }
        return true;
    }

    private static boolean segmentsHaveRows(AttributeLayout[] layouts) {
        for (AttributeLayout layout : layouts) {
            if (layout.isInRows() && !layout.isByItem()) {
                return true;
            }
        }
        return false;
    }

    private static AttributeLayout[] withoutSegments(AttributeLayout[] layouts) {
        AttributeLayout[] others = new AttributeLayout[layouts.length];
        for (int i = 0; i < others.length; i++) {
            others[i] = layouts[i].withoutSegments();
        }
        return others;
    }

    private static boolean[] needed(List<RecipientField> slots, Set<RecipientField> read) {
        boolean[] needed = new boolean[slots.size()];
        for (int slot = 0; slot < needed.length; slot++) {
            needed[slot] = read.contains(slots.get(slot));
        }
        return needed;
    }

    @Override
    public long memory() {
        return memory;
    }

    @Override
    public @Nullable LocalDateTime moment() {
        return moment;
    }

    @Override
    public AttributeLayout[] layouts() {
        return layouts;
    }

    @Override
    public List<RecipientField> fields() {
        return fields;
    }

    @Override
    public Plan now() {
        return withoutSegments == null || payoff == null || payoff.isGood() ? this : withoutSegments;
    }

    @Override
    public void count(Plan served, int recipients, EnrichmentStats stats) {
        if (payoff == null) {
            return;
        }
        if (served != this) {
            payoff.pause(recipients);
        } else {
            payoff.count(stats.found(), stats.made());
        }
    }

    @Override
    public @Nullable Segment segment(Recipient recipient, EnrichmentStats stats) {
        return segments == null ? null : segments.of(recipient, stats);
    }

    @Override
    public @Nullable Segment segment(Event event, RecipientSpan entry, EnrichmentStats stats) {
        return segments == null ? null : segments.of(event, entry, stats);
    }

    @Override
    public boolean segmentsHaveRows() {
        return segmentsHaveRows;
    }

    @Override
    public boolean needsRecipient() {
        return needsRecipient;
    }

    @Override
    public boolean needs(int slot) {
        return needed[slot];
    }

    @Override
    public Row row(byte[] id, @Nullable Item item, EnrichmentStats stats) {
        Row row = rendering == null ? null : rendering.row(id, item);
        return row == null ? evaluator.row(id, item, stats.budget()) : row;
    }

    @Override
    public Row row(Row row, Segment segment, EnrichmentStats stats) {
        return evaluator.row(row, segment, stats.budget());
    }

    @Override
    public RecipientResult.Kind kind(Recipient recipient, @Nullable Segment segment, Rows rows, EnrichmentStats stats) {
        return RecipientResult.Kind.of(evaluator.delivery(recipient, segment, rows, stats.budget()));
    }

    @Override
    public Outcome[][] outcomes(Recipient recipient, @Nullable Segment segment, Rows rows, EnrichmentStats stats) {
        return allInRows ? NOTHING : evaluator.outcomes(recipient, segment, rows, stats.budget());
    }

    @Override
    public Rows withoutDropped(Recipient recipient, Rows rows, EnrichmentStats stats) {
        if (dropsByItem) {
            return rows.withoutDropped();
        }
        List<Item> items = rows.items();
        boolean[] dropped = new boolean[rows.size()];
        for (int i = 0; i < dropped.length; i++) {
            Item item = rows.get(i).item();
            dropped[i] = rows.get(i).isDropped()
                    || (item != null && evaluator.drops(item, i + 1, items, recipient, rows.seed(), stats.budget()));
        }
        return rows.without(dropped);
    }
}

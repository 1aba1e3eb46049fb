package dev.garnish.internal.rows;

import dev.garnish.catalog.Item;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.eval.Outcome;
import dev.garnish.internal.event.Event;
import dev.garnish.internal.event.RecipientSpan;
import dev.garnish.internal.json.JsonWriter;
import dev.garnish.internal.lang.Program.UnknownItem;
import dev.garnish.internal.rules.CheckedRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule set laid out for sending: what an item gives every recipient alike, and what is left for each recipient. Rows
 * come from the catalog where it was rendered with these rules, else from evaluating them.
 */
public final class Plan {
    public static final Recipient NOBODY = Recipient.of("");
    private static final Outcome[][] NOTHING = {};

    private final AttributeLayout[] headings;
    private final byte[][] keys;
    private final UnknownItem unknownItem;
    private final boolean dropsByItem;
    private final boolean allInRows;
    private final List<RecipientField> fields;

    /** Null where rows hold all, so that no rule is ever evaluated. */
    private final @Nullable Evaluator evaluator;

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

    /**
     * The plan of rules.
     *
     * @param rendering what a catalog was rendered with, if that is these rules
     * @param memory how many bytes everything that is cached for it may take
     */
    public Plan(CheckedRules rules, @Nullable Rendering rendering, long memory) {
        this(rules, rendering, AttributeLayout.of(rules), true, memory);
    }

    private Plan(
            CheckedRules rules,
            @Nullable Rendering rendering,
            AttributeLayout[] headings,
            boolean bySegment,
            long memory) {
        this.headings = headings;
        this.keys = keys(headings);
        this.unknownItem = rules.program().unknownItem();
        this.dropsByItem = !rules.compiled().dropReadsRecipient();
        this.allInRows = allInRows(headings);
        this.fields = rules.program().recipientFields();
        this.evaluator = new Evaluator(rules, headings, bySegment);
        this.segments = evaluator.usesSegments() ? new Segments(evaluator, fields, memory / 12) : null;
        this.payoff = segments == null ? null : new Payoff();
        this.withoutSegments =
                segments == null ? null : new Plan(rules, rendering, withoutSegments(headings), false, memory);
        this.segmentsHaveRows = segmentsHaveRows(headings);
        this.memory = memory;
        Set<RecipientField> read = evaluator.recipientFields();
        this.needed = needed(fields, read);
        this.needsRecipient = !read.isEmpty();
        this.rendering = rendering;
    }

    /** The plan of a rendering that needs no rules. */
    public Plan(Rendering rendering, long memory) {
        this.headings = rendering.headings();
        this.keys = keys(headings);
        this.unknownItem = rendering.unknownItem();
        this.dropsByItem = true;
        this.allInRows = true;
        this.fields = List.of();
        this.evaluator = null;
        this.segments = null;
        this.payoff = null;
        this.withoutSegments = null;
        this.segmentsHaveRows = false;
        this.memory = memory;
        this.needsRecipient = false;
        this.needed = new boolean[0];
        this.rendering = rendering;
    }

    private static byte[][] keys(AttributeLayout[] headings) {
        byte[][] keys = new byte[headings.length][];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = key(headings[i]);
        }
        return keys;
    }

    private static byte[] key(AttributeLayout heading) {
        JsonWriter out = new JsonWriter(64);
        out.text(heading.name());
        out.raw(':');
        if (!heading.once()) {
            out.raw('[');
        }
        return out.toBytes();
    }

    private static boolean allInRows(AttributeLayout[] headings) {
        for (AttributeLayout heading : headings) {
            if (!heading.isInRows()) {
                return false;
            }
        }
        return true;
    }

    private static boolean segmentsHaveRows(AttributeLayout[] headings) {
        for (AttributeLayout heading : headings) {
            if (heading.isInRows() && !heading.isByItem()) {
                return true;
            }
        }
        return false;
    }

    private static AttributeLayout[] withoutSegments(AttributeLayout[] headings) {
        AttributeLayout[] others = new AttributeLayout[headings.length];
        for (int i = 0; i < others.length; i++) {
            others[i] = headings[i].withoutSegments();
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

    /** How many bytes everything that is cached for it may take. */
    public long memory() {
        return memory;
    }

    int size() {
        return headings.length;
    }

    AttributeLayout heading(int index) {
        return headings[index];
    }

    /** The attribute's name as a JSON key with its colon, and the bracket that opens a list. */
    byte[] key(int index) {
        return keys[index];
    }

    /** Whether the attribute's values stand in rows. */
    boolean isInRows(int index) {
        return headings[index].isInRows();
    }

    boolean isElse(int index, Outcome outcome) {
        return outcome.caseIndex() == headings[index].cases();
    }

    /** An outcome that counts as the attribute's {@code else}. */
    Outcome otherwise(int attribute, String text) {
        return new Outcome(text, headings[attribute].cases(), List.of());
    }

    public List<RecipientField> fields() {
        return fields;
    }

    /** What is to serve now, this one or the same without segments: its rows are those of this one. */
    public Plan now() {
        return withoutSegments == null || payoff == null || payoff.isGood() ? this : withoutSegments;
    }

    /** After a plan that {@link #now} gave has served recipients. */
    public void count(Plan served, int recipients, EnrichmentStats tally) {
        if (payoff == null) {
            return;
        }
        if (served != this) {
            payoff.pause(recipients);
        } else {
            payoff.count(tally.found(), tally.made());
        }
    }

    /** Null where nothing depends on an item and a segment alone. */
    @Nullable
    public Segment segment(Recipient recipient, EnrichmentStats tally) {
        return segments == null ? null : segments.of(recipient, tally);
    }

    /** The same for an entry of an event. */
    @Nullable
    public Segment segment(Event event, RecipientSpan entry, EnrichmentStats tally) {
        return segments == null ? null : segments.of(event, entry, tally);
    }

    /** Whether something stands in the rows of segments that does not stand in everybody's. */
    boolean segmentsHaveRows() {
        return segmentsHaveRows;
    }

    /** Whether rules read more of a recipient than a segment tells. */
    public boolean needsRecipient() {
        return needsRecipient;
    }

    /** Whether such rules read the field in a slot. */
    public boolean needs(int slot) {
        return needed[slot];
    }

    /**
     * What an id, in UTF-8, gives for every recipient alike.
     *
     * @throws IllegalStateException if a row of the catalog is damaged and there are no rules to evaluate
     */
    Row row(byte[] id, @Nullable Item item, EnrichmentStats tally) {
        Row row = rendering == null ? null : rendering.row(id, item);
        return row == null ? evaluator().row(id, item, tally.budget()) : row;
    }

    private Evaluator evaluator() {
        if (evaluator == null) {
            throw new IllegalStateException("the catalog is not rendered whole");
        }
        return evaluator;
    }

    /** What a row's item gives for those of one segment. */
    Row row(Row row, Segment segment, EnrichmentStats tally) {
        return evaluator().row(row, segment, tally.budget());
    }

    /** What becomes of one recipient. */
    public RecipientResult.Kind kind(Recipient recipient, @Nullable Segment segment, Rows rows, EnrichmentStats tally) {
        if (evaluator != null && !evaluator.isFor(recipient, segment, rows, tally.budget())) {
            return evaluator.omitsOthers() ? RecipientResult.Kind.OMITTED : RecipientResult.Kind.PASSED;
        }
        boolean fails = unknownItem == UnknownItem.FAIL_RECIPIENT && rows.unknown() > 0;
        return fails ? RecipientResult.Kind.FAILED : RecipientResult.Kind.FILLED;
    }

    /** By attribute, what rows do not hold; empty where they hold all. */
    public Outcome[][] outcomes(Recipient recipient, @Nullable Segment segment, Rows rows, EnrichmentStats tally) {
        return allInRows ? NOTHING : evaluator().outcomes(recipient, segment, rows, tally.budget());
    }

    /** The rows of the items that stay. */
    public Rows withoutDropped(Recipient recipient, Rows rows, EnrichmentStats tally) {
        if (dropsByItem && !rows.anyDropped()) {
            return rows;
        }
        List<Item> items = dropsByItem ? List.of() : rows.items();
        List<Row> kept = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            Item item = row.item();
            boolean dropped = row.isDropped()
                    || (!dropsByItem
                            && item != null
                            && evaluator().drops(item, i + 1, items, recipient, tally.budget()));
            if (!dropped) {
                kept.add(row);
            }
        }
        return Rows.of(kept);
    }
}

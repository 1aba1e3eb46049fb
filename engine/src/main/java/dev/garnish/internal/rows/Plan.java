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
import org.jspecify.annotations.Nullable;

/**
 * A rule set laid out for sending: what an item gives every recipient alike, and what is left for each recipient. Values
 * are evaluated now ({@link RulesPlan}) or were made beforehand ({@link RenderedPlan}). Safe for use by many threads.
 */
public interface Plan {
    Recipient NOBODY = Recipient.of("");

    /**
     * The plan of rules.
     *
     * @param rendering what a catalog was rendered with, if that is these rules
     * @param memory how many bytes everything that is cached for it may take
     */
    static Plan of(CheckedRules rules, @Nullable Rendering rendering, long memory) {
        boolean dated = rules.compiled().readsClock(); // what was made beforehand holds for another day
        return new RulesPlan(rules, dated ? null : rendering, memory);
    }

    /** The plan of a rendering that says all that its rules do. */
    static Plan of(Rendering whole, long memory) {
        return new RenderedPlan(whole, memory);
    }

    /** By attribute, in the order of the rules. Not to be changed. */
    AttributeLayout[] layouts();

    default int size() {
        return layouts().length;
    }

    default AttributeLayout layout(int index) {
        return layouts()[index];
    }

    /** How many bytes everything that is cached for it may take. */
    long memory();

    /** The fields of recipients that rules read; the position of each is its slot. */
    List<RecipientField> fields();

    /**
     * What an id, in UTF-8, gives for every recipient alike.
     *
     * @param item null where the catalog holds none of the id
     * @throws IllegalStateException if a row of the catalog is damaged and there are no rules to evaluate
     */
    Row row(byte[] id, @Nullable Item item, EnrichmentStats stats);

    /** When it is, in UTC, on the day that rows are made for; null where they are the same on every day. */
    default @Nullable LocalDateTime moment() {
        return null;
    }

    /** What becomes of one recipient. */
    RecipientResult.Kind kind(Recipient recipient, @Nullable Segment segment, Rows rows, EnrichmentStats stats);

    /** The rows of the items that stay. */
    Rows withoutDropped(Recipient recipient, Rows rows, EnrichmentStats stats);

    /** By attribute, what rows do not hold; empty where they hold all. */
    Outcome[][] outcomes(Recipient recipient, @Nullable Segment segment, Rows rows, EnrichmentStats stats);

    /** What is to serve now, this one or the same without segments: its rows are those of this one. */
    default Plan now() {
        return this;
    }

    /** After a plan that {@link #now} gave has served recipients. */
    default void count(Plan served, int recipients, EnrichmentStats stats) {}

    /** Null where nothing depends on an item and a segment alone. */
    default @Nullable Segment segment(Recipient recipient, EnrichmentStats stats) {
        return null;
    }

    /** The same for a recipient of an event. */
    default @Nullable Segment segment(Event event, RecipientSpan entry, EnrichmentStats stats) {
        return null;
    }

    /** Whether something stands in the rows of segments that does not stand in everybody's. */
    default boolean segmentsHaveRows() {
        return false;
    }

    /** What a row's item gives for those of one segment; asked only where segments have rows. */
    default Row row(Row row, Segment segment, EnrichmentStats stats) {
        return row;
    }

    /** Whether rules read more of a recipient than a segment holds. */
    default boolean needsRecipient() {
        return false;
    }

    /** Whether such rules read the field in a slot. */
    default boolean needs(int slot) {
        return false;
    }
}

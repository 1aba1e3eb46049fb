package dev.garnish.internal.rows;

import dev.garnish.catalog.Item;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.Recipient;
import dev.garnish.internal.event.Event;
import dev.garnish.internal.event.RecipientSpan;
import dev.garnish.internal.json.JsonText;
import dev.garnish.internal.text.Faults;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates what an event's recipients get: the rows of items that have none yet, rows for segments, and for each
 * recipient what no row holds. A fault of one item or recipient stays theirs. Safe for use by many threads.
 */
public final class Evaluation {
    /** Memory for values of recipients alone in one event: for short ones, more than any reply has room for. */
    private static final long OWN_MEMORY = 64L << 20;

    private static final long OWN_MEMORY_OF_REPLY = 12;

    private final Plan plan;
    private final RowCache cache;

    public Evaluation(Plan plan, RowCache cache) {
        this.plan = plan;
        this.cache = cache;
    }

    /**
     * What one recipient gets.
     *
     * @param found of the items that are recommended to the recipient
     */
    public RecipientResult of(Recipient recipient, FoundRows found, EnrichmentStats stats) {
        Plan serving = plan.now();
        Row[] rows = rows(found, stats);
        Rows recommended = recommended(rows, 0, found.recommended(), found.recommended());
        RecipientResult result = contained(serving, recipient, recommended, stats);
        plan.count(serving, 1, stats);
        return result;
    }

    /**
     * What each recipient of an event gets, in order.
     *
     * @param found of every recipient's items, one recipient's behind the other's
     */
    public RecipientResult[] of(Event event, FoundRows found, EnrichmentStats stats) {
        Plan serving = plan.now();
        Row[] rows = rows(found, stats);
        RecipientResult[] results = results(serving, event, rows, stats);
        plan.count(serving, event.size(), stats);
        return results;
    }

    /** The row of each id, those that are missing made now. */
    private Row[] rows(FoundRows found, EnrichmentStats stats) {
        @Nullable Row[] rows = found.rows();
        if (!found.isComplete()) {
            rows = rows.clone();
            for (int i = 0; i < rows.length; i++) {
                rows[i] = rows[i] == null ? row(found.id(i), found.item(i), stats) : rows[i];
            }
        }
        return rows;
    }

    /** Nothing is remembered of an event that has done too much: its later items fall to their {@code else}. */
    private Row row(byte[] id, @Nullable Item item, EnrichmentStats stats) {
        int hash = JsonText.hash(id, 0, id.length);
        Row earlier = cache.find(hash, id, 0, id.length);
        if (earlier != null) {
            return earlier; // The id came twice.
        }
        try {
            Row row = item == null ? cache.unknown().withId(id) : plan.row(id, item, stats);
            if (!stats.isSpent()) {
                cache.put(hash, row);
            }
            return row;
        } catch (IllegalArgumentException | IllegalStateException otherColumnsOrDamaged) {
            stats.noAnswer(otherColumnsOrDamaged);
        } catch (Throwable e) {
            Faults.requireContainable(e);
            stats.trouble(Diagnostic.fault("item " + new String(id, StandardCharsets.UTF_8), e), e);
        }
        return cache.unknown();
    }

    /**
     * One recipient's part of the rows.
     *
     * @param seed where the row of the item stands that they were made from; behind the last row where no rule reads it
     */
    private static Rows recommended(Row[] rows, int from, int to, int seed) {
        Rows recommended = new Rows(rows, from, to);
        Item item = seed < rows.length ? rows[seed].item() : null;
        return item == null ? recommended : recommended.from(item);
    }

    private RecipientResult contained(Plan serving, Recipient recipient, Rows rows, EnrichmentStats stats) {
        try {
            Segment segment = serving.segment(recipient, stats);
            RecipientResult result = result(serving, recipient, segment, rows, true, stats);
            if (result.kind() == RecipientResult.Kind.FAILED) {
                stats.trouble(failed(recipient.id()));
            }
            return result;
        } catch (Throwable e) {
            Faults.requireContainable(e);
            stats.trouble(Diagnostic.fault(recipient.id(), e));
            return new RecipientResult(plan.layouts(), RecipientResult.Kind.PASSED);
        }
    }

    private RecipientResult[] results(Plan serving, Event event, Row[] rows, EnrichmentStats stats) {
        RecipientResult[] results = new RecipientResult[event.size()];
        long memoryLeft = Math.max(OWN_MEMORY, OWN_MEMORY_OF_REPLY * event.maxReply());
        int seeds = event.itemCount();
        int from = 0;
        for (int i = 0; i < results.length; i++) {
            RecipientSpan entry = event.entry(i);
            int to = from + entry.itemCount();
            Rows recommended = recommended(rows, from, to, seeds + i);
            results[i] = contained(serving, event, entry, recommended, stats);
            memoryLeft -= results[i].ownMemory();
            if (memoryLeft < 0) {
                results[i] = results[i].emptied();
                stats.trouble(tooLarge(event));
            }
            from = to;
        }
        for (int i = 0; i < event.namelessCount(); i++) {
            stats.trouble(event.nameless(i));
        }
        return results;
    }

    private static Diagnostic tooLarge(Event event) {
        return new Diagnostic(
                Diagnostic.Code.REPLY_TOO_LARGE,
                "",
                "the reply was far beyond the host's limit of " + event.maxReply()
                        + " bytes, so results were emptied, the last first");
    }

    private RecipientResult contained(
            Plan serving, Event event, RecipientSpan entry, Rows rows, EnrichmentStats stats) {
        try {
            return result(serving, event, entry, rows, stats);
        } catch (Throwable e) {
            Faults.requireContainable(e);
            Diagnostic fault = Diagnostic.fault(event.pointer(entry), e);
            stats.trouble(fault);
            return refused(event, fault);
        }
    }

    private RecipientResult refused(Event event, Diagnostic why) {
        return event.wantsErrors()
                ? RecipientResult.error(plan.layouts(), why)
                : new RecipientResult(plan.layouts(), RecipientResult.Kind.PASSED);
    }

    private RecipientResult result(Plan serving, Event event, RecipientSpan entry, Rows rows, EnrichmentStats stats) {
        if (!entry.isWellFormed()) {
            Diagnostic malformed = event.malformed(entry);
            stats.trouble(malformed);
            return refused(event, malformed);
        }
        if (entry.hasBadItem()) {
            stats.trouble(event.badItem(entry));
        }
        Segment segment = serving.segment(event, entry, stats);
        RecipientResult result =
                result(serving, recipient(serving, event, entry), segment, rows, entry.hasItems(), stats);
        if (result.kind() == RecipientResult.Kind.FAILED) {
            stats.trouble(failed(event.pointer(entry)));
        }
        boolean isOmitted = result.kind() == RecipientResult.Kind.OMITTED;
        return isOmitted && event.wantsEveryone()
                ? new RecipientResult(plan.layouts(), RecipientResult.Kind.PASSED)
                : result;
    }

    private RecipientResult result(
            Plan serving,
            Recipient recipient,
            @Nullable Segment segment,
            Rows rows,
            boolean listed,
            EnrichmentStats stats) {
        stats.items(rows);
        RecipientResult.Kind kind = serving.kind(recipient, segment, rows, stats);
        if (kind != RecipientResult.Kind.FILLED) {
            return new RecipientResult(serving.layouts(), kind);
        }
        Rows shown = serving.withoutDropped(recipient, rows, stats);
        Rows own = rows(shown, segment, stats);
        RecipientResult result =
                new RecipientResult(serving.layouts(), own, listed, serving.outcomes(recipient, segment, own, stats));
        result.countTo(stats);
        return result;
    }

    /** The same rows with what holds for one segment, if any. */
    private Rows rows(Rows rows, @Nullable Segment segment, EnrichmentStats stats) {
        SegmentRows made = cache.ofSegments();
        if (segment == null || made == null) {
            return rows;
        }
        Row[] own = new Row[rows.size()];
        for (int i = 0; i < own.length; i++) {
            // Unknown ids all give the same.
            Row base = rows.get(i).isUnknown() ? cache.unknown() : rows.get(i);
            own[i] = row(base, segment, made, stats);
        }
        return rows.with(own);
    }

    private Row row(Row base, Segment segment, SegmentRows made, EnrichmentStats stats) {
        Row row = segment.isKnown() ? made.find(base, segment) : null;
        if (row != null) {
            stats.foundOfSegment();
            return row;
        }
        stats.madeOfSegment();
        row = plan.row(base, segment, stats);
        if (segment.isKnown() && !stats.isSpent()) {
            made.put(base, segment, row);
        }
        return row;
    }

    private static Diagnostic failed(String where) {
        return new Diagnostic(
                Diagnostic.Code.RECIPIENT_FAILED,
                where,
                "the catalog does not hold every item, and the rules fail such a recipient");
    }

    private static Recipient recipient(Plan serving, Event event, RecipientSpan entry) {
        if (!serving.needsRecipient()) {
            return Plan.NOBODY;
        }
        List<List<String>> values = new ArrayList<>(serving.fields().size());
        for (int slot = 0; slot < serving.fields().size(); slot++) {
            values.add(serving.needs(slot) ? event.values(entry, slot) : List.of());
        }
        return Recipient.of(event.id(entry), serving.fields(), values);
    }
}

package dev.garnish.internal.rows;

import dev.garnish.catalog.Item;
import dev.garnish.catalog.ItemId;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.event.Event;
import dev.garnish.internal.event.RecipientSpan;
import dev.garnish.internal.text.Faults;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates for each recipient what the rows of items do not hold. A fault of one recipient stays that recipient's. Safe
 * for use by many threads.
 */
public final class Evaluation {
    /** Memory for values of recipients alone in one event: for short ones, more than any reply has room for. */
    private static final long OWN_MEMORY = 64L << 20;

    private static final long OWN_MEMORY_OF_REPLY = 12;
    private static final @Nullable Item[] NO_SEEDS = {};

    private final Plan plan;
    private final RowCache cache;

    /** Where an event's entries name the item that a recommendation was made from; -1: no rule reads it. */
    private final int seedSlot;

    public Evaluation(Plan plan, RowCache cache) {
        this.plan = plan;
        this.cache = cache;
        // Asked in this order: a cold function whose rules read no field does without the class.
        this.seedSlot = plan.fields().isEmpty() ? -1 : plan.fields().indexOf(RecipientField.SEED);
    }

    /**
     * What one recipient gets.
     *
     * @param rows of the items, in their order
     */
    public RecipientResult of(Recipient recipient, Row[] rows, EnrichmentStats stats) {
        Plan serving = plan.now();
        Rows recommended = new Rows(rows, 0, rows.length);
        recommended = seedSlot < 0 ? recommended : recommended.from(seed(recipient, stats));
        RecipientResult result = contained(serving, recipient, recommended, stats);
        plan.count(serving, 1, stats);
        return result;
    }

    /**
     * What each recipient of an event gets, in order.
     *
     * @param rows of every recipient's items, one recipient's behind the other's
     */
    public RecipientResult[] of(Event event, Row[] rows, EnrichmentStats stats) {
        Plan serving = plan.now();
        RecipientResult[] results = results(serving, event, rows, stats);
        plan.count(serving, event.size(), stats);
        return results;
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
        @Nullable Item[] seeds = seeds(event, stats);
        long memoryLeft = Math.max(OWN_MEMORY, OWN_MEMORY_OF_REPLY * event.maxReply());
        int from = 0;
        for (int i = 0; i < results.length; i++) {
            RecipientSpan entry = event.entry(i);
            int to = from + entry.itemCount();
            Rows recommended = new Rows(rows, from, to);
            recommended = seeds.length == 0 ? recommended : recommended.from(seeds[i]);
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

    private @Nullable Item seed(Recipient recipient, EnrichmentStats stats) {
        List<String> id = recipient.values(RecipientField.SEED);
        return id.isEmpty() ? null : cache.rows(List.of(ItemId.of(id.get(0))), stats)[0].item();
    }

    /** By recipient; empty where no rule reads them. */
    private @Nullable Item[] seeds(Event event, EnrichmentStats stats) {
        if (seedSlot < 0) {
            return NO_SEEDS;
        }
        List<String> ids = new ArrayList<>();
        int[] which = new int[event.size()];
        for (int i = 0; i < which.length; i++) {
            List<String> id = event.values(event.entry(i), seedSlot);
            which[i] = id.isEmpty() ? -1 : ids.size();
            ids.addAll(id.isEmpty() ? List.of() : List.of(ItemId.of(id.get(0))));
        }
        Row[] rows = cache.rows(ids, stats);
        @Nullable Item[] seeds = new @Nullable Item[which.length];
        for (int i = 0; i < which.length; i++) {
            seeds[i] = which[i] < 0 ? null : rows[which[i]].item();
        }
        return seeds;
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
        Rows kept = serving.withoutDropped(recipient, rows, stats);
        Rows own = cache.rows(kept, segment, stats);
        RecipientResult result =
                new RecipientResult(serving.layouts(), own, listed, serving.outcomes(recipient, segment, own, stats));
        result.countTo(stats);
        return result;
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

package dev.garnish;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.ItemId;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.EventFormat;
import dev.garnish.event.InvalidEventException;
import dev.garnish.event.Recipient;
import dev.garnish.event.TroubleListener;
import dev.garnish.internal.event.Event;
import dev.garnish.internal.event.EventReader;
import dev.garnish.internal.event.RecipientSpan;
import dev.garnish.internal.event.ReplyAssembler;
import dev.garnish.internal.json.JsonWriter;
import dev.garnish.internal.rows.EnrichmentStats;
import dev.garnish.internal.rows.Plan;
import dev.garnish.internal.rows.RecipientResult;
import dev.garnish.internal.rows.RenderedCatalog;
import dev.garnish.internal.rows.Rendering;
import dev.garnish.internal.rows.ReplyLimiter;
import dev.garnish.internal.rows.Row;
import dev.garnish.internal.rows.RowCache;
import dev.garnish.internal.rows.Rows;
import dev.garnish.internal.rows.Segment;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.internal.rules.RulesSnapshot;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills the attributes of one rule set for items of one catalog version. Immutable but for what it remembers, and safe
 * for use by many threads. A host that reloads makes another one and swaps one reference, so that no event ever sees a
 * mixture.
 */
public final class Enricher {
    /** Null where rows say all, so that no rule was parsed. */
    private final @Nullable RuleSet rules;

    /** What the catalog was rendered with, if that is these rules. */
    private final @Nullable Rendering rendering;

    /** Memory for values of recipients alone in one event: for short ones, more than any reply has room for. */
    private static final long OWN_MEMORY = 64L << 20;

    private static final long OWN_MEMORY_OF_REPLY = 12;

    private final Plan plan;
    private final Catalog catalog;
    private final RowCache shelf;

    /** Null where nobody listens. */
    private final @Nullable TroubleListener listener;

    private volatile @Nullable Reading reading;

    /** The reader that was used last; nearly always the only one. */
    private record Reading(EventFormat format, EventReader reader) {}

    private Enricher(
            @Nullable RuleSet rules,
            @Nullable Rendering rendering,
            Plan plan,
            Catalog catalog,
            @Nullable TroubleListener listener) {
        this.rules = rules;
        this.rendering = rendering;
        this.plan = plan;
        this.catalog = catalog;
        this.shelf = new RowCache(plan, catalog, listener);
        this.listener = listener;
    }

    /**
     * Rules over items. What the catalog was rendered with is used if it is these rules.
     *
     * @throws dev.garnish.rules.InvalidRulesException if the rules were checked against other columns than the catalog's
     *     and do not fit these
     */
    public static Enricher of(RuleSet rules, Catalog catalog) {
        return of(rules, catalog, null, RowCache.defaultMemory());
    }

    /** @param memory how many bytes everything that is cached may take */
    static Enricher of(RuleSet rules, Catalog catalog, @Nullable TroubleListener listener, long memory) {
        RuleSet bound = rules.over(catalog.schema());
        Rendering rendering = RenderedCatalog.of(catalog)
                .flatMap(one -> one.of(bound.unwrap(CheckedRules.class).snapshot()))
                .orElse(null);
        return new Enricher(
                bound, rendering, new Plan(bound.unwrap(CheckedRules.class), rendering, memory), catalog, listener);
    }

    /**
     * The same as {@link #of} for rules that need not be parsed, because the catalog was rendered with them and no
     * recipient gets anything of his own; empty where that is not so.
     *
     * @param sources the rules as they stand now
     * @param tables the tables beside them
     */
    public static Optional<Enricher> rendered(Catalog catalog, List<Source> sources, TableReader tables) {
        Optional<Rendering> made = RenderedCatalog.of(catalog);
        if (made.isEmpty() || !made.get().isWhole()) {
            return Optional.empty();
        }
        Optional<Rendering> fitting = made.get().of(new RulesSnapshot(sources, tables));
        return fitting.isEmpty() ? Optional.empty() : Optional.of(new Enricher(fitting.get(), catalog));
    }

    private Enricher(Rendering whole, Catalog catalog) {
        this(null, whole, new Plan(whole, RowCache.defaultMemory()), catalog, null);
    }

    /**
     * The same rules over the same items, with a listener in place of any other one. Nothing remembered goes over. It goes
     * on to what {@link #with(RuleSet)} and {@link #with(Catalog)} make.
     */
    public Enricher with(TroubleListener other) {
        return new Enricher(rules, rendering, plan, catalog, other);
    }

    /**
     * Other rules over the same items. Nothing remembered goes over.
     *
     * @throws dev.garnish.rules.InvalidRulesException if they do not fit the items' columns
     */
    public Enricher with(RuleSet other) {
        return of(other, catalog, listener, plan.memory());
    }

    /**
     * The same rules over another version of the items. Nothing remembered goes over.
     *
     * @throws dev.garnish.rules.InvalidRulesException if its columns are others and the rules do not fit them
     */
    public Enricher with(Catalog newer) {
        RuleSet same =
                rules == null ? new RuleSet(Objects.requireNonNull(rendering).rules(newer.schema())) : rules;
        return of(same, newer, listener, plan.memory());
    }

    /** Names what its rules say, as {@link RuleSet#checksum()} does. */
    public String rulesChecksum() {
        return rendering == null ? Objects.requireNonNull(rules).checksum() : rendering.checksum();
    }

    /**
     * The reply to an event, in a new array.
     *
     * @throws InvalidEventException if it is not JSON or not of the format's shape
     */
    public Enrichment enrich(EventFormat format, byte[] event) {
        JsonWriter reply = new JsonWriter(0);
        Report report = enrich(format, event, reply);
        return new Enrichment(reply.finished(), report);
    }

    /**
     * Writes the reply to an event into a buffer that the caller uses again and again. What it held is gone.
     *
     * @throws InvalidEventException if the event is not JSON or not of the format's shape
     */
    public Report enrich(EventFormat format, byte[] event, ReplyBuffer reply) {
        return enrich(format, event, reply.json());
    }

    private Report enrich(EventFormat format, byte[] json, JsonWriter reply) {
        Event event = reader(format).read(json);
        EnrichmentStats tally = new EnrichmentStats(plan);
        Plan serving = plan.now();
        RecipientResult[] answers = answers(serving, event, shelf.rows(event, tally), tally);
        plan.count(serving, event.size(), tally);
        if (event.maxResult() < event.maxReply()) {
            new ReplyLimiter(event, answers, tally).toResultLimit();
        }
        long size = minSize(event, answers);
        if (size <= event.maxReply()) {
            write(event, answers, reply, size);
        }
        if (size > event.maxReply() || reply.size() > event.maxReply()) {
            new ReplyLimiter(event, answers, tally).toReplyLimit();
            write(event, answers, reply, minSize(event, answers));
        }
        return Report.of(tally, event.size() + event.namelessCount());
    }

    /** What one recipient is shown for these items, in their order. Ids are looked up by the rule of {@link ItemId}. */
    public Recommendations recommend(Recipient recipient, List<String> itemIds) {
        EnrichmentStats tally = new EnrichmentStats(plan);
        Row[] rows = shelf.rows(ids(itemIds), tally);
        Plan serving = plan.now();
        RecipientResult result = answer(serving, recipient, new Rows(rows, 0, rows.length), tally);
        plan.count(serving, 1, tally);
        return new Recommendations(result, itemIds, rows, recipient, tally, this::ruleSet);
    }

    /** The rules, parsed now where rows said all so far. */
    private RuleSet ruleSet() {
        return rules == null ? new RuleSet(Objects.requireNonNull(rendering).rules(catalog.schema())) : rules;
    }

    /** Not copied where all are as they are looked up, which is usual. */
    private static List<String> ids(List<String> written) {
        for (String one : written) {
            if (!ItemId.of(one).equals(one)) {
                return written.stream().map(ItemId::of).toList();
            }
        }
        return written;
    }

    /** A fault of one recipient stays that recipient's. */
    private RecipientResult answer(Plan serving, Recipient recipient, Rows rows, EnrichmentStats tally) {
        try {
            Segment segment = serving.segment(recipient, tally);
            RecipientResult answer = answer(serving, recipient, segment, rows, true, tally);
            if (answer.kind() == RecipientResult.Kind.FAILED) {
                tally.trouble(failed(recipient.id()));
            }
            return answer;
        } catch (RuntimeException | StackOverflowError e) {
            tally.trouble(Diagnostic.fault(recipient.id(), e));
            return new RecipientResult(plan, RecipientResult.Kind.PASSED);
        }
    }

    /** Asks for the same object first: comparing records makes a fresh JVM load fifty classes. */
    @SuppressWarnings("ReferenceEquality")
    private EventReader reader(EventFormat format) {
        Reading last = reading;
        if (last == null || (last.format != format && !last.format.equals(format))) {
            last = new Reading(format, EventReader.of(format, plan.fields()));
            reading = last;
        }
        return last.reader;
    }

    private RecipientResult[] answers(Plan serving, Event event, Row[] rows, EnrichmentStats tally) {
        RecipientResult[] answers = new RecipientResult[event.size()];
        long memoryLeft = Math.max(OWN_MEMORY, OWN_MEMORY_OF_REPLY * event.maxReply());
        int from = 0;
        for (int i = 0; i < answers.length; i++) {
            RecipientSpan entry = event.entry(i);
            int to = from + entry.itemCount();
            answers[i] = contained(serving, event, entry, new Rows(rows, from, to), tally);
            memoryLeft -= answers[i].ownMemory();
            if (memoryLeft < 0) {
                answers[i] = answers[i].emptied();
                tally.trouble(tooLarge(event));
            }
            from = to;
        }
        for (int i = 0; i < event.namelessCount(); i++) {
            tally.trouble(event.nameless(i));
        }
        return answers;
    }

    private static Diagnostic tooLarge(Event event) {
        return new Diagnostic(
                Diagnostic.Code.REPLY_TOO_LARGE,
                "",
                "the reply was far beyond the host's limit of " + event.maxReply()
                        + " bytes, so results were emptied, the last first");
    }

    /** A fault of one recipient stays that recipient's. */
    private RecipientResult contained(
            Plan serving, Event event, RecipientSpan entry, Rows rows, EnrichmentStats tally) {
        try {
            return answer(serving, event, entry, rows, tally);
        } catch (RuntimeException | StackOverflowError e) {
            Diagnostic fault = Diagnostic.fault(event.pointer(entry), e);
            tally.trouble(fault);
            return refused(event, fault);
        }
    }

    private RecipientResult refused(Event event, Diagnostic why) {
        return event.wantsErrors()
                ? RecipientResult.error(plan, why)
                : new RecipientResult(plan, RecipientResult.Kind.PASSED);
    }

    private RecipientResult answer(Plan serving, Event event, RecipientSpan entry, Rows rows, EnrichmentStats tally) {
        if (!entry.isWellFormed()) {
            Diagnostic malformed = event.malformed(entry);
            tally.trouble(malformed);
            return refused(event, malformed);
        }
        if (entry.hasBadItem()) {
            tally.trouble(event.badItem(entry));
        }
        Segment segment = serving.segment(event, entry, tally);
        RecipientResult answer =
                answer(serving, recipient(serving, event, entry), segment, rows, entry.hasItems(), tally);
        if (answer.kind() == RecipientResult.Kind.FAILED) {
            tally.trouble(failed(event.pointer(entry)));
        }
        boolean isOmitted = answer.kind() == RecipientResult.Kind.OMITTED;
        return isOmitted && event.wantsEveryone() ? new RecipientResult(plan, RecipientResult.Kind.PASSED) : answer;
    }

    private RecipientResult answer(
            Plan serving,
            Recipient recipient,
            @Nullable Segment segment,
            Rows rows,
            boolean listed,
            EnrichmentStats tally) {
        tally.items(rows);
        RecipientResult.Kind kind = serving.kind(recipient, segment, rows, tally);
        if (kind != RecipientResult.Kind.FILLED) {
            return new RecipientResult(serving, kind);
        }
        Rows kept = serving.withoutDropped(recipient, rows, tally);
        Rows own = shelf.rows(kept, segment, tally);
        RecipientResult answer =
                new RecipientResult(serving, own, listed, serving.outcomes(recipient, segment, own, tally));
        answer.countTo(tally);
        return answer;
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

    /** How many bytes the reply has at least. */
    private static long minSize(Event event, RecipientResult[] answers) {
        long size = event.sizeWithoutResults();
        for (int i = 0; i < answers.length; i++) {
            if (answers[i].kind() == RecipientResult.Kind.OMITTED) {
                size -= event.lengthWithoutResult(i) + event.separation(i);
            } else if (event.entry(i).takesResult()) {
                size += answers[i].minSize(event.isFlat());
            }
        }
        return size;
    }

    private static void write(Event event, RecipientResult[] answers, JsonWriter reply, long size) {
        reply.restart((int) size);
        ReplyAssembler splice = new ReplyAssembler(event, reply);
        for (int i = 0; i < answers.length; i++) {
            if (answers[i].kind() == RecipientResult.Kind.OMITTED) {
                splice.omit(i);
            } else if (event.entry(i).takesResult()) {
                splice.beginResult(i);
                answers[i].writeTo(reply, event.isFlat());
            }
        }
        splice.end();
    }
}

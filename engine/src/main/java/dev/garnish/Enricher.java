package dev.garnish;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.ItemId;
import dev.garnish.event.EventFormat;
import dev.garnish.event.InvalidEventException;
import dev.garnish.event.Recipient;
import dev.garnish.event.TroubleListener;
import dev.garnish.internal.event.Event;
import dev.garnish.internal.event.EventReader;
import dev.garnish.internal.json.JsonWriter;
import dev.garnish.internal.rows.EnrichmentStats;
import dev.garnish.internal.rows.Evaluation;
import dev.garnish.internal.rows.FoundRows;
import dev.garnish.internal.rows.ItemLookUp;
import dev.garnish.internal.rows.Plan;
import dev.garnish.internal.rows.RecipientResult;
import dev.garnish.internal.rows.RenderedCatalog;
import dev.garnish.internal.rows.Rendering;
import dev.garnish.internal.rows.Reply;
import dev.garnish.internal.rows.RowCache;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.internal.rules.RulesSnapshot;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills the attributes of one rule set for items of one catalog version. Immutable except for its cache, and safe
 * for use by many threads. A host that reloads makes another one and swaps one reference, so that no event ever sees a
 * mixture. {@link Garnish} does that by itself and also tests the rules; an enricher does neither.
 *
 * <pre>{@code
 * Catalog catalog = Catalog.of(Film.class, films, Film::id);
 * RuleSet rules = RuleSet.load(Path.of("rules"), catalog.schema());
 * Enricher enricher = Enricher.of(rules, catalog);
 * byte[] reply = enricher.enrich(EventFormat.pinpoint(), event).json();
 * }</pre>
 */
public final class Enricher {
    /** Null where rows say all, so that no rule was parsed. */
    private final @Nullable RuleSet rules;

    /** What the catalog was rendered with, if that is these rules. */
    private final @Nullable Rendering rendering;

    private final Catalog catalog;

    /** What serves now; of rules that read the clock, until the day is over. */
    private volatile Day day;

    /** Null where nobody listens. */
    private final @Nullable TroubleListener listener;

    /** The reader that was used last; nearly always the only one. */
    private volatile @Nullable EventReader reader;

    private Enricher(
            @Nullable RuleSet rules,
            @Nullable Rendering rendering,
            Plan plan,
            Catalog catalog,
            @Nullable TroubleListener listener) {
        this.rules = rules;
        this.rendering = rendering;
        this.catalog = catalog;
        this.listener = listener;
        this.day = new Day(plan, catalog);
    }

    /** A plan with what is remembered of it: all day the same where rules read the clock. */
    private static final class Day {
        private final Plan plan;
        private final ItemLookUp items;
        private final Evaluation evaluation;

        Day(Plan plan, Catalog catalog) {
            this.plan = plan;
            RowCache cache = new RowCache(plan);
            this.items = new ItemLookUp(plan, cache, catalog);
            this.evaluation = new Evaluation(plan, cache);
        }
    }

    /** What serves at a moment; null for rules that give the same on every day. */
    private Day at(@Nullable LocalDateTime moment) {
        Day serving = day;
        LocalDateTime made = serving.plan.moment();
        if (moment == null || made == null) {
            return serving;
        }
        CheckedRules checked = Objects.requireNonNull(rules).unwrap(CheckedRules.class);
        if (!checked.dayOf(moment).equals(checked.dayOf(made))) {
            serving = new Day(Plan.of(checked, rendering, serving.plan.memory()), catalog);
            day = serving;
        }
        return serving;
    }

    /** When an event happens; null where that does not matter. */
    private @Nullable LocalDateTime moment() {
        return day.plan.moment() == null
                ? null
                : Objects.requireNonNull(rules).unwrap(CheckedRules.class).now();
    }

    /**
     * Rules over items. What the catalog was rendered with is used if it is these rules. The cache takes at most about
     * 1/16 of the largest heap, and never more than 384 MB, as that of a {@link Garnish} does unless it is given another
     * bound.
     *
     * @param rules checked against any schema; bound to the catalog's columns here
     * @param catalog one version of the items; it must stay open while this enricher is in use
     * @return an enricher with an empty cache
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
                bound, rendering, Plan.of(bound.unwrap(CheckedRules.class), rendering, memory), catalog, listener);
    }

    /**
     * The same as {@link #of} for rules that need not be parsed, because the catalog was rendered with them and no
     * recipient gets a value that depends on the recipient; empty where that is not so.
     *
     * @param catalog one version of the items; it must stay open while the enricher is in use
     * @param sources the rules as they stand now
     * @param tables the tables beside them
     * @return the enricher; empty if the catalog holds no rows, rows of other rules, or not all that the rules give
     */
    public static Optional<Enricher> rendered(Catalog catalog, List<Source> sources, TableReader tables) {
        RulesSnapshot rules = new RulesSnapshot(sources, tables);
        return Optional.ofNullable(rendered(rules, catalog, null, RowCache.defaultMemory()));
    }

    /** Null where rules or rows are others, or a recipient gets something of his own. */
    static @Nullable Enricher rendered(
            RulesSnapshot rules, Catalog catalog, @Nullable TroubleListener listener, long memory) {
        Optional<Rendering> made = RenderedCatalog.of(catalog);
        if (made.isEmpty() || !made.get().isWhole()) {
            return null;
        }
        Rendering fitting = made.get().of(rules).orElse(null);
        return fitting == null ? null : new Enricher(null, fitting, Plan.of(fitting, memory), catalog, listener);
    }

    /**
     * The same rules over the same items, with a listener in place of any other one. {@link #with(RuleSet)} and
     * {@link #with(Catalog)} pass the listener on.
     *
     * @param other called by the threads that enrich, several at once
     * @return another enricher, with an empty cache
     */
    public Enricher with(TroubleListener other) {
        return new Enricher(rules, rendering, day.plan, catalog, other);
    }

    /**
     * The same rules over the same items at the time that a clock shows, which {@code today} and {@code now} are. Nothing
     * remembered goes over.
     *
     * @param clock read for every event and recipient
     * @return another enricher; this one if its rules do not read the day
     */
    public Enricher with(Clock clock) {
        return rules == null ? this : of(rules.at(clock), catalog, listener, day.plan.memory());
    }

    /**
     * Other rules over the same items.
     *
     * @param other checked against any schema; bound to the items' columns here
     * @return another enricher, with an empty cache
     * @throws dev.garnish.rules.InvalidRulesException if they do not fit the items' columns
     */
    public Enricher with(RuleSet other) {
        return of(other, catalog, listener, day.plan.memory());
    }

    /**
     * The same rules over another version of the items.
     *
     * @param newer may have other columns
     * @return another enricher, with an empty cache
     * @throws dev.garnish.rules.InvalidRulesException if its columns are others and the rules do not fit them
     */
    public Enricher with(Catalog newer) {
        RuleSet same =
                rules == null ? new RuleSet(Objects.requireNonNull(rendering).rules(newer.schema())) : rules;
        return of(same, newer, listener, day.plan.memory());
    }

    /** {@return the identity of what the rules say, as {@link RuleSet#checksum()} gives it} */
    public String rulesChecksum() {
        return rendering == null ? Objects.requireNonNull(rules).checksum() : rendering.checksum();
    }

    /**
     * The reply to an event, in a new array.
     *
     * @param format the shape of the event
     * @param event JSON in UTF-8; read during the call only, never changed
     * @return the reply and the report on it
     * @throws InvalidEventException if it is not JSON or not of the format's shape
     */
    public Enrichment enrich(EventFormat format, byte[] event) {
        JsonWriter reply = new JsonWriter(0);
        Report report = enrich(format, event, reply);
        return new Enrichment(reply.finished(), report);
    }

    /**
     * Writes the reply to an event into a buffer that the caller reuses. The buffer's former content is overwritten.
     *
     * @param format the shape of the event
     * @param event JSON in UTF-8; read during the call only, never changed
     * @param reply takes the reply; after an exception its content is undefined
     * @return the numbers and diagnostics of this reply
     * @throws InvalidEventException if the event is not JSON or not of the format's shape
     */
    public Report enrich(EventFormat format, byte[] event, ReplyBuffer reply) {
        return enrich(format, event, reply.json());
    }

    private Report enrich(EventFormat format, byte[] json, JsonWriter out) {
        LocalDateTime moment = moment();
        Day serving = at(moment);
        EnrichmentStats stats = new EnrichmentStats(serving.plan, moment, listener);
        Event event = reader(format).read(json);
        FoundRows found = serving.items.find(event, stats);
        RecipientResult[] results = serving.evaluation.of(event, found, stats);
        new Reply(event, results, stats).writeTo(out);
        return Report.of(stats, event.size() + event.namelessCount());
    }

    /**
     * What one recipient is shown for these items. Ids are looked up by the rule of {@link ItemId}. An unknown id is no
     * error: each attribute has its {@code else} for it, unless the rules say otherwise.
     *
     * @param recipient whom the message is for
     * @param itemIds what is recommended, in the order in which it is to be shown; may be empty, and may repeat an id
     * @return the values, and what became of the recipient
     */
    public Recommendations recommend(Recipient recipient, List<String> itemIds) {
        LocalDateTime moment = moment();
        Day serving = at(moment);
        EnrichmentStats stats = new EnrichmentStats(serving.plan, moment, listener);
        FoundRows found = serving.items.find(recipient, ids(itemIds), stats);
        RecipientResult result = serving.evaluation.of(recipient, found, stats);
        return new Recommendations(result, itemIds, recipient, stats, this::ruleSet);
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

    /** Asks for the same object first: comparing records makes a fresh JVM load fifty classes. */
    @SuppressWarnings("ReferenceEquality")
    private EventReader reader(EventFormat format) {
        EventReader last = reader;
        if (last == null || (last.format() != format && !last.format().equals(format))) {
            last = EventReader.of(format, day.plan.fields());
            reader = last;
        }
        return last;
    }
}

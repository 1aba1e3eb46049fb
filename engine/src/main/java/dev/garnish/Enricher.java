package dev.garnish;

import dev.garnish.event.Entry;
import dev.garnish.event.Event;
import dev.garnish.event.EventFormat;
import dev.garnish.event.JsonWriter;
import dev.garnish.event.Splice;
import dev.garnish.rules.RuleSet;
import dev.garnish.rules.lang.Source;
import dev.garnish.rules.lang.TableReader;
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

    private final Plan plan;
    private final Catalog catalog;
    private final Shelf shelf;

    /** Null where nobody listens. */
    private final @Nullable TroubleListener listener;

    private volatile @Nullable Reading reading;

    /** The reader that was used last; nearly always the only one. */
    private record Reading(EventFormat format, EventFormat.Reader reader) {}

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
        this.shelf = new Shelf(plan, catalog, listener);
        this.listener = listener;
    }

    /**
     * Rules over items. What the catalog was rendered with is used if it is these rules.
     *
     * @throws dev.garnish.rules.InvalidRulesException if the rules were checked against other columns than the catalog's
     *     and do not fit these
     */
    public static Enricher of(RuleSet rules, Catalog catalog) {
        return of(rules, catalog, null);
    }

    private static Enricher of(RuleSet rules, Catalog catalog, @Nullable TroubleListener listener) {
        RuleSet bound = rules.over(catalog.schema());
        Rendering rendering = catalog.rendering().flatMap(one -> one.of(bound)).orElse(null);
        return new Enricher(bound, rendering, new Plan(bound, rendering), catalog, listener);
    }

    /**
     * The same as {@link #of} for rules that need not be parsed, because the catalog was rendered with them and no
     * recipient gets anything of his own; empty where that is not so.
     *
     * @param sources the rules as they stand now
     * @param tables the tables beside them
     */
    public static Optional<Enricher> rendered(Catalog catalog, List<Source> sources, TableReader tables) {
        Optional<Rendering> made = catalog.rendering();
        if (made.isEmpty() || !made.get().isWhole()) {
            return Optional.empty();
        }
        Optional<Rendering> fitting = made.get().of(sources, tables);
        return fitting.isEmpty() ? Optional.empty() : Optional.of(new Enricher(fitting.get(), catalog));
    }

    private Enricher(Rendering whole, Catalog catalog) {
        this(null, whole, new Plan(whole), catalog, null);
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
        return of(other, catalog, listener);
    }

    /**
     * The same rules over another version of the items. Nothing remembered goes over.
     *
     * @throws dev.garnish.rules.InvalidRulesException if its columns are others and the rules do not fit them
     */
    public Enricher with(Catalog newer) {
        RuleSet same = rules == null ? Objects.requireNonNull(rendering).rules(newer.schema()) : rules;
        return of(same, newer, listener);
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

    /** Writes the reply to an event into a writer that the caller uses again and again. What it held is gone. */
    public Report enrich(EventFormat format, byte[] json, JsonWriter reply) {
        Event event = reader(format).read(json);
        Tally tally = new Tally(plan);
        Plan serving = plan.now();
        Answer[] answers = answers(serving, event, shelf.rows(event, tally), tally);
        plan.count(serving, event.size(), tally);
        if (event.maxResult() < event.maxReply()) {
            new Cut(event, answers, tally).toResultLimit();
        }
        write(event, answers, reply);
        if (reply.size() > event.maxReply()) {
            rewrite(event, answers, reply, tally);
        }
        return tally.report(event.size());
    }

    /** What one recipient is shown for these items, in their order. */
    public Recommendations recommend(Recipient recipient, List<String> itemIds) {
        Tally tally = new Tally(plan);
        Row[] rows = shelf.rows(itemIds, tally);
        Plan serving = plan.now();
        Segment segment = serving.segment(recipient, tally);
        Answer answer = answer(serving, recipient, segment, new Rows(rows, 0, rows.length), true, tally);
        plan.count(serving, 1, tally);
        if (answer.kind() == Answer.Kind.FAILED) {
            tally.trouble(failed(recipient.id()));
        }
        return new Recommendations(answer.values(), tally.diagnostics());
    }

    /** Asks for the same object first: comparing records makes a fresh JVM load fifty classes. */
    @SuppressWarnings("ReferenceEquality")
    private EventFormat.Reader reader(EventFormat format) {
        Reading last = reading;
        if (last == null || (last.format != format && !last.format.equals(format))) {
            last = new Reading(format, format.reader(plan.fields()));
            reading = last;
        }
        return last.reader;
    }

    private Answer[] answers(Plan serving, Event event, Row[] rows, Tally tally) {
        Answer[] answers = new Answer[event.size()];
        int from = 0;
        for (int i = 0; i < answers.length; i++) {
            Entry entry = event.entry(i);
            int to = from + entry.itemCount();
            answers[i] = answer(serving, event, entry, new Rows(rows, from, to), tally);
            from = to;
        }
        return answers;
    }

    private Answer answer(Plan serving, Event event, Entry entry, Rows rows, Tally tally) {
        if (!entry.isWellFormed()) {
            tally.trouble(event.malformed(entry));
            return new Answer(serving, Answer.Kind.PASSED);
        }
        if (entry.hasBadItem()) {
            tally.trouble(event.badItem(entry));
        }
        Segment segment = serving.segment(event, entry, tally);
        Answer answer = answer(serving, recipient(serving, event, entry), segment, rows, entry.hasItems(), tally);
        if (answer.kind() == Answer.Kind.FAILED) {
            tally.trouble(failed(event.pointer(entry)));
        }
        return answer;
    }

    private Answer answer(
            Plan serving, Recipient recipient, @Nullable Segment segment, Rows rows, boolean listed, Tally tally) {
        tally.items(rows);
        Answer.Kind kind = serving.kind(recipient, segment, rows);
        if (kind != Answer.Kind.FILLED) {
            return new Answer(serving, kind);
        }
        Rows kept = serving.withoutDropped(recipient, rows);
        Rows own = shelf.rows(kept, segment, tally);
        Answer answer = new Answer(serving, own, listed, serving.outcomes(recipient, segment, own));
        answer.countTo(tally);
        return answer;
    }

    private static Diagnostic failed(String where) {
        return new Diagnostic(
                Diagnostic.Code.RECIPIENT_FAILED,
                where,
                "the catalog does not hold every item, and the rules fail such a recipient");
    }

    private static Recipient recipient(Plan serving, Event event, Entry entry) {
        if (!serving.needsRecipient()) {
            return Plan.NOBODY;
        }
        List<List<String>> values = new ArrayList<>(serving.fields().size());
        for (int slot = 0; slot < serving.fields().size(); slot++) {
            values.add(serving.needs(slot) ? event.values(entry, slot) : List.of());
        }
        return Recipient.of(event.id(entry), serving.fields(), values);
    }

    /** Writes again what was beyond the host's limit, cut back step by step until it fits. */
    private static void rewrite(Event event, Answer[] answers, JsonWriter reply, Tally tally) {
        Cut cut = new Cut(event, answers, tally);
        for (Cut.Step step : Cut.Step.values()) {
            if (reply.size() > event.maxReply()) {
                cut.by(step, reply.size() - event.maxReply());
                write(event, answers, reply);
            }
        }
    }

    private static void write(Event event, Answer[] answers, JsonWriter reply) {
        int size = event.sizeWithoutResults();
        for (Answer answer : answers) {
            size += answer.jsonSize();
        }
        reply.restart(size);
        Splice splice = new Splice(event, reply);
        for (int i = 0; i < answers.length; i++) {
            if (answers[i].kind() == Answer.Kind.OMITTED) {
                splice.omit(i);
            } else if (event.entry(i).takesResult()) {
                splice.beginResult(i);
                answers[i].writeTo(reply, event.isFlat());
            }
        }
        splice.end();
    }
}

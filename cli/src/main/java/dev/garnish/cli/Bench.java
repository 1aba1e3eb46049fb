package dev.garnish.cli;

import dev.garnish.Enricher;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.event.EventFormat;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.eval.Attribute;
import dev.garnish.internal.eval.Expression;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.event.Event;
import dev.garnish.internal.event.EventReader;
import dev.garnish.internal.event.RecipientSpan;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rules.CheckedRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * Measures a rule set on one event: whole replies as a host gives them, and each attribute and case alone, worked out
 * anew every time.
 */
final class Bench {
    private static final int SLOWEST = 5;
    private static final long PART_NANOS = 40_000_000;

    private final Enricher enricher;
    private final CheckedRules rules;
    private final byte[] json;
    private final EventFormat format;
    private final List<Inputs> forItems = new ArrayList<>();
    private final List<Inputs> forRecipients = new ArrayList<>();

    /**
     * What was measured.
     *
     * @param median microseconds an event, 99 of 100 events took at most {@code p99}
     * @param remembered of 100 values, how many are worked out once for each item and then remembered
     */
    record Result(
            int recipients,
            int items,
            int replyBytes,
            int events,
            double median,
            double p99,
            double remembered,
            List<Part> attributes,
            List<Part> slowestCases) {}

    /** An attribute or a case: what one value costs where it is worked out anew. */
    record Part(String name, String place, double nanoseconds, boolean remembered) {}

    /**
     * Rules over items, and the event that is answered again and again.
     *
     * @param json an event of the format; its recipients and items are also those of the attributes measured alone
     */
    Bench(RuleSet rules, Catalog catalog, EventFormat format, byte[] json) {
        this.enricher = Enricher.of(rules, catalog);
        this.rules = rules.unwrap(CheckedRules.class);
        this.json = json;
        this.format = format;
        layInputs(catalog);
    }

    private void layInputs(Catalog catalog) {
        List<RecipientField> fields = rules.program().recipientFields();
        Event event = EventReader.of(format, fields).read(json);
        for (int i = 0; i < event.size(); i++) {
            RecipientSpan entry = event.entry(i);
            List<String> ids = new ArrayList<>();
            for (int item = 0; item < entry.itemCount(); item++) {
                ids.add(event.item(entry, item));
            }
            layInputs(ids, catalog.find(new HashSet<>(ids)), recipient(event, entry, fields));
        }
    }

    private void layInputs(List<String> ids, Map<String, Item> found, Recipient recipient) {
        List<Item> items = ids.stream().map(found::get).filter(Objects::nonNull).toList();
        forRecipients.add(Inputs.of(items, recipient));
        for (int i = 0; i < ids.size(); i++) {
            forItems.add(Inputs.of(found.get(ids.get(i)), i + 1, items, recipient));
        }
    }

    private static Recipient recipient(Event event, RecipientSpan entry, List<RecipientField> fields) {
        Map<RecipientField, List<String>> values = new HashMap<>();
        for (int slot = 0; slot < fields.size(); slot++) {
            values.put(fields.get(slot), event.values(entry, slot));
        }
        return Recipient.ofFields(event.id(entry), values);
    }

    /**
     * Measures for some seconds, after half as many that do not count, in which the JVM compiles.
     *
     * @throws dev.garnish.event.InvalidEventException if the event is not of the format
     */
    Result measure(int seconds) {
        int replyBytes = enricher.enrich(format, json).json().length;
        repeat(seconds * 500_000_000L);
        long[] times = repeat(seconds * 1_000_000_000L);
        Arrays.sort(times);
        return new Result(
                forRecipients.size(),
                forItems.size(),
                replyBytes,
                times.length,
                times[times.length / 2] / 1e3,
                times[(int) (times.length * 0.99)] / 1e3,
                remembered(),
                attributes(),
                slowestCases());
    }

    /** The times of the last replies in nanoseconds, at most 65,536 of them: a long run does not fill the memory. */
    private long[] repeat(long nanos) {
        long[] times = new long[1 << 16];
        int count = 0;
        long end = System.nanoTime() + nanos;
        long started = System.nanoTime();
        while (started < end || count == 0) {
            enricher.enrich(format, json);
            long ended = System.nanoTime();
            times[count++ % times.length] = ended - started;
            started = ended;
        }
        return Arrays.copyOf(times, Math.min(count, times.length));
    }

    /** What share of the event's values comes out of rows once every item was seen. */
    private double remembered() {
        long once = count(Attribute::once) * forRecipients.size();
        long perItem = (rules.compiled().attributes().size() - count(Attribute::once)) * forItems.size();
        return once + perItem == 0 ? 0 : 100.0 * count(Bench::isRemembered) * forItems.size() / (once + perItem);
    }

    private long count(java.util.function.Predicate<Attribute> asked) {
        return rules.compiled().attributes().stream().filter(asked).count();
    }

    /** An item gives it to every recipient alike. */
    private static boolean isRemembered(Attribute one) {
        return !one.once() && !one.readsRecipient() && !one.readsPosition() && !one.readsItems();
    }

    private List<Part> attributes() {
        return rules.compiled().attributes().stream()
                .map(one -> new Part(
                        one.name(),
                        "",
                        nanoseconds(one.once() ? forRecipients : forItems, one::evaluate),
                        isRemembered(one)))
                .toList();
    }

    private List<Part> slowestCases() {
        List<Part> cases = new ArrayList<>();
        for (Program.Attribute attribute : rules.program().attributes()) {
            List<Inputs> inputs = attribute.once() ? forRecipients : forItems;
            for (Program.Case one : attribute.cases()) {
                cases.add(part(attribute.name(), one, inputs));
            }
        }
        cases.sort(Comparator.comparingDouble(Part::nanoseconds).reversed());
        return List.copyOf(cases.subList(0, Math.min(SLOWEST, cases.size())));
    }

    private Part part(String attribute, Program.Case one, List<Inputs> inputs) {
        Expr when = one.when();
        double nanoseconds = nanoseconds(inputs, Expression.of(one.use(), rules.program())::evaluate)
                + (when == null ? 0 : nanoseconds(inputs, Expression.of(when, rules.program())::evaluate));
        return new Part(attribute, one.span().toString(), nanoseconds, false);
    }

    /** Of the second of two runs: the first one is for the JVM to compile. */
    private static double nanoseconds(List<Inputs> inputs, Function<Inputs, Object> work) {
        if (inputs.isEmpty()) {
            return 0;
        }
        time(inputs, work);
        return time(inputs, work);
    }

    private static double time(List<Inputs> inputs, Function<Inputs, Object> work) {
        long started = System.nanoTime();
        long done = 0;
        int kept = 0;
        while (System.nanoTime() - started < PART_NANOS) {
            for (Inputs one : inputs) {
                kept += work.apply(one).hashCode() & 1;
            }
            done += inputs.size();
        }
        // What is kept is looked at, so that the work cannot be left out.
        return kept < 0 ? 0 : (System.nanoTime() - started) / (double) done;
    }
}

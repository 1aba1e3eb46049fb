package dev.garnish.review;

import dev.garnish.catalog.Catalog;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Recipients with every combination of the values that some expressions name: each value that a field is compared with,
 * one that nothing names, and none at all; and each position of an item that is named. Beyond {@value #MOST} combinations
 * it is that many of them, always the same ones, in which each value occurs.
 */
final class RecipientCombinations {
    static final int MOST = 512;
    private static final int MOST_KEYS = 50;
    private static final int SEEDS = 3;

    private final Map<RecipientField, Set<String>> named = new LinkedHashMap<>();
    private final Set<RecipientField> lists = new LinkedHashSet<>();
    private final TreeSet<Integer> positions = new TreeSet<>(Set.of(1));
    private final Map<String, Program.Table> tables = new HashMap<>();
    private final List<String> seeds;

    /** @param seeds ids of items for rules that read the one that a recommendation was made from */
    RecipientCombinations(List<String> seeds) {
        this.seeds = seeds;
    }

    /** Some for rules that read one. */
    static List<String> seeds(Program program, Catalog catalog) {
        return program.recipientFields().contains(RecipientField.SEED) ? SampleItems.of(catalog, SEEDS) : List.of();
    }

    /**
     * One of them.
     *
     * @param weight for how many recipients it stands
     */
    record Sample(Recipient recipient, int position, long weight, String description) {}

    /** @param whole whether these are all combinations */
    record Samples(List<Sample> all, boolean whole) {
        Samples {
            all = List.copyOf(all);
        }
    }

    RecipientCombinations read(Program program, Stream<Expr> expressions) {
        tables.putAll(program.tables());
        expressions.forEach(this::gather);
        return this;
    }

    private void gather(Expr expression) {
        RecipientField read = expression.field();
        if (read != null) {
            namedOf(read);
            if (expression instanceof Expr.RecipientValue value && value.type().isList()) {
                lists.add(read);
            }
        } else if (expression instanceof Expr.Call call && Predictor.compares(call)) {
            call.arguments().stream()
                    .filter(Expr.Constant.class::isInstance)
                    .forEach(constant -> compared(call, ((Expr.Constant) constant).value()));
        } else if (expression instanceof Expr.Lookup lookup) {
            Program.Table table = Objects.requireNonNull(tables.get(lookup.table()));
            List<RecipientField> asked = fields(lookup.key()).toList();
            if (!asked.isEmpty()) {
                Set<String> keys = firstOf(table.rows().keySet());
                asked.forEach(field -> namedOf(field).addAll(keys));
            }
            if (table.locale() != null) {
                fields(table.locale())
                        .forEach(
                                field -> namedOf(field).addAll(table.languages().keySet()));
            }
        }
        expression.operands().forEach(this::gather);
    }

    /** The first keys in their order. The others are not sorted: a table is large, and may be named a hundred times. */
    private static Set<String> firstOf(Set<String> keys) {
        TreeSet<String> first = new TreeSet<>();
        for (String key : keys) {
            if (first.size() < MOST_KEYS || key.compareTo(first.last()) < 0) {
                first.add(key);
            }
            if (first.size() > MOST_KEYS) {
                first.pollLast();
            }
        }
        return first;
    }

    /** Those whose own values decide what a part of an expression is. */
    private static Stream<RecipientField> fields(Expr expression) {
        return Trees.parts(expression)
                .map(Expr::field)
                .filter(Objects::nonNull)
                .filter(field -> !field.equals(RecipientField.SEED));
    }

    private Set<String> namedOf(RecipientField field) {
        return named.computeIfAbsent(field, one -> new LinkedHashSet<>());
    }

    private void compared(Expr.Call call, Object literal) {
        List<String> texts = (literal instanceof List<?> list ? list.stream() : Stream.of(literal))
                .flatMap(RecipientCombinations::texts)
                .toList();
        fields(call).forEach(field -> namedOf(field).addAll(texts));
        boolean ofPosition = Trees.parts(call).anyMatch(Expr.Position.class::isInstance);
        if (ofPosition
                && literal instanceof BigDecimal number
                && number.abs().compareTo(BigDecimal.valueOf(1_000)) < 0) {
            int floor = number.setScale(0, RoundingMode.FLOOR).intValue();
            Stream.of(floor - 1, floor, floor + 1).filter(one -> one > 0).forEach(positions::add);
        }
    }

    /** A number with its neighbours, so that both sides of a bound are there. */
    private static Stream<String> texts(Object literal) {
        if (literal instanceof BigDecimal number) {
            return Stream.of(number.subtract(BigDecimal.ONE), number, number.add(BigDecimal.ONE))
                    .map(BigDecimal::toPlainString);
        }
        return literal instanceof String text ? Stream.of(text) : Stream.empty();
    }

    /** The fields that are read, with the values that are named. */
    List<ReadField> fields() {
        return named.entrySet().stream()
                .map(one -> new ReadField(one.getKey().path(), List.copyOf(one.getValue())))
                .toList();
    }

    /** All, or as many as there may be. */
    Samples samples() {
        List<RecipientField> fields = List.copyOf(named.keySet());
        List<List<List<String>>> choices = fields.stream().map(this::choices).toList();
        List<Integer> places = List.copyOf(positions);
        BigDecimal count = choices.stream()
                .map(one -> BigDecimal.valueOf(one.size()))
                .reduce(BigDecimal.valueOf(places.size()), BigDecimal::multiply);
        boolean whole = count.compareTo(BigDecimal.valueOf(MOST)) <= 0;
        List<Integer> sizes = new ArrayList<>(choices.stream().map(List::size).toList());
        sizes.add(places.size());
        List<Sample> all = new ArrayList<>();
        for (List<Integer> picked : whole ? all(sizes) : some(sizes)) {
            Map<RecipientField, List<String>> values = new LinkedHashMap<>();
            for (int i = 0; i < fields.size(); i++) {
                values.put(fields.get(i), choices.get(i).get(picked.get(i)));
            }
            all.add(sample(values, places.get(picked.get(fields.size()))));
        }
        return new Samples(all, whole);
    }

    private Sample sample(Map<RecipientField, List<String>> values, int position) {
        List<String> words = new ArrayList<>();
        values.forEach((field, texts) ->
                words.add(field.path() + (texts.isEmpty() ? " missing" : " " + String.join(" and ", texts))));
        if (positions.size() > 1) {
            words.add("position " + position);
        }
        return new Sample(recipient(values), position, 1, String.join(", ", words));
    }

    private static Recipient recipient(Map<RecipientField, List<String>> values) {
        List<String> id = values.getOrDefault(RecipientField.plain("id"), List.of());
        return Recipient.ofFields(id.isEmpty() ? "" : id.get(0), values);
    }

    private List<List<String>> choices(RecipientField field) {
        boolean seed = field.equals(RecipientField.SEED);
        Collection<String> values = seed ? seeds : namedOf(field);
        List<List<String>> choices = new ArrayList<>();
        values.forEach(one -> choices.add(List.of(one)));
        if (lists.contains(field) && values.size() > 1) {
            choices.add(List.copyOf(values));
        }
        if (!seed) {
            choices.add(List.of(other(field, values)));
        }
        choices.add(List.of());
        return choices;
    }

    /** One that nothing names. */
    private static String other(RecipientField field, Collection<String> values) {
        Stream<String> known = HostValues.isChannel(field) ? HostValues.CHANNELS.stream() : Stream.of("other", "ZZ");
        return known.filter(one -> values.stream().noneMatch(one::equalsIgnoreCase))
                .findFirst()
                .orElse("other than " + values.size());
    }

    private static List<List<Integer>> all(List<Integer> sizes) {
        List<List<Integer>> all = List.of(List.of());
        for (int size : sizes) {
            List<List<Integer>> longer = new ArrayList<>();
            for (List<Integer> one : all) {
                for (int i = 0; i < size; i++) {
                    List<Integer> more = new ArrayList<>(one);
                    more.add(i);
                    longer.add(more);
                }
            }
            all = longer;
        }
        return all;
    }

    /** Each value at least once, as far as there is room. */
    private static List<List<Integer>> some(List<Integer> sizes) {
        SplittableRandom random = new SplittableRandom(1);
        int longest = sizes.stream().mapToInt(Integer::intValue).max().orElse(1);
        Set<List<Integer>> some = new LinkedHashSet<>();
        for (int i = 0; some.size() < MOST && i < 4 * MOST; i++) {
            int at = i;
            some.add(sizes.stream()
                    .map(size -> at < longest ? at % size : random.nextInt(size))
                    .toList());
        }
        return List.copyOf(some);
    }

    /** Given recipients, those together who are alike in what the expressions read. */
    Samples of(List<Recipient> recipients) {
        Map<Map<RecipientField, List<String>>, Long> counts = new LinkedHashMap<>();
        for (Recipient one : recipients) {
            Map<RecipientField, List<String>> read = new LinkedHashMap<>();
            named.keySet().forEach(field -> read.put(field, one.values(field)));
            counts.merge(read, 1L, Long::sum);
        }
        List<Sample> all = new ArrayList<>();
        counts.forEach(
                (read, count) -> positions.forEach(place -> all.add(new Sample(recipient(read), place, count, ""))));
        return new Samples(all, true);
    }

    /** Whether anything is read that a recipient, or the list of items, decides. */
    static boolean readsRecipient(Program.Attribute attribute) {
        return Trees.expressions(attribute).anyMatch(one -> !Trees.readsOnlyItem(one));
    }

    /** What decides whether a recipient is shown an item. */
    static Stream<Expr> audience(Program program) {
        return Stream.concat(Stream.ofNullable(program.filter()).map(Program.Filter::when), program.drops().stream());
    }
}

package dev.garnish.internal.eval;

import static dev.garnish.catalog.Type.DATE;
import static dev.garnish.catalog.Type.DATE_LIST;
import static dev.garnish.catalog.Type.NUMBER;
import static dev.garnish.catalog.Type.NUMBER_LIST;
import static dev.garnish.catalog.Type.TEXT;
import static dev.garnish.catalog.Type.TEXT_LIST;
import static dev.garnish.catalog.Type.TRUTH;
import static dev.garnish.catalog.Type.TRUTH_LIST;
import static dev.garnish.internal.eval.Composing.function;
import static dev.garnish.internal.eval.Composing.method;
import static dev.garnish.internal.eval.Composing.strict;

import dev.garnish.catalog.Type;
import dev.garnish.internal.eval.Phrase.Meaning;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Random expressions of every type, with all operators, functions and methods, each with its meaning. */
final class Phrasebook {
    private static final List<Integer> DEPTHS = List.of(1, 1, 2, 2, 2, 3);
    private static final int LONGEST = 3_000;

    private final Random random;
    private final EdgeValues edges;
    private final Operands operands;
    private final Map<Type, Map<String, Supplier<Phrase>>> known;
    private final Map<String, Long> reached = new TreeMap<>();
    private int depth;
    private int deepest;

    Phrasebook(Random random) {
        this.random = random;
        this.edges = new EdgeValues(random);
        this.operands = new Operands(random, edges);
        this.known = Map.of(
                TEXT, TextPhrases.in(this),
                NUMBER, NumberPhrases.in(this),
                TRUTH, TruthPhrases.in(this),
                DATE, ListPhrases.dates(this),
                TEXT_LIST, ListPhrases.lists(this, TEXT_LIST),
                NUMBER_LIST, ListPhrases.lists(this, NUMBER_LIST),
                TRUTH_LIST, ListPhrases.lists(this, TRUTH_LIST),
                DATE_LIST, ListPhrases.lists(this, DATE_LIST));
    }

    EdgeValues edges() {
        return edges;
    }

    Random random() {
        return random;
    }

    Operands operands() {
        return operands;
    }

    /** How often each kind of expression was evaluated and gave a value. */
    Map<String, Long> reached() {
        return reached;
    }

    /** An expression of any type. */
    Phrase any() {
        while (true) {
            deepest = edges.one(DEPTHS);
            Phrase phrase = some(List.of(Type.values()).get(random.nextInt(Type.values().length)));
            if (phrase.text().length() < LONGEST) {
                return phrase;
            }
        }
    }

    Phrase some(Type type) {
        if (depth >= deepest || random.nextInt(6) == 0) {
            return operands.of(type);
        }
        depth++;
        Phrase phrase = made(type);
        depth--;
        return random.nextInt(12) == 0 ? Phrase.operand(type, "(" + phrase.text() + ")", phrase.meaning()) : phrase;
    }

    private Phrase made(Type type) {
        Map<String, Supplier<Phrase>> ways = known.getOrDefault(type, Map.of());
        String name = edges.one(ways.keySet().stream().sorted().toList());
        reached.putIfAbsent(name, 0L);
        Phrase phrase = ways.getOrDefault(name, () -> operands.of(type)).get();
        return new Phrase(type, phrase.text(), phrase.level(), situation -> {
            Object value = phrase.meaning().in(situation);
            reached.merge(name, value == null ? 0L : 1L, Long::sum);
            return value;
        });
    }

    List<Phrase> several(Type... types) {
        return List.of(types).stream().map(this::some).toList();
    }

    private Phrase someOrEmpty(Type type) {
        return random.nextInt(8) == 0 ? Phrase.operand(type, "empty", situation -> null) : some(type);
    }

    List<Phrase> twoToFour(Type type) {
        List<Phrase> phrases = new ArrayList<>(several(type, type));
        for (int i = random.nextInt(3); i > 0; i--) {
            phrases.add(someOrEmpty(type));
        }
        return phrases;
    }

    private Phrase choice(Type type) {
        Phrase condition = some(TRUTH);
        Phrase yes = some(type);
        Phrase no = someOrEmpty(type);
        return new Phrase(
                type,
                condition.at(Phrase.OR) + " ? " + yes.text() + " : " + no.text(),
                Phrase.CHOICE,
                situation -> Boolean.TRUE.equals(condition.meaning().in(situation))
                        ? yes.meaning().in(situation)
                        : no.meaning().in(situation));
    }

    /** The last where all are missing; {@code empty} as written counts for nothing. */
    private Phrase first(Type type) {
        List<Phrase> values = twoToFour(type);
        List<Phrase> counted =
                values.stream().filter(one -> !one.text().equals("empty")).toList();
        return function(type, "first", values, situation -> {
            Object value = null;
            for (Phrase one : counted) {
                value = Reference.isEmpty(value) ? one.meaning().in(situation) : value;
            }
            return value;
        });
    }

    private Phrase entry(Type type, boolean brackets) {
        List<Phrase> all = several(type.list(), NUMBER);
        BigDecimal fixed = BigDecimal.valueOf(random.nextInt(3));
        Meaning meaning = brackets
                ? strict(all.subList(0, 1), values -> Reference.get((List<?>) values.get(0), fixed))
                : strict(all, values -> Reference.get((List<?>) values.get(0), (BigDecimal) values.get(1)));
        return brackets
                ? Phrase.operand(type, all.get(0).at(Phrase.OPERAND) + "[" + fixed + "]", meaning)
                : method(type, "get", all, meaning);
    }

    /** A text that others are likely to hold. */
    Phrase separator() {
        return random.nextInt(4) == 0
                ? some(TEXT)
                : Composing.written(edges.one(List.of(",", " ", "a", "o", "-b", "x")));
    }

    /** What there is for every list. */
    Map<String, Supplier<Phrase>> ofList(Type type) {
        return Map.of("list ?:", () -> choice(type), "list first", () -> first(type));
    }

    /** What there is for every type but lists. */
    Map<String, Supplier<Phrase>> common(Type type) {
        return Map.of(
                type + " ?:", () -> choice(type),
                type + " first", () -> first(type),
                type + " [n]", () -> entry(type, true),
                type + " .get", () -> entry(type, false));
    }
}

package dev.garnish.internal.eval;

import static dev.garnish.catalog.Type.NUMBER;
import static dev.garnish.catalog.Type.TEXT;
import static dev.garnish.internal.eval.Composing.function;
import static dev.garnish.internal.eval.Composing.method;
import static dev.garnish.internal.eval.Composing.operator;
import static dev.garnish.internal.eval.Composing.strict;
import static dev.garnish.internal.eval.Composing.whole;

import dev.garnish.internal.eval.Composing.Made;
import dev.garnish.internal.eval.Phrase.Meaning;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Random expressions that give numbers. */
final class NumberPhrases {
    private final Phrasebook book;
    private final Map<String, Supplier<Phrase>> numbers = new LinkedHashMap<>();

    private NumberPhrases(Phrasebook book) {
        this.book = book;
    }

    static Map<String, Supplier<Phrase>> in(Phrasebook book) {
        NumberPhrases made = new NumberPhrases(book);
        made.learnNumbers();
        return made.numbers;
    }

    private void learnNumbers() {
        numbers.putAll(book.common(NUMBER));
        numbers.put("-number", () -> {
            List<Phrase> all = book.several(NUMBER);
            String text = all.get(0).at(Phrase.UNARY);
            return new Phrase(
                    NUMBER,
                    text.startsWith("-") ? "-(" + text + ")" : "-" + text,
                    Phrase.UNARY,
                    strict(all, values -> ((BigDecimal) values.get(0)).negate()));
        });
        numbers.put("number + number", this::sum);
        numbers.put("number - number", () -> chain(Phrase.SUM, List.of("-", "+")));
        numbers.put("number * number", () -> chain(Phrase.PRODUCT, List.of("*")));
        numbers.put("number / number", () -> chain(Phrase.PRODUCT, List.of("/", "*", "%")));
        numbers.put("number % number", () -> chain(Phrase.PRODUCT, List.of("%", "*")));
        numbers.put("number(number)", () -> {
            List<Phrase> all = book.several(NUMBER);
            return function(NUMBER, "number", all, strict(all, values -> values.get(0)));
        });
        numbers.put("number(text)", () -> {
            List<Phrase> all = book.several(TEXT);
            return function(NUMBER, "number", all, strict(all, values -> Reference.number((String) values.get(0))));
        });
        numbers.put("group", () -> {
            List<Phrase> all = book.several(TEXT, TEXT, NUMBER);
            Made made = values ->
                    Reference.group((String) values.get(0), (String) values.get(1), (BigDecimal) values.get(2));
            return function(NUMBER, "group", all, strict(all, made));
        });
        learnCounting();
        numbers.putAll(ListPhrases.numbers(book));
    }

    /** Sums are put together in pairs from both ends, which tells where 34 digits are not enough. */
    private Phrase sum() {
        List<Phrase> parts = book.twoToFour(NUMBER);
        return operator(NUMBER, "+", Phrase.SUM, parts, sumOf(parts));
    }

    private static Meaning sumOf(List<Phrase> parts) {
        if (parts.size() == 1) {
            return parts.get(0).meaning();
        }
        int half = parts.size() / 2;
        Meaning left = sumOf(parts.subList(0, half));
        Meaning right = sumOf(parts.subList(half, parts.size()));
        return situation -> calculated("+", left.in(situation), right.in(situation));
    }

    /** From the left, starting with the first of these signs. */
    private Phrase chain(int level, List<String> signs) {
        Phrase start = book.some(NUMBER);
        StringBuilder text = new StringBuilder(start.at(level + 1));
        Meaning meaning = start.meaning();
        for (int i = book.random().nextInt(3); i >= 0; i--) {
            String sign = text.length() == start.at(level + 1).length()
                    ? signs.get(0)
                    : book.edges().one(signs);
            Phrase next = book.some(NUMBER);
            Meaning before = meaning;
            text.append(' ').append(sign).append(' ').append(next.at(level + 1));
            meaning = situation ->
                    calculated(sign, before.in(situation), next.meaning().in(situation));
        }
        return new Phrase(NUMBER, text.toString(), level, meaning);
    }

    private static @Nullable Object calculated(String sign, @Nullable Object left, @Nullable Object right) {
        if (!(left instanceof BigDecimal a) || !(right instanceof BigDecimal b)) {
            return null;
        }
        return Reference.bounded(
                switch (sign) {
                    case "+" -> Reference.add(a, b);
                    case "-" -> Reference.subtract(a, b);
                    case "*" -> Reference.multiply(a, b);
                    case "/" -> Reference.divide(a, b);
                    default -> Reference.remainder(a, b);
                });
    }

    private void learnCounting() {
        Made length = values ->
                BigDecimal.valueOf(Reference.characters((String) values.get(0)).size());
        numbers.put("text.length", () -> {
            List<Phrase> all = book.several(TEXT);
            return method(NUMBER, "length", all, strict(all, length));
        });
        numbers.put("size(text)", () -> {
            List<Phrase> all = book.several(TEXT);
            return function(NUMBER, "size", all, strict(all, length));
        });
        Made size = values -> BigDecimal.valueOf(((List<?>) values.get(0)).size());
        numbers.put("list.size", () -> {
            List<Phrase> all = List.of(book.operands().listOrItems(book::some));
            return method(NUMBER, "size", all, whole(all, BigDecimal.ZERO, size));
        });
        numbers.put("size(list)", () -> {
            List<Phrase> all = List.of(book.operands().listOrItems(book::some));
            return function(NUMBER, "size", all, whole(all, BigDecimal.ZERO, size));
        });
        numbers.put("text.indexOf", () -> {
            List<Phrase> all = book.several(TEXT, TEXT);
            Made made = values -> Reference.indexOf((String) values.get(0), (String) values.get(1));
            return method(NUMBER, "indexOf", all, strict(all, made));
        });
    }
}

package dev.garnish.internal.eval;

import static dev.garnish.catalog.Type.DATE;
import static dev.garnish.catalog.Type.NUMBER;
import static dev.garnish.catalog.Type.NUMBER_LIST;
import static dev.garnish.catalog.Type.TEXT;
import static dev.garnish.catalog.Type.TEXT_LIST;
import static dev.garnish.catalog.Type.TRUTH;
import static dev.garnish.internal.eval.Composing.asking;
import static dev.garnish.internal.eval.Composing.function;
import static dev.garnish.internal.eval.Composing.method;
import static dev.garnish.internal.eval.Composing.operator;
import static dev.garnish.internal.eval.Composing.strict;

import dev.garnish.catalog.Type;
import dev.garnish.internal.eval.Composing.Made;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Random conditions. */
final class TruthPhrases {
    private final Phrasebook book;
    private final Map<String, Supplier<Phrase>> truths = new LinkedHashMap<>();

    private TruthPhrases(Phrasebook book) {
        this.book = book;
    }

    static Map<String, Supplier<Phrase>> in(Phrasebook book) {
        TruthPhrases made = new TruthPhrases(book);
        made.learnTruths();
        return made.truths;
    }

    private void learnTruths() {
        truths.putAll(book.common(TRUTH));
        for (Type type : List.of(TEXT, NUMBER, TRUTH, DATE)) {
            compared(type, "==", values -> Reference.same(values.get(0), values.get(1)));
            compared(type, "!=", values -> !Reference.same(values.get(0), values.get(1)));
        }
        for (Type type : List.of(TEXT, NUMBER, DATE)) {
            compared(type, "<", values -> Reference.compared(values.get(0), values.get(1)) < 0);
            compared(type, "<=", values -> Reference.compared(values.get(0), values.get(1)) <= 0);
            compared(type, ">", values -> Reference.compared(values.get(0), values.get(1)) > 0);
            compared(type, ">=", values -> Reference.compared(values.get(0), values.get(1)) >= 0);
        }
        learnHolding();
        learnLogic();
    }

    private void compared(Type type, String sign, Made made) {
        truths.put(type + " " + sign, () -> {
            List<Phrase> sides = List.of(
                    book.operands().notBlank(() -> book.some(type)),
                    book.operands().notBlank(() -> book.some(type)));
            return operator(TRUTH, sign, Phrase.COMPARISON, sides, asking(sides, made));
        });
    }

    private void learnHolding() {
        Made holds = values -> Reference.contains((List<?>) values.get(0), values.get(1));
        truths.put("in", () -> {
            Type type = book.edges().one(List.of(TEXT, NUMBER, TRUTH, DATE));
            List<Phrase> all = List.of(book.some(type), book.operands().withoutBlanks(() -> book.some(type.list())));
            List<Phrase> turned = List.of(all.get(1), all.get(0));
            return operator(TRUTH, "in", Phrase.COMPARISON, all, asking(turned, holds));
        });
        truths.put("list contains", () -> {
            Type type = book.edges().one(List.of(TEXT, NUMBER, TRUTH, DATE));
            List<Phrase> all = book.several(type.list(), type);
            return operator(TRUTH, "contains", Phrase.COMPARISON, all, asking(all, holds));
        });
        truths.put("list.contains", () -> {
            Type type = book.edges().one(List.of(TEXT, NUMBER, TRUTH, DATE));
            List<Phrase> all = book.several(type.list(), type);
            return method(TRUTH, "contains", all, asking(all, holds));
        });
        truths.put("text contains", () -> {
            List<Phrase> all = book.several(TEXT, TEXT);
            Made made = values -> ((String) values.get(0)).contains((String) values.get(1));
            return operator(TRUTH, "contains", Phrase.COMPARISON, all, asking(all, made));
        });
        truths.put("text contains_any", () -> {
            List<Phrase> all = book.several(TEXT, TEXT_LIST);
            Made made = values -> ((List<?>) values.get(1))
                    .stream().anyMatch(part -> ((String) values.get(0)).contains((String) part));
            return function(TRUTH, "contains_any", all, asking(all, made));
        });
        truths.put("list contains_any", () -> {
            Type type = book.edges().one(List.of(TEXT_LIST, NUMBER_LIST));
            List<Phrase> all = book.several(type, type);
            Made made = values -> ((List<?>) values.get(0))
                    .stream().anyMatch(entry -> Reference.contains((List<?>) values.get(1), entry));
            return function(TRUTH, "contains_any", all, asking(all, made));
        });
        twoTexts("", "contains", String::contains);
        twoTexts("starts_with", "startsWith", String::startsWith);
        twoTexts("ends_with", "endsWith", String::endsWith);
        twoTexts(
                "",
                "equalsIgnoreCase",
                (left, right) ->
                        Reference.lower(Reference.upper(left)).equals(Reference.lower(Reference.upper(right))));
    }

    private void twoTexts(String function, String method, BiFunction<String, String, Boolean> meaning) {
        Made made = values -> meaning.apply((String) values.get(0), (String) values.get(1));
        truths.put("text." + method, () -> {
            List<Phrase> all = book.several(TEXT, TEXT);
            return method(TRUTH, method, all, asking(all, made));
        });
        if (!function.isEmpty()) {
            truths.put(function, () -> {
                List<Phrase> all = book.several(TEXT, TEXT);
                return function(TRUTH, function, all, asking(all, made));
            });
        }
    }

    private void learnLogic() {
        truths.put("!", () -> {
            List<Phrase> all = book.several(TRUTH);
            String text = "!" + all.get(0).at(Phrase.UNARY);
            return new Phrase(TRUTH, text, Phrase.UNARY, strict(all, values -> !(Boolean) values.get(0)));
        });
        truths.put("&&", () -> {
            List<Phrase> all = book.several(TRUTH, TRUTH, TRUTH);
            return operator(
                    TRUTH,
                    "&&",
                    Phrase.AND,
                    all,
                    situation -> all.stream()
                            .allMatch(one -> Boolean.TRUE.equals(one.meaning().in(situation))));
        });
        truths.put("||", () -> {
            List<Phrase> all = book.several(TRUTH, TRUTH, TRUTH);
            return operator(
                    TRUTH,
                    "||",
                    Phrase.OR,
                    all,
                    situation -> all.stream()
                            .anyMatch(one -> Boolean.TRUE.equals(one.meaning().in(situation))));
        });
        truths.put("== empty", () -> {
            Phrase asked = book.some(book.edges().one(List.of(Type.values())));
            return new Phrase(
                    TRUTH,
                    asked.at(Phrase.SUM) + " == empty",
                    Phrase.COMPARISON,
                    situation -> Reference.isEmpty(asked.meaning().in(situation)));
        });
        truths.put("!= null", () -> {
            Phrase asked = book.operands().listOrItems(book::some);
            return new Phrase(
                    TRUTH,
                    asked.at(Phrase.SUM) + " != null",
                    Phrase.COMPARISON,
                    situation -> !Reference.isEmpty(asked.meaning().in(situation)));
        });
        truths.put("isEmpty", () -> {
            Phrase asked = book.random().nextBoolean()
                    ? book.some(TEXT)
                    : book.operands().listOrItems(book::some);
            return method(
                    TRUTH,
                    "isEmpty",
                    List.of(asked),
                    situation -> Reference.isEmpty(asked.meaning().in(situation)));
        });
    }
}

package dev.garnish.internal.eval;

import static dev.garnish.catalog.Type.DATE;
import static dev.garnish.catalog.Type.DATE_LIST;
import static dev.garnish.catalog.Type.NUMBER;
import static dev.garnish.catalog.Type.NUMBER_LIST;
import static dev.garnish.catalog.Type.TEXT;
import static dev.garnish.catalog.Type.TEXT_LIST;
import static dev.garnish.catalog.Type.TRUTH_LIST;
import static dev.garnish.internal.eval.Composing.function;
import static dev.garnish.internal.eval.Composing.strict;

import dev.garnish.catalog.Type;
import dev.garnish.internal.eval.Composing.Made;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;

/** Random expressions that give lists, and those that give one value of a list. */
final class ListPhrases {
    private ListPhrases() {}

    static Map<String, Supplier<Phrase>> lists(Phrasebook book, Type type) {
        Map<String, Supplier<Phrase>> lists = new LinkedHashMap<>(book.ofList(type));
        lists.put("top", () -> {
            List<Phrase> all = book.several(type, NUMBER);
            Made made = values -> Reference.top((List<?>) values.get(0), (BigDecimal) values.get(1));
            return function(type, "top", all, strict(all, made));
        });
        lists.put("distinct", () -> {
            List<Phrase> all = book.several(type);
            return function(type, "distinct", all, strict(all, values -> Reference.distinct((List<?>) values.get(0))));
        });
        if (type != TRUTH_LIST) {
            lists.put("sort", () -> {
                List<Phrase> all = book.several(type);
                return function(type, "sort", all, strict(all, values -> Reference.sort((List<?>) values.get(0))));
            });
        }
        if (type == TEXT_LIST) {
            lists.put("split", () -> {
                List<Phrase> all = List.of(book.some(TEXT), book.separator());
                Made made = values -> Reference.split((String) values.get(0), (String) values.get(1));
                return function(type, "split", all, strict(all, made));
            });
        }
        return lists;
    }

    static Map<String, Supplier<Phrase>> dates(Phrasebook book) {
        Map<String, Supplier<Phrase>> dates = new LinkedHashMap<>(book.common(DATE));
        dates.put("date min", () -> extreme(book, DATE, "min", -1));
        dates.put("date max", () -> extreme(book, DATE, "max", 1));
        for (String unit : List.of("minutes", "hours", "days", "weeks", "months", "years")) {
            dates.put("date + " + unit, () -> moved(book, unit));
        }
        return dates;
    }

    private static Phrase moved(Phrasebook book, String unit) {
        Phrase date = book.some(DATE);
        Phrase written = Phrase.operand(NUMBER, "30", situation -> BigDecimal.valueOf(30));
        Phrase number = book.random().nextBoolean()
                ? written
                : Phrase.operand(
                        NUMBER,
                        "item.stock",
                        situation -> Situation.at(situation.item(), Situation.SCHEMA.indexOf("stock")));
        String sign = book.edges().one(List.of("+", "-"));
        Made made = values ->
                Reference.moved((LocalDateTime) values.get(0), (BigDecimal) values.get(1), sign.equals("-"), unit);
        String text = date.at(Phrase.SUM) + " " + sign + " " + number.text() + " " + unit;
        return new Phrase(DATE, text, Phrase.SUM, strict(List.of(date, number), made));
    }

    private static void ofDate(
            Phrasebook book, Map<String, Supplier<Phrase>> numbers, String name, ToIntFunction<LocalDateTime> part) {
        numbers.put(name, () -> {
            List<Phrase> all = book.several(DATE);
            Made made = values -> BigDecimal.valueOf(part.applyAsInt(Reference.local((LocalDateTime) values.get(0))));
            return function(NUMBER, name, all, strict(all, made));
        });
    }

    static Map<String, Supplier<Phrase>> numbers(Phrasebook book) {
        Map<String, Supplier<Phrase>> numbers = new LinkedHashMap<>();
        ofDate(book, numbers, "weekday", date -> date.getDayOfWeek().getValue());
        ofDate(book, numbers, "month", LocalDateTime::getMonthValue);
        ofDate(book, numbers, "year", LocalDateTime::getYear);
        ofDate(book, numbers, "hour", LocalDateTime::getHour);
        numbers.put("days_between", () -> {
            List<Phrase> all = book.several(DATE, DATE);
            Made made = values -> BigDecimal.valueOf(
                    Reference.daysBetween((LocalDateTime) values.get(0), (LocalDateTime) values.get(1)));
            return function(NUMBER, "days_between", all, strict(all, made));
        });
        numbers.put("number min", () -> extreme(book, NUMBER, "min", -1));
        numbers.put("number max", () -> extreme(book, NUMBER, "max", 1));
        numbers.put("sum", () -> {
            List<Phrase> all = book.several(NUMBER_LIST);
            return function(NUMBER, "sum", all, strict(all, values -> Reference.sum((List<?>) values.get(0))));
        });
        numbers.put("avg", () -> {
            List<Phrase> all = book.several(NUMBER_LIST);
            return function(NUMBER, "avg", all, strict(all, values -> Reference.avg((List<?>) values.get(0))));
        });
        return numbers;
    }

    private static Phrase extreme(Phrasebook book, Type type, String name, int sign) {
        List<Phrase> all = book.several(type == DATE ? DATE_LIST : NUMBER_LIST);
        return function(type, name, all, strict(all, values -> Reference.extreme((List<?>) values.get(0), sign)));
    }
}

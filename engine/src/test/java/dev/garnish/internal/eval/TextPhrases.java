package dev.garnish.internal.eval;

import static dev.garnish.catalog.Type.DATE;
import static dev.garnish.catalog.Type.NUMBER;
import static dev.garnish.catalog.Type.TEXT;
import static dev.garnish.catalog.Type.TEXT_LIST;
import static dev.garnish.catalog.Type.TRUTH;
import static dev.garnish.internal.eval.Composing.function;
import static dev.garnish.internal.eval.Composing.method;
import static dev.garnish.internal.eval.Composing.operator;
import static dev.garnish.internal.eval.Composing.strict;
import static dev.garnish.internal.eval.Composing.written;

import dev.garnish.catalog.Type;
import dev.garnish.internal.eval.Composing.Made;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/** Random expressions that give texts. */
final class TextPhrases {
    private final Phrasebook book;
    private final Map<String, Supplier<Phrase>> texts = new LinkedHashMap<>();

    private TextPhrases(Phrasebook book) {
        this.book = book;
    }

    static Map<String, Supplier<Phrase>> in(Phrasebook book) {
        TextPhrases made = new TextPhrases(book);
        made.learnTexts();
        return made.texts;
    }

    private void learnTexts() {
        texts.putAll(book.common(TEXT));
        texts.put("text + text", () -> {
            List<Phrase> parts = book.twoToFour(TEXT);
            return operator(TEXT, "+", Phrase.SUM, parts, strict(parts, values -> Reference.join(values, "")));
        });
        oneText("lower", "toLowerCase", Reference::lower);
        oneText("upper", "toUpperCase", Reference::upper);
        oneText("trim", "trim", Reference::trim);
        oneText("title_case", "", Reference::titleCase);
        oneText("capital", "", Reference::capital);
        oneText("url", "", Reference::url);
        oneText("html", "", Reference::html);
        oneText("text", "", text -> text);
        oneText("plain", "", Reference::plain);
        texts.put("with_params", () -> {
            List<Phrase> all = book.several(TEXT, TEXT, TEXT, TEXT, TEXT);
            Made made = values -> Reference.withParam(
                    Reference.withParam((String) values.get(0), values.get(1), values.get(2)),
                    values.get(3),
                    values.get(4));
            return function(TEXT, "with_params", all, strict(all, made));
        });
        texts.put("date in a zone", () -> {
            Phrase date = book.some(DATE);
            List<Phrase> all = List.of(date, written("d MMM y HH:mm"), written("en"), written("Asia/Tokyo"));
            Made made = values ->
                    Reference.date(Reference.local((LocalDateTime) values.get(0), "Asia/Tokyo"), "d MMM y HH:mm", "en");
            return function(TEXT, "date", all, strict(List.of(date), made));
        });
        texts.put("money of a computed locale", () -> {
            List<Phrase> all = book.several(NUMBER, TRUTH);
            String text = "money(%s, %s ? \"EUR\" : \"FOO\", \"de-DE\")"
                    .formatted(all.get(0).text(), all.get(1).at(Phrase.OR));
            return Phrase.operand(TEXT, text, situation -> {
                Object number = all.get(0).meaning().in(situation);
                boolean known = Boolean.TRUE.equals(all.get(1).meaning().in(situation));
                return number == null || !known ? null : Reference.money((BigDecimal) number, "EUR", "de-DE");
            });
        });
        learnCutting();
        learnTextsOfOthers();
        learnWords();
    }

    private void oneText(String function, String method, Function<String, String> meaning) {
        texts.put(function + "(text)", () -> {
            List<Phrase> all = book.several(TEXT);
            return function(TEXT, function, all, strict(all, values -> meaning.apply((String) values.get(0))));
        });
        if (!method.isEmpty()) {
            texts.put("text." + method, () -> {
                List<Phrase> all = book.several(TEXT);
                return method(TEXT, method, all, strict(all, values -> meaning.apply((String) values.get(0))));
            });
        }
    }

    private void cut(String function, BiFunction<String, String, String> meaning) {
        texts.put(function, () -> {
            List<Phrase> all = List.of(book.some(TEXT), book.separator());
            Made made = values -> Reference.present(meaning.apply((String) values.get(0), (String) values.get(1)));
            return function(TEXT, function, all, strict(all, made));
        });
    }

    private void learnCutting() {
        cut("before", Reference::before);
        cut("after", Reference::after);
        cut("before_last", Reference::beforeLast);
        cut("after_last", Reference::afterLast);
        Made replace =
                values -> Reference.replace((String) values.get(0), (String) values.get(1), (String) values.get(2));
        texts.put("replace", () -> {
            List<Phrase> all = book.several(TEXT, TEXT, TEXT);
            return function(TEXT, "replace", all, strict(all, replace));
        });
        texts.put("text.replace", () -> {
            List<Phrase> all = book.several(TEXT, TEXT, TEXT);
            return method(TEXT, "replace", all, strict(all, replace));
        });
        texts.put("shorten", () -> {
            List<Phrase> all = book.several(TEXT, NUMBER);
            return function(
                    TEXT,
                    "shorten",
                    all,
                    strict(all, values -> Reference.shorten((String) values.get(0), (BigDecimal) values.get(1))));
        });
        texts.put("text.substring(n)", () -> {
            List<Phrase> all = book.several(TEXT, NUMBER);
            BigDecimal end = BigDecimal.valueOf(Integer.MAX_VALUE);
            Made made = values -> Reference.substring((String) values.get(0), (BigDecimal) values.get(1), end);
            return method(TEXT, "substring", all, strict(all, made));
        });
        texts.put("text.substring(n, n)", () -> {
            List<Phrase> all = book.several(TEXT, NUMBER, NUMBER);
            Made made = values ->
                    Reference.substring((String) values.get(0), (BigDecimal) values.get(1), (BigDecimal) values.get(2));
            return method(TEXT, "substring", all, strict(all, made));
        });
        texts.put("join", () -> {
            List<Phrase> all = book.several(TEXT_LIST, TEXT);
            Made made = values -> Reference.isEmpty(values.get(0))
                    ? null
                    : Reference.join((List<?>) values.get(0), (String) values.get(1));
            return function(TEXT, "join", all, strict(all, made));
        });
    }

    private void learnWords() {
        texts.put("join_and", () -> {
            List<Phrase> all = book.several(TEXT_LIST);
            return function(
                    TEXT, "join_and", all, strict(all, values -> Reference.joinAnd((List<?>) values.get(0), " and ")));
        });
        texts.put("join_and in a locale", () -> {
            Phrase list = book.some(TEXT_LIST);
            Made made = values -> Reference.joinAnd((List<?>) values.get(0), " und ");
            return function(TEXT, "join_and", List.of(list, written("de-AT")), strict(List.of(list), made));
        });
        plural("en", 2);
        plural("pl", 4);
        texts.put("lookup by locale", () -> {
            Phrase key = book.some(TEXT);
            return function(TEXT, "lookup", List.of(written("words"), key), situation -> {
                Object value = key.meaning().in(situation);
                return value == null ? null : Reference.localized((String) value, Reference.country(situation));
            });
        });
        texts.put("plural of words", () -> {
            Phrase number = book.some(NUMBER);
            return function(TEXT, "plural", List.of(written("words"), written("a"), number), situation -> {
                Object value = number.meaning().in(situation);
                return value == null ? null : Reference.plural((BigDecimal) value, Reference.country(situation));
            });
        });
    }

    private void plural(String locale, int forms) {
        texts.put("plural " + locale, () -> {
            Phrase number = book.some(NUMBER);
            List<Phrase> words = new ArrayList<>();
            for (int i = 0; i < forms; i++) {
                words.add(book.some(TEXT));
            }
            List<Phrase> all = new ArrayList<>(words);
            all.add(0, number);
            if (!locale.equals("en")) {
                all.add(written(locale));
            }
            return function(TEXT, "plural", all, situation -> {
                Object value = number.meaning().in(situation);
                if (value == null) {
                    return null;
                }
                int form = Reference.form((BigDecimal) value, locale);
                Object word = words.get(form).meaning().in(situation);
                return word == null ? null : Reference.filled((String) word, (BigDecimal) value, locale);
            });
        });
    }

    private void learnTextsOfOthers() {
        for (Type type : List.of(NUMBER, TRUTH, DATE)) {
            texts.put("text(" + type + ")", () -> {
                List<Phrase> all = book.several(type);
                return function(TEXT, "text", all, strict(all, values -> Reference.text(values.get(0))));
            });
        }
        List<String> patterns = List.of("#,##0.00", "0", "0.###", "#,##,##0.0#", "000.0", "0%", "'#'0 km");
        formatted(
                "format", NUMBER, patterns, true, (value, how) -> Reference.format((BigDecimal) value, how[0], how[1]));
        formatted(
                "money",
                NUMBER,
                List.of("EUR", "USD", "JPY", "CHF"),
                false,
                (value, how) -> Reference.money((BigDecimal) value, how[0], how[1]));
        List<String> days = List.of("d MMMM yyyy", "EEEE, dd.MM.yy HH:mm:ss", "h:mm a", "EEE 'd' LLLL M");
        formatted(
                "date",
                DATE,
                days,
                true,
                (value, how) -> Reference.date(Reference.local((LocalDateTime) value), how[0], how[1]));
        texts.put("lookup", () -> {
            Phrase key = book.some(TEXT);
            return function(
                    TEXT,
                    "lookup",
                    List.of(written("labels"), key),
                    strict(List.of(key), values -> Situation.TABLE.get(values.get(0))));
        });
    }

    private void formatted(
            String name, Type type, List<String> ways, boolean english, BiFunction<Object, String[], Object> meaning) {
        List<String> locales = List.of("en", "de-DE", "fr-FR", "en-IN", "ja-JP");
        texts.put(
                name,
                () -> formatted(
                        name,
                        book.some(type),
                        book.edges().one(ways),
                        book.edges().one(locales),
                        true,
                        meaning));
        if (english) {
            texts.put(
                    name + " in English",
                    () -> formatted(name, book.some(type), book.edges().one(ways), "en", false, meaning));
        }
    }

    private static Phrase formatted(
            String name,
            Phrase value,
            String way,
            String locale,
            boolean told,
            BiFunction<Object, String[], Object> meaning) {
        List<Phrase> all = new ArrayList<>(List.of(value, written(way)));
        if (told) {
            all.add(written(locale));
        }
        return function(
                TEXT,
                name,
                all,
                strict(List.of(value), values -> meaning.apply(values.get(0), new String[] {way, locale})));
    }
}

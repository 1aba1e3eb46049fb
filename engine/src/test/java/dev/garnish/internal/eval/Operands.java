package dev.garnish.internal.eval;

import dev.garnish.catalog.Column;
import dev.garnish.catalog.Type;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.eval.Phrase.Meaning;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Random expressions without operators: values as written, columns, fields of the recipient. */
final class Operands {
    private static final List<String> DAYS =
            List.of("2016-02-29", "1970-01-01", "2026-11-24T20:15:07", "1582-10-10T00:30");

    private static final Pattern BLANK =
            Pattern.compile("(text|first|empty|,|\"|'|\\(|\\\\[tn]|\\\\u(2003|0020|000[9AD]|200B|FEFF|00A0)|\\s|\\))+");

    private static final Pattern BLANK_ENTRY =
            Pattern.compile("[\\[,]\\s*([\"'])(\\\\[tn]|\\\\u(2003|0020|000[9AD]|200B|FEFF|00A0)|\\s)*\\1");

    private final Random random;
    private final EdgeValues edges;

    Operands(Random random, EdgeValues edges) {
        this.random = random;
        this.edges = edges;
    }

    Phrase of(Type type) {
        int kind = random.nextInt(10);
        if (kind < 4) {
            return column(type);
        }
        if (kind < 6 && type.isList()) {
            return columnOfAll(type);
        }
        if (kind < 6 && type.element() == Type.TEXT) {
            return recipient(type);
        }
        if (kind == 7 && type == Type.TEXT) {
            return Phrase.operand(type, "value.Name", Situation::name);
        }
        if (kind == 7 && type == Type.NUMBER) {
            return Phrase.operand(type, "value.Twice", Situation::twice);
        }
        if (kind == 8 && type == Type.TEXT) {
            return Phrase.operand(type, "theme", situation -> first(situation, RecipientField.THEME));
        }
        if (kind == 8 && type == Type.NUMBER) {
            return score();
        }
        if (kind == 9) {
            return columnOfSeed(type);
        }
        return kind == 6 && type == Type.NUMBER ? position() : written(type);
    }

    /** A list, or {@code items}, which have a size. */
    Phrase listOrItems(Function<Type, Phrase> list) {
        if (random.nextInt(4) > 0) {
            return list.apply(edges.one(List.of(Type.TEXT_LIST, Type.NUMBER_LIST, Type.TRUTH_LIST, Type.DATE_LIST)));
        }
        return Phrase.operand(Type.TEXT_LIST, "items", Situation::items);
    }

    /** One that is no blank text as written: a column is never compared with that. */
    Phrase notBlank(Supplier<Phrase> phrases) {
        Phrase phrase = phrases.get();
        while (BLANK.matcher(phrase.text()).matches()) {
            phrase = phrases.get();
        }
        return phrase;
    }

    /** A list without a blank text as written among its entries: a column is never in one of these. */
    Phrase withoutBlanks(Supplier<Phrase> lists) {
        Phrase list = lists.get();
        while (BLANK_ENTRY.matcher(list.text()).find()) {
            list = lists.get();
        }
        return list;
    }

    private Phrase column(Type type) {
        List<Column> columns = Situation.SCHEMA.columns().stream()
                .filter(column -> column.type() == type)
                .toList();
        Column column = edges.one(columns);
        int index = Situation.SCHEMA.indexOf(column.name());
        String text = random.nextInt(5) == 0 ? "item[\"" + column.name() + "\"]" : "item." + column.name();
        return Phrase.operand(type, text, situation -> Situation.at(situation.item(), index));
    }

    private Phrase columnOfSeed(Type type) {
        Column column = edges.one(Situation.SCHEMA.columns().stream()
                .filter(one -> one.type() == type)
                .toList());
        int index = Situation.SCHEMA.indexOf(column.name());
        return Phrase.operand(
                type,
                "seed." + column.name(),
                situation -> situation.seed() == null ? null : Situation.at(situation.seed(), index));
    }

    private static Phrase score() {
        return Phrase.operand(Type.NUMBER, "item_score", situation -> {
            List<String> scores = situation.fields().getOrDefault(RecipientField.SCORES, List.of());
            int place = situation.position();
            return place < 1 || place > scores.size() ? null : Reference.number(scores.get(place - 1));
        });
    }

    private static @Nullable Object first(Situation situation, RecipientField field) {
        List<String> texts = situation.fields().getOrDefault(field, List.of()).stream()
                .filter(text -> !Reference.isEmpty(text))
                .toList();
        return texts.isEmpty() ? null : Reference.present(texts.get(0));
    }

    private Phrase columnOfAll(Type type) {
        List<Column> columns = Situation.SCHEMA.columns().stream()
                .filter(column -> column.type().list() == type && !column.name().equals("large"))
                .toList();
        Column column = edges.one(columns);
        int index = Situation.SCHEMA.indexOf(column.name());
        return Phrase.operand(
                type,
                "items." + column.name(),
                situation -> situation.items().stream()
                        .map(row -> Situation.at(row, index))
                        .filter(Objects::nonNull)
                        .flatMap(value -> value instanceof List<?> list ? list.stream() : List.of(value).stream())
                        .toList());
    }

    private Phrase recipient(Type type) {
        RecipientField field = edges.one(type.isList() ? Situation.FIELDS.subList(1, 3) : Situation.FIELDS);
        Meaning all = situation -> Reference.present(situation.fields().getOrDefault(field, List.of()).stream()
                .filter(text -> !Reference.isEmpty(text))
                .toList());
        Meaning first = situation -> all.in(situation) instanceof List<?> list ? list.get(0) : null;
        return type.isList()
                ? Phrase.operand(type, "recipient." + group(field) + ".all(\"" + field.name() + "\")", all)
                : Phrase.operand(type, "recipient" + path(field), first);
    }

    private static String path(RecipientField field) {
        return field.group() == RecipientField.Group.PLAIN
                ? "." + field.name()
                : "." + group(field) + "[\"" + field.name() + "\"]";
    }

    private static String group(RecipientField field) {
        return field.group() == RecipientField.Group.USER ? "user" : "attributes";
    }

    private static Phrase position() {
        return Phrase.operand(
                Type.NUMBER,
                "position",
                situation -> situation.position() == 0 ? null : BigDecimal.valueOf(situation.position()));
    }

    private Phrase written(Type type) {
        return switch (type) {
            case TEXT -> written(edges.one(EdgeValues.TEXTS));
            case NUMBER -> written(edges.one(EdgeValues.NUMBERS));
            case TRUTH -> truth(random.nextBoolean());
            case DATE -> day();
            case DATE_LIST -> column(type);
            default -> list(type);
        };
    }

    private Phrase written(String value) {
        char quote = random.nextBoolean() ? '"' : '\'';
        StringBuilder text = new StringBuilder().append(quote);
        value.chars().forEach(c -> text.append(escaped((char) c, quote)));
        return Phrase.operand(Type.TEXT, text.append(quote).toString(), situation -> Reference.nfc(value));
    }

    private String escaped(char c, char quote) {
        if (c == quote || c == '\\') {
            return "\\" + c;
        }
        if (c == '\n' || c == '\t') {
            return c == '\n' ? "\\n" : "\\t";
        }
        boolean plain = c >= ' ' && c <= '~';
        return plain && random.nextInt(9) > 0 ? String.valueOf(c) : String.format("\\u%04X", (int) c);
    }

    private static Phrase written(BigDecimal value) {
        int level = value.signum() < 0 ? Phrase.UNARY : Phrase.OPERAND;
        return new Phrase(Type.NUMBER, value.toPlainString(), level, situation -> value);
    }

    private static Phrase truth(boolean value) {
        return Phrase.operand(Type.TRUTH, String.valueOf(value), situation -> value);
    }

    private Phrase clock() {
        return random.nextBoolean()
                ? Phrase.operand(Type.DATE, "today", situation -> Reference.day(Situation.NOW))
                : Phrase.operand(Type.DATE, "now", situation -> Situation.NOW);
    }

    private Phrase day() {
        if (random.nextInt(3) == 0) {
            return clock();
        }
        String day = edges.one(DAYS);
        LocalDateTime date = LocalDateTime.parse(day.length() > 10 ? day : day + "T00:00");
        LocalDateTime moment = Reference.isDay(date) ? date : Reference.utc(date);
        return Phrase.operand(Type.DATE, "day(\"" + day + "\")", situation -> moment);
    }

    private Phrase list(Type type) {
        List<Object> values = edges.list(type);
        Object read = Objects.requireNonNull(Reference.present(values));
        List<String> texts = new ArrayList<>();
        for (Object value : values) {
            texts.add(entry(value).text());
        }
        return Phrase.operand(type, "[" + String.join(", ", texts) + "]", situation -> read);
    }

    private Phrase entry(Object value) {
        if (value instanceof BigDecimal number) {
            return written(number);
        }
        return value instanceof Boolean truth ? truth(truth) : written((String) value);
    }
}

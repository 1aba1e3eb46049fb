package dev.garnish.internal.eval;

import dev.garnish.catalog.Column;
import dev.garnish.catalog.Type;
import dev.garnish.event.RecipientField;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Values at the edges of each type, and situations made of them. */
final class EdgeValues {
    static final List<String> TEXTS = List.of(
            "",
            " ",
            " \t\n ",
            "a",
            "A",
            "b",
            "aB c",
            "  padded  ",
            "the quick brown fox-trot jumps over it",
            "Straße ﬁn ΟΔΟΣ οδος",
            "👩‍👩‍👧‍👦 family 🇩🇪🇫🇷🇪",
            "e\u0301e\u0301 ne\u0301e",
            "e",
            "\u0301",
            "क्षि नमस्ते",
            "한국어 각",
            "😀b😀",
            "😀",
            "\uFFFF\uE000",
            "a\u00A0b\u2003c",
            "\r\n x \r",
            "\u200B\uFEFF\u00A0",
            "\u00A0\u200Bhidden ends\uFEFF\u2060",
            "\u200D\u2764\uFE0F",
            "\u00E9\u00E9 n\u00E9e",
            "Ame\u0301lie \u1100\u1161\u11A8 \u212B",
            "<b title=\"x\">&'y'</b>",
            "a-b_c.d~e/é?q=1&r=%41 +*",
            "a, b, , a",
            "Comedy",
            "Drama",
            "12.5",
            " -3 ",
            "-0",
            "+.5e3",
            "1,5",
            "1e2000",
            "NaN",
            "12345678901234567890.12345678901234567890",
            "null",
            "f.and(true)",
            "\\u0041\\",
            "x".repeat(70));

    static final List<BigDecimal> NUMBERS = List.of(
            new BigDecimal("0"),
            new BigDecimal("0.00"),
            new BigDecimal("1"),
            new BigDecimal("-1"),
            new BigDecimal("2"),
            new BigDecimal("3"),
            new BigDecimal("5"),
            new BigDecimal("1.0"),
            new BigDecimal("1.10"),
            new BigDecimal("0.5"),
            new BigDecimal("-0.5"),
            new BigDecimal("2.5"),
            new BigDecimal("9.99"),
            new BigDecimal("-1210"),
            new BigDecimal("1234567.895"),
            new BigDecimal("4294967296"),
            new BigDecimal("0.000000000000000000000000001"));

    static final List<BigDecimal> LARGE = List.of(
            new BigDecimal("12345678901234567890.12345678901234567890"),
            new BigDecimal("-9999999999999999999999999999999999999999"),
            new BigDecimal("1E+999"),
            new BigDecimal("-1E-999"),
            new BigDecimal("1E+2000"),
            new BigDecimal("0E-5000"),
            new BigDecimal("1E+2"));

    static final List<LocalDateTime> DATES = List.of(
            LocalDateTime.of(1970, 1, 1, 0, 0),
            LocalDateTime.of(2016, 2, 29, 0, 0),
            LocalDateTime.of(2026, 11, 24, 20, 15, 7),
            LocalDateTime.of(1927, 1, 10, 12, 0),
            LocalDateTime.of(1582, 10, 10, 0, 30),
            LocalDateTime.of(9999, 12, 31, 23, 59, 59));

    /** As recipients have them. */
    private static final List<String> LOCALES = List.of("de", "de-AT", "de_AT", "de-CH", "en_US", "pl-PL", "PL", "tlh");

    private final Random random;

    EdgeValues(Random random) {
        this.random = random;
    }

    <T> T one(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    Situation situation() {
        List<List<@Nullable Object>> items = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            items.add(row());
        }
        return new Situation(row(), random.nextInt(4), items, random.nextInt(3) == 0 ? null : row(), fields());
    }

    private List<@Nullable Object> row() {
        List<@Nullable Object> row = new ArrayList<>();
        Situation.SCHEMA.columns().forEach(column -> row.add(value(column)));
        return row;
    }

    private @Nullable Object value(Column column) {
        if (random.nextInt(4) == 0) {
            return null;
        }
        if (column.type().isList()) {
            return random.nextInt(8) == 0 ? List.of() : list(column.type().element());
        }
        return column.name().equals("large") ? one(LARGE) : element(column.type());
    }

    List<Object> list(Type element) {
        List<Object> list = new ArrayList<>();
        for (int i = random.nextInt(3); i >= 0; i--) {
            list.add(element(element));
        }
        return list;
    }

    Object element(Type type) {
        return switch (type.element()) {
            case NUMBER -> one(NUMBERS);
            case TRUTH -> random.nextBoolean();
            case DATE -> one(DATES);
            default -> one(TEXTS);
        };
    }

    private Map<RecipientField, List<String>> fields() {
        Map<RecipientField, List<String>> fields = new HashMap<>();
        for (RecipientField field : Situation.FIELDS) {
            if (random.nextInt(3) > 0) {
                List<Object> values = list(Type.TEXT);
                values.set(0, random.nextInt(3) == 0 ? one(LOCALES) : values.get(0));
                fields.put(field, values.stream().map(String::valueOf).toList());
            }
        }
        if (random.nextInt(3) > 0) {
            fields.put(RecipientField.THEME, List.of(one(TEXTS)));
        }
        List<String> scores = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            scores.add(random.nextInt(4) == 0 ? one(TEXTS) : String.valueOf(one(NUMBERS)));
        }
        fields.put(RecipientField.SCORES, scores);
        return fields;
    }
}

package dev.garnish.catalog.db.internal.load;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.garnish.catalog.db.internal.sql.CellType;
import dev.garnish.catalog.db.internal.sql.ItemTable.Stored;
import dev.garnish.catalog.db.internal.text.Excerpt;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a file's cell means in a column: the value the database takes, or what is wrong with it. */
public final class CellParser {
    /** A cell that does not fit its column. */
    static final class BadCell extends Exception {
        private static final long serialVersionUID = 1;

        BadCell(String message) {
            super(message);
        }
    }

    private static final JsonFactory PARSERS = new JsonFactory();
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern EPOCH = Pattern.compile("\\d{9,13}");
    /** What a spreadsheet would run; {@code CatalogExport} puts a quote before it, which is taken off here. */
    private static final Pattern GUARDED = Pattern.compile("'+[=+@\\t\\r-].*", Pattern.DOTALL);

    private final Stored column;
    private final char separator;
    private final boolean guarded;

    /**
     * For the cells of one column.
     *
     * @param separator between the entries of a list
     * @param guarded whether a quote before what a spreadsheet would run is not the text's own
     */
    CellParser(Stored column, char separator, boolean guarded) {
        this.column = column;
        this.separator = separator;
        this.guarded = guarded;
    }

    /** The value for the database; null is missing. */
    @Nullable
    Object value(@Nullable Object cell) throws BadCell {
        if (cell == null || (cell instanceof String text && text.isBlank())) {
            return null;
        }
        if (column.cell() == CellType.TEXTS || column.cell() == CellType.JSON) {
            return list(cell);
        }
        if (cell instanceof List<?>) {
            throw new BadCell("a list, but the column takes one value: give the column the type `varchar array`");
        }
        String text = (String) cell;
        return switch (column.cell()) {
            case NUMBER -> number(text.strip());
            case FLOAT, REAL -> decimal(text.strip()).doubleValue();
            case TRUTH -> truth(text.strip());
            case DATE, TIMESTAMP, ZONED -> date(text.strip());
            default -> text(text);
        };
    }

    private Object text(String text) throws BadCell {
        if (column.type().equals("UUID")) {
            return uuid(text.strip());
        }
        String value = guarded && GUARDED.matcher(text).matches() ? text.substring(1) : text;
        if (value.length() > column.size()) {
            throw new BadCell("%,d characters, the column takes %,d".formatted(value.length(), column.size()));
        }
        return value;
    }

    private static UUID uuid(String text) throws BadCell {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new BadCell("`%s` is no UUID".formatted(Excerpt.of(text)));
        }
    }

    private static BigDecimal decimal(String text) throws BadCell {
        if (!NUMBER.matcher(text).matches()) {
            throw new BadCell(
                    "`%s` is no number: expected digits and a point, such as 1299.90".formatted(Excerpt.of(text)));
        }
        return new BigDecimal(text);
    }

    private BigDecimal number(String text) throws BadCell {
        BigDecimal value = decimal(text);
        return switch (column.type()) {
            case "TINYINT" -> whole(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case "SMALLINT" -> whole(value, Short.MIN_VALUE, Short.MAX_VALUE);
            case "INTEGER" -> whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "BIGINT" -> whole(value, Long.MIN_VALUE, Long.MAX_VALUE);
            case "DECFLOAT" -> value;
            default -> scaled(value);
        };
    }

    private static BigDecimal whole(BigDecimal value, long least, long most) throws BadCell {
        if (value.stripTrailingZeros().scale() > 0) {
            throw new BadCell(
                    "`%s` has decimals, the column takes whole numbers".formatted(Excerpt.of(value.toPlainString())));
        }
        if (value.compareTo(BigDecimal.valueOf(least)) < 0 || value.compareTo(BigDecimal.valueOf(most)) > 0) {
            throw new BadCell("`%s` is out of range: the column takes %d to %d"
                    .formatted(Excerpt.of(value.toPlainString()), least, most));
        }
        return value.setScale(0, RoundingMode.UNNECESSARY);
    }

    private BigDecimal scaled(BigDecimal value) throws BadCell {
        BigDecimal least = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
        if (least.scale() > column.scale()) {
            throw new BadCell("`%s` has %d decimals, the column takes %d"
                    .formatted(Excerpt.of(value.toPlainString()), least.scale(), column.scale()));
        }
        BigDecimal scaled = least.setScale(column.scale(), RoundingMode.UNNECESSARY);
        if (scaled.precision() > column.size()) {
            throw new BadCell("`%s` is too large: the column takes %d digits before the point"
                    .formatted(Excerpt.of(value.toPlainString()), column.size() - column.scale()));
        }
        return scaled;
    }

    private static Boolean truth(String text) throws BadCell {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "t", "yes", "y", "1" -> true;
            case "false", "f", "no", "n", "0" -> false;
            default -> throw new BadCell("`%s` is no truth value: expected true or false".formatted(Excerpt.of(text)));
        };
    }

    private Object date(String text) throws BadCell {
        LocalDateTime time;
        try {
            time = time(text);
        } catch (DateTimeException e) {
            throw new BadCell(
                    "`%s` is no date: expected 2026-01-31 or 2026-01-31T09:30:00Z".formatted(Excerpt.of(text)));
        }
        return switch (column.cell()) {
            case DATE -> time.toLocalDate();
            case ZONED -> time.atOffset(ZoneOffset.UTC);
            default -> time;
        };
    }

    private static LocalDateTime time(String text) {
        if (EPOCH.matcher(text).matches()) {
            long number = Long.parseLong(text);
            Instant instant = text.length() > 11 ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
            return LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        }
        if (text.length() == 10) {
            return LocalDate.parse(text).atTime(LocalTime.MIDNIGHT);
        }
        String iso =
                text.length() > 10 && text.charAt(10) == ' ' ? text.substring(0, 10) + 'T' + text.substring(11) : text;
        boolean zoned = iso.endsWith("Z") || iso.lastIndexOf('+') > 10 || iso.lastIndexOf('-') > 10;
        return zoned
                ? OffsetDateTime.parse(iso)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toLocalDateTime()
                : LocalDateTime.parse(iso);
    }

    private Object list(Object cell) throws BadCell {
        List<String> texts = cell instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : texts((String) cell);
        List<String> present = texts.stream().filter(text -> !text.isBlank()).toList();
        return column.cell() == CellType.JSON ? json(present) : present.toArray(new String[0]);
    }

    private List<String> texts(String cell) throws BadCell {
        if (cell.strip().startsWith("[")) {
            return jsonTexts(cell);
        }
        List<String> texts = new ArrayList<>();
        int from = 0;
        for (int at = cell.indexOf(separator); at >= 0; at = cell.indexOf(separator, from)) {
            texts.add(cell.substring(from, at).strip());
            from = at + 1;
        }
        texts.add(cell.substring(from).strip());
        return texts;
    }

    /** Whether a text is a list as JSON writes it. */
    static boolean isArray(String text) {
        if (!text.startsWith("[") || !text.endsWith("]")) {
            return false;
        }
        try {
            jsonTexts(text);
            return true;
        } catch (BadCell e) {
            return false;
        }
    }

    private static List<String> jsonTexts(String cell) throws BadCell {
        try (JsonParser parser = PARSERS.createParser(cell)) {
            parser.nextToken();
            List<String> texts = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == null || !parser.currentToken().isScalarValue()) {
                    throw new BadCell("`%s` is no list of texts".formatted(Excerpt.of(cell)));
                }
                texts.add(parser.getText());
            }
            if (parser.nextToken() != null) {
                throw new BadCell("`%s` is no list of texts".formatted(Excerpt.of(cell)));
            }
            return texts;
        } catch (IOException e) {
            throw new BadCell("`%s` is no list of texts".formatted(Excerpt.of(cell)));
        }
    }

    public static String json(List<String> texts) {
        return texts.stream()
                .map(text -> '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }
}

package dev.garnish.catalog.db.internal.load;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.garnish.catalog.db.internal.form.Arrays;
import dev.garnish.catalog.db.internal.form.Truth;
import dev.garnish.catalog.db.internal.sql.CellType;
import dev.garnish.catalog.db.internal.sql.ItemTable.Stored;
import dev.garnish.catalog.db.internal.text.Excerpt;
import dev.garnish.internal.text.Blanks;
import dev.garnish.internal.text.Nfc;
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
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a file's cell means in a column: the value the database takes, or what is wrong with it. */
public final class CellParser {
    /** A cell that does not fit its column. */
    static final class BadCell extends Exception {
        private static final long serialVersionUID = 1;

        /** Whether a wider type of column takes the value. */
        private final boolean canFit;

        BadCell(String message) {
            this(message, true);
        }

        BadCell(String message, boolean canFit) {
            super(message);
            this.canFit = canFit;
        }

        boolean canFit() {
            return canFit;
        }
    }

    private static final Pattern NUMBER = Pattern.compile("[+-]?((0|[1-9]\\d*)(\\.\\d*)?|\\.\\d+)");

    /** Perhaps an article number, whose zeros a number would lose. */
    private static final Pattern ZEROS = Pattern.compile("[+-]?0\\d+(\\.\\d*)?");

    private static final Pattern EXPONENT = Pattern.compile("[+-]?[\\d.]+[eE][+-]?\\d+");

    /** Seconds or milliseconds since 1970, from 1973 on; shorter ones could be years or amounts. */
    private static final Pattern EPOCH = Pattern.compile("\\d{9,13}");
    /** What a spreadsheet would run; {@code CatalogExport} puts a quote before it, which is taken off here. */
    private static final Pattern GUARDED = Pattern.compile("'+[=+@\\t\\r-].*", Pattern.DOTALL);

    private static final String ID = "item_id";

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
        if (cell == null || (cell instanceof String text && Blanks.isBlank(text))) {
            return null;
        }
        if (column.cell() == CellType.TEXTS || column.cell() == CellType.JSON) {
            return list(cell);
        }
        if (cell instanceof List<?> list && list.isEmpty()) {
            return null;
        }
        if (cell instanceof List<?>) {
            throw new BadCell(
                    "a list, but the column takes one value: give the column the type `varchar array`", false);
        }
        String text = (String) cell;
        return switch (column.cell()) {
            case NUMBER -> number(text.strip());
            case FLOAT, REAL -> binary(text.strip());
            case TRUTH -> truth(text.strip());
            case DATE, TIMESTAMP, ZONED -> date(text.strip());
            default -> text(text);
        };
    }

    private Object text(String text) throws BadCell {
        if (column.type().equals("UUID")) {
            return uuid(text.strip());
        }
        String plain = guarded && GUARDED.matcher(text).matches() ? text.substring(1) : text;
        // Whoever asks for an item writes its id as the file does.
        String value = column.name().equals(ID) ? plain : Nfc.of(plain);
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
        if (NUMBER.matcher(text).matches()) {
            return new BigDecimal(text);
        } else if (ZEROS.matcher(text).matches()) {
            throw new BadCell("`%s` has leading zeros, which a number loses: the column takes numbers only"
                    .formatted(Excerpt.of(text)));
        } else if (EXPONENT.matcher(text).matches()) {
            throw new BadCell("`%s` may be a code or a number in short: write a number out, such as 100000"
                    .formatted(Excerpt.of(text)));
        }
        throw new BadCell(
                "`%s` is no number: expected digits and a point, such as 1299.90".formatted(Excerpt.of(text)));
    }

    private BigDecimal number(String text) throws BadCell {
        BigDecimal value = decimal(text);
        return switch (column.type()) {
            case "TINYINT" -> whole(value, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case "SMALLINT" -> whole(value, Short.MIN_VALUE, Short.MAX_VALUE);
            case "INTEGER" -> whole(value, Integer.MIN_VALUE, Integer.MAX_VALUE);
            case "BIGINT" -> whole(value, Long.MIN_VALUE, Long.MAX_VALUE);
            case "DECFLOAT" -> unscaled(value);
            default -> scaled(value);
        };
    }

    /** As H2 has it, so that a server has the same. */
    private static BigDecimal unscaled(BigDecimal value) {
        BigDecimal least = value.stripTrailingZeros();
        return least.scale() < 0 ? least.setScale(0, RoundingMode.UNNECESSARY) : least;
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

    /** A binary fraction, if it keeps all digits. */
    private Double binary(String text) throws BadCell {
        BigDecimal exact = decimal(text);
        boolean isReal = column.cell() == CellType.REAL;
        double value = isReal ? exact.floatValue() : exact.doubleValue();
        if (!Double.isFinite(value)) {
            throw new BadCell("`%s` is too large".formatted(Excerpt.of(text)));
        }
        BigDecimal kept = isReal ? new BigDecimal(Float.toString((float) value)) : BigDecimal.valueOf(value);
        if (kept.compareTo(exact) != 0) {
            throw new BadCell("`%s` has more digits than the column keeps (%s): give it the type `numeric`"
                    .formatted(Excerpt.of(text), kept.toPlainString()));
        }
        return value;
    }

    private static Boolean truth(String text) throws BadCell {
        return Truth.of(text)
                .orElseThrow(() ->
                        new BadCell("`%s` is no truth value: expected true or false".formatted(Excerpt.of(text))));
    }

    private Object date(String text) throws BadCell {
        LocalDateTime time;
        try {
            time = time(text);
        } catch (DateTimeException e) {
            throw new BadCell(
                    "`%s` is no date: expected 2026-01-31 or 2026-01-31T09:30:00Z".formatted(Excerpt.of(text)));
        }
        if (column.cell() == CellType.DATE && !time.toLocalTime().equals(LocalTime.MIDNIGHT)) {
            throw new BadCell("`%s` has a time of day, the column takes days".formatted(Excerpt.of(text)));
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
        List<String> present = texts.stream()
                .filter(text -> !Blanks.isBlank(text))
                .map(Nfc::of)
                .toList();
        return column.cell() == CellType.JSON ? json(present) : present.toArray(new String[0]);
    }

    private List<String> texts(String cell) throws BadCell {
        if (cell.strip().startsWith("[")) {
            return Arrays.texts(cell)
                    .orElseThrow(() -> new BadCell("`%s` is no list of texts".formatted(Excerpt.of(cell)), false));
        }
        List<String> texts = new ArrayList<>();
        StringBuilder entry = new StringBuilder();
        for (int at = 0; at < cell.length(); at++) {
            char each = cell.charAt(at);
            if (each == '\\' && at + 1 < cell.length() && cell.charAt(at + 1) == separator) {
                entry.append(separator);
                at++;
            } else if (each == separator) {
                texts.add(entry.toString().strip());
                entry.setLength(0);
            } else {
                entry.append(each);
            }
        }
        texts.add(entry.toString().strip());
        return texts;
    }

    public static String json(List<String> texts) {
        return texts.stream()
                .map(text -> '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"')
                .collect(Collectors.joining(",", "[", "]"));
    }
}

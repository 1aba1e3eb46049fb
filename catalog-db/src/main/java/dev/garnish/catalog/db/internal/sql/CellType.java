package dev.garnish.catalog.db.internal.sql;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.garnish.catalog.Type;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How values of one database type become values of one {@link Type}. */
public enum CellType {
    TEXT(Type.TEXT) {
        @Override
        @Nullable
        Object read(ResultSet rows, int index) throws SQLException {
            return rows.getString(index);
        }
    },
    /** Its padding is no part of the text, as in the database's own comparisons. */
    PADDED(Type.TEXT) {
        @Override
        @Nullable
        Object read(ResultSet rows, int index) throws SQLException {
            String text = rows.getString(index);
            return text == null ? null : text.replaceFirst(" +$", "");
        }
    },
    NUMBER(Type.NUMBER) {
        @Override
        @Nullable
        Object read(ResultSet rows, int index) throws SQLException {
            // NaN and infinity come as doubles.
            BigDecimal number = rows.getObject(index) instanceof Double ? null : rows.getBigDecimal(index);
            // H2 has a hundred of unscaled numbers as 1E+2, PostgreSQL as 100.
            return number == null || number.scale() >= 0 ? number : number.setScale(0, RoundingMode.UNNECESSARY);
        }
    },
    /** Binary fractions: their shortest decimal spelling; what is no number is missing. */
    FLOAT(Type.NUMBER) {
        @Override
        @Nullable
        Object read(ResultSet rows, int index) throws SQLException {
            double value = rows.getDouble(index);
            return rows.wasNull() || !Double.isFinite(value) ? null : BigDecimal.valueOf(value);
        }
    },
    REAL(Type.NUMBER) {
        @Override
        @Nullable
        Object read(ResultSet rows, int index) throws SQLException {
            float value = rows.getFloat(index);
            return rows.wasNull() || !Float.isFinite(value) ? null : new BigDecimal(Float.toString(value));
        }
    },
    TRUTH(Type.TRUTH) {
        @Override
        @Nullable
        Object read(ResultSet rows, int index) throws SQLException {
            boolean value = rows.getBoolean(index);
            return rows.wasNull() ? null : value;
        }
    },
    DATE(Type.DATE) {
        @Override
        @Nullable
        Object read(ResultSet rows, int index) throws SQLException {
            LocalDate date = rows.getObject(index, LocalDate.class);
            return date == null ? null : finite(date.atStartOfDay());
        }
    },
    TIMESTAMP(Type.DATE) {
        @Override
        @Nullable
        Object read(ResultSet rows, int index) throws SQLException {
            LocalDateTime time = rows.getObject(index, LocalDateTime.class);
            return time == null ? null : finite(time);
        }
    },
    ZONED(Type.DATE) {
        @Override
        @Nullable
        Object read(ResultSet rows, int index) throws SQLException {
            OffsetDateTime time = rows.getObject(index, OffsetDateTime.class);
            return time == null || finite(time.toLocalDateTime()) == null
                    ? null
                    : time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime();
        }
    },
    TEXTS(Type.TEXT_LIST) {
        @Override
        @Nullable
        Object read(ResultSet rows, int index) throws SQLException {
            Array array = rows.getArray(index);
            return array == null ? null : present((Object[]) array.getArray());
        }
    },
    /** A JSON array of texts; any other JSON is missing. */
    JSON(Type.TEXT_LIST) {
        @Override
        @Nullable
        Object read(ResultSet rows, int index) throws SQLException {
            byte[] json = rows.getBytes(index);
            return json == null ? null : texts(new String(json, StandardCharsets.UTF_8));
        }
    };

    private static final JsonFactory PARSERS = new JsonFactory();

    private final Type type;

    CellType(Type type) {
        this.type = type;
    }

    Type type() {
        return type;
    }

    /** The value at a position of the current row; null is missing. */
    abstract @Nullable Object read(ResultSet rows, int index) throws SQLException;

    /** The cell for a type as the database's metadata names it; empty where rules have no type for it. */
    static Optional<CellType> of(String typeName) {
        String name = typeName.replaceAll("\\([^)]*\\)", "").strip();
        if (name.endsWith(" ARRAY")) {
            return of(name.substring(0, name.length() - " ARRAY".length()))
                    .filter(element -> element == TEXT)
                    .map(element -> TEXTS);
        }
        return switch (name) {
            case "CHARACTER" -> Optional.of(PADDED);
            case "CHARACTER VARYING", "VARCHAR_IGNORECASE", "CHARACTER LARGE OBJECT", "ENUM", "UUID" ->
                Optional.of(TEXT);
            case "TINYINT", "SMALLINT", "INTEGER", "BIGINT", "NUMERIC", "DECIMAL", "DECFLOAT" -> Optional.of(NUMBER);
            case "DOUBLE PRECISION", "FLOAT" -> Optional.of(FLOAT);
            case "REAL" -> Optional.of(REAL);
            case "BOOLEAN" -> Optional.of(TRUTH);
            case "DATE" -> Optional.of(DATE);
            case "TIMESTAMP" -> Optional.of(TIMESTAMP);
            case "TIMESTAMP WITH TIME ZONE" -> Optional.of(ZONED);
            case "JSON" -> Optional.of(JSON);
            default -> Optional.empty();
        };
    }

    /** An infinite time stands at the ends of what Java can represent; it is missing. */
    private static @Nullable LocalDateTime finite(LocalDateTime time) {
        return Math.abs((long) time.getYear()) >= Year.MAX_VALUE ? null : time;
    }

    private static List<String> present(Object[] values) {
        List<String> texts = new ArrayList<>(values.length);
        for (Object value : values) {
            if (value instanceof String text && !text.isBlank()) {
                texts.add(text);
            }
        }
        return texts;
    }

    private static @Nullable List<String> texts(String json) {
        try (JsonParser parser = PARSERS.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                return null;
            }
            List<String> texts = new ArrayList<>();
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                texts.add(parser.getText());
            }
            return parser.currentToken() == JsonToken.END_ARRAY ? present(texts.toArray()) : null;
        } catch (IOException e) {
            return null;
        }
    }
}

package dev.garnish.catalog.db.internal.load;

import dev.garnish.catalog.db.internal.form.ColumnForm;
import dev.garnish.catalog.db.internal.form.Digits;
import dev.garnish.catalog.db.internal.form.Kind;
import dev.garnish.catalog.db.internal.sql.CellType;
import dev.garnish.catalog.db.internal.sql.ItemTable.Stored;
import java.util.Optional;

/** How a column of the catalog comes to take a file's values that do not fit it, without losing any that it has. */
final class Widening {
    private static final String TEXT = "varchar";

    private Widening() {}

    /**
     * The statement that does it; empty where all values fit.
     *
     * @param unscaled the type of numbers of which each has decimals of its own
     */
    static Optional<String> of(Stored column, ColumnForm form, String unscaled) {
        return type(column, form, unscaled)
                .map(type -> "alter table item alter column %s set data type %s using %s;"
                        .formatted(column.quoted(), type, value(column, type)));
    }

    /** Whether that makes its numbers, which have all the same decimals, numbers of which each has its own. */
    static boolean losesZeros(Stored column, ColumnForm form) {
        return form.kind() == Kind.NUMBER && column.cell() == CellType.NUMBER && column.scale() > 0;
    }

    private static Optional<String> type(Stored column, ColumnForm form, String unscaled) {
        boolean isText = form.kind() == Kind.TEXT;
        return switch (column.cell()) {
            case NUMBER, FLOAT, REAL -> isText ? Optional.of(TEXT) : number(column, form.digits(), unscaled);
            case DATE -> isText ? Optional.of(TEXT) : Optional.of("timestamp").filter(any -> form.hasTime());
            case TRUTH, TIMESTAMP, ZONED -> Optional.of(TEXT).filter(any -> isText);
            case TEXT, PADDED -> Optional.of(TEXT).filter(any -> form.longest() > column.size() || isUuid(column));
            case TEXTS, JSON -> Optional.empty();
        };
    }

    private static boolean isUuid(Stored column) {
        return column.type().equals("UUID");
    }

    private static Optional<String> number(Stored column, Digits digits, String unscaled) {
        boolean fits = switch (column.type()) {
            case "TINYINT" -> digits.fit(2, 0);
            case "SMALLINT" -> digits.fit(4, 0);
            case "INTEGER" -> digits.fit(9, 0);
            case "BIGINT" -> digits.fit(18, 0);
            case "DECFLOAT" -> true;
            case "REAL", "DOUBLE PRECISION", "FLOAT" -> false;
            default -> digits.fit(column.size() - column.scale(), column.scale());
        };
        boolean isLong =
                column.scale() == 0 && digits.fit(18, 0) && !column.type().equals("BIGINT");
        return fits ? Optional.empty() : Optional.of(isLong ? "bigint" : unscaled);
    }

    /** What the column has, spelled as exports and rules spell it. */
    private static String value(Stored column, String type) {
        boolean isText = type.equals(TEXT);
        String name = column.quoted();
        String spelled = "cast(%s as varchar)".formatted(name);
        return switch (column.cell()) {
            case FLOAT, REAL -> spelled;
            case NUMBER -> number(column, type);
            case TRUTH -> "lower(%s)".formatted(spelled);
            case TIMESTAMP -> "replace(%s, ' ', 'T')".formatted(spelled);
            case ZONED -> "replace(cast(%s at time zone 'UTC' as varchar), ' ', 'T')".formatted(name);
            case PADDED -> "rtrim(%s)".formatted(name);
            case DATE -> isText ? spelled : name;
            default -> spelled;
        };
    }

    private static String number(Stored column, String type) {
        String name = column.quoted();
        if (type.equals(TEXT)) {
            return column.type().equals("DECFLOAT") ? plain(name) : "cast(%s as varchar)".formatted(name);
        }
        // PostgreSQL keeps zeros that H2 does not have.
        return column.scale() > 0 ? "cast(%s as %s)".formatted(plain(name), type) : name;
    }

    /** No database spells such a number with an exponent once it has decimals. */
    private static String plain(String name) {
        return "trim(trailing '.' from trim(trailing '0' from cast(cast(%s as numeric(100, 40)) as varchar)))"
                .formatted(name);
    }
}

package dev.garnish.catalog.db.internal.load;

import dev.garnish.catalog.db.internal.form.ColumnOptions;
import dev.garnish.catalog.db.internal.form.Kind;
import dev.garnish.catalog.db.internal.sql.CellType;
import dev.garnish.catalog.db.internal.sql.ItemTable.Stored;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the options, and the catalog's column, say about the form of a file's column before a value is seen. */
final class FormOptions {
    private final ImportOptions wanted;
    private final Map<String, Stored> stored;

    FormOptions(ImportOptions wanted, Map<String, Stored> stored) {
        this.wanted = wanted;
        this.stored = stored;
    }

    ColumnOptions of(String name, String column, List<String> columns, ColumnMapping mapping) {
        ReadingOptions reading = wanted.reading();
        return new ColumnOptions(
                reading.decimal(),
                ColumnMapping.meant(column, columns, reading.dates()),
                isOfAmounts(column, columns),
                mapping.separator(column, columns).isPresent(),
                ColumnOptions.isNamedLikeTime(name),
                Optional.ofNullable(stored.get(name)).map(FormOptions::kind),
                Optional.ofNullable(stored.get(name)).flatMap(FormOptions::scale),
                wanted.widen().contains(name) || isAsked(column, columns, wanted.widen()));
    }

    /** Whether its currencies go to a column of their own. */
    boolean isOfAmounts(String column, List<String> columns) {
        return isAsked(column, columns, wanted.reading().currencies());
    }

    private static boolean isAsked(String column, List<String> columns, Set<String> asked) {
        Map<String, Boolean> all = asked.stream().collect(Collectors.toMap(each -> each, each -> true));
        return ColumnMapping.meant(column, columns, all).isPresent();
    }

    private static Kind kind(Stored column) {
        return switch (column.cell()) {
            case TEXT, PADDED -> Kind.TEXT;
            case NUMBER, FLOAT, REAL -> Kind.NUMBER;
            case TRUTH -> Kind.TRUTH;
            case DATE, TIMESTAMP, ZONED -> Kind.DATE;
            case TEXTS, JSON -> Kind.LIST;
        };
    }

    private static Optional<Integer> scale(Stored column) {
        boolean isUnscaled = column.cell() != CellType.NUMBER || column.type().equals("DECFLOAT");
        return isUnscaled ? Optional.empty() : Optional.of(column.scale());
    }
}

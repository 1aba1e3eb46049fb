package dev.garnish.cli;

import dev.garnish.catalog.Schema;
import dev.garnish.catalog.db.model.CatalogVersion;
import dev.garnish.catalog.db.model.ColumnReport;
import dev.garnish.internal.text.Printable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** Versions of a catalog, for people and for programs. */
final class CatalogText {
    static final int SHOWN_CONTENT = 12;

    private CatalogText() {}

    /** Each column with the type that rules see. */
    static List<String> columns(Schema schema) {
        return schema.columns().stream()
                .map(column -> Printable.name(column.name()) + " "
                        + column.type().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .toList();
    }

    /** A value as it is shown: a number with its decimals, anything else as it writes itself. */
    static Object plain(Object value) {
        return value instanceof BigDecimal number ? number.toPlainString() : value;
    }

    /** What a command made. */
    static String made(CatalogVersion version) {
        return "version %d: %s, %s".formatted(version.number(), items(version.items()), counts(version));
    }

    /** One line of a log. */
    static String logged(CatalogVersion version) {
        return "%5d  %s  %s  %s, %s  %s"
                .formatted(
                        version.number(),
                        version.madeAt() + "Z",
                        version.content().substring(0, SHOWN_CONTENT),
                        items(version.items()),
                        counts(version),
                        Printable.name(version.source()));
    }

    /** What an import found out about a column. */
    static String column(ColumnReport column) {
        boolean isSame = column.column().equals(column.spelled());
        return Printable.text("%s%s: %s, %s; %s of %s rows have it%s"
                .formatted(
                        column.column(),
                        isSame ? "" : " (`" + Printable.name(column.spelled()) + "`)",
                        column.type(),
                        column.reason(),
                        number(column.filled()),
                        number(column.rows()),
                        column.samples().isEmpty() ? "" : ", such as " + String.join(", ", column.samples())));
    }

    static String items(long count) {
        return number(count) + (count == 1 ? " item" : " items");
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String counts(CatalogVersion version) {
        return "%s added, %s changed, %s removed"
                .formatted(number(version.added()), number(version.changed()), number(version.removed()));
    }
}

package dev.garnish.catalog.db.internal.postgres;

import dev.garnish.catalog.Item;
import dev.garnish.catalog.db.internal.sql.ItemQueries;
import dev.garnish.catalog.db.internal.sql.ItemTable;
import dev.garnish.catalog.db.internal.sql.VersionTable;
import dev.garnish.catalog.db.model.CatalogException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The items of one version on a PostgreSQL server, whatever the newest is by now: read where the newest stands, which
 * counts if it is still this one afterwards, and else from the table that keeps this one.
 */
record PgVersion(String catalog, ItemTable table, long number) implements ItemQueries {
    @Override
    public List<Item> find(Connection connection, Collection<String> ids) throws SQLException {
        CharsetEncoder encoder = StandardCharsets.UTF_8.newEncoder();
        List<String> possible = ids.stream()
                .filter(id -> id.indexOf('\0') < 0 && encoder.canEncode(id))
                .toList();
        return possible.isEmpty() ? List.of() : read(connection, items -> items.find(connection, possible));
    }

    @Override
    public List<Item> page(Connection connection, @Nullable String after, int size) throws SQLException {
        return read(connection, items -> items.page(connection, after, size));
    }

    private interface Reading {
        List<Item> from(ItemTable items) throws SQLException;
    }

    private List<Item> read(Connection connection, Reading reading) throws SQLException {
        try {
            List<Item> items = reading.from(table);
            if (isNewest(connection)) {
                return items;
            }
        } catch (SQLException e) {
            // The newest may have other columns.
            if (!connection.isValid(PgSource.CONNECT_SECONDS) || isNewest(connection)) {
                throw e;
            }
        }
        return kept(reading);
    }

    /** Numbers only grow, so what was read before was of this version. */
    private boolean isNewest(Connection connection) throws SQLException {
        return number == 0 || number == VersionTable.newest(connection);
    }

    private List<Item> kept(Reading reading) throws SQLException {
        try {
            return reading.from(table.named(PgVersionArchive.table(number)));
        } catch (SQLException e) {
            if (PgFailures.NO_TABLE.equals(e.getSQLState())) {
                throw CatalogException.environment(
                        "catalog %s: version %d is not kept any more: open the catalog again"
                                .formatted(catalog, number),
                        e);
            }
            throw e;
        }
    }
}

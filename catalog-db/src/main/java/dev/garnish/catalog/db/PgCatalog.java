package dev.garnish.catalog.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Opens the newest version of a catalog on a PostgreSQL server, seen in one snapshot. */
final class PgCatalog {
    private PgCatalog() {}

    /** @param held up to so many items are held in memory whole */
    static DbCatalog open(PgAddress address, int held, Duration deadline) {
        return PgSource.snapshot(address, connection -> of(address, connection, held, deadline));
    }

    private static DbCatalog of(PgAddress address, Connection connection, int held, Duration deadline)
            throws SQLException {
        ItemTable table = ItemTable.of(connection, address.toString());
        Optional<CatalogVersion> latest = Versions.latest(connection);
        if (table.count(connection) <= held) {
            return held(connection, table, latest);
        }
        long number = latest.map(CatalogVersion::number).orElse(0L);
        PgVersion version = new PgVersion(address.toString(), table, number);
        return new DbCatalog(
                table, new LookedUpItems("catalog " + address, version, PgConnections.of(address), deadline), latest);
    }

    /** What another program has written since is another content, whatever the last version's was. */
    private static DbCatalog held(Connection connection, ItemTable table, Optional<CatalogVersion> latest)
            throws SQLException {
        DbCatalog held = DbCatalog.held(connection, table);
        return latest.filter(version -> version.content().equals(held.version()))
                .map(held::of)
                .orElse(held);
    }
}

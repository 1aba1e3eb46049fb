package dev.garnish.catalog.db.internal.h2;

import dev.garnish.catalog.db.internal.sql.Connections;
import dev.garnish.catalog.db.internal.sql.Database;
import dev.garnish.catalog.db.internal.sql.ItemSource;
import dev.garnish.catalog.db.internal.sql.ItemTable;
import dev.garnish.catalog.db.internal.sql.Items;
import dev.garnish.catalog.db.internal.sql.LoadedItems;
import dev.garnish.catalog.db.internal.sql.OpenVersion;
import dev.garnish.catalog.db.internal.sql.QueriedItems;
import dev.garnish.catalog.db.internal.sql.VersionTable;
import dev.garnish.catalog.db.model.CatalogVersion;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** Opens the version that stands in an H2 file. */
final class H2Version {
    private H2Version() {}

    /** As readers open it that ask for nothing special. */
    static OpenVersion open(Path file) {
        return open(file, ItemSource.ITEM, Database.MOST_IN_MEMORY, Database.DEADLINE);
    }

    static OpenVersion open(Path file, ItemSource items, int mostInMemory, Duration deadline) {
        FileChecksum.State seal = H2File.check(file);
        H2Connections connections = H2Connections.open(file, H2File.url(file));
        try {
            OpenVersion opened = connections.ask(
                    connection -> of(file, items, connection, seal, mostInMemory, deadline, connections));
            if (opened.isInMemory()) {
                connections.close();
            }
            return opened;
        } catch (RuntimeException | Error e) {
            connections.close();
            throw e;
        }
    }

    private static OpenVersion of(
            Path file,
            ItemSource source,
            Connection connection,
            FileChecksum.State seal,
            int mostInMemory,
            Duration deadline,
            Connections connections)
            throws SQLException {
        ItemTable table = ItemTable.of(connection, file.toString(), source);
        table.requireIds(connection, file.toString());
        // What another program has written since is another content, whatever the last version's was.
        Optional<CatalogVersion> latest = seal == FileChecksum.State.WHOLE && source.isItem()
                ? VersionTable.latest(connection)
                : Optional.empty();
        Items items = table.count(connection) <= mostInMemory
                ? LoadedItems.of(connection, table)
                : new QueriedItems("catalog " + file, table, connections, deadline);
        return OpenVersion.of(table, items, latest);
    }
}

package dev.garnish.catalog.db.internal.postgres;

import dev.garnish.catalog.db.internal.sql.Change;
import dev.garnish.catalog.db.internal.sql.Commits;
import dev.garnish.catalog.db.internal.sql.InterruptibleCommit;
import dev.garnish.catalog.db.internal.sql.ItemTable;
import dev.garnish.catalog.db.internal.sql.OneTransaction;
import dev.garnish.catalog.db.internal.sql.VersionTable;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.CatalogVersion;
import dev.garnish.catalog.db.model.ServerAddress;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** One change of a catalog on a PostgreSQL server, from its begin to its commit. */
final class PgChange implements AutoCloseable {
    /** The first that has {@code MERGE}. */
    private static final int OLDEST = 15;

    private final ServerAddress address;
    private final Connection connection;
    private final int keep;
    private final Commits commits;
    /** Whether the server was asked to commit, and may have done so whatever came back. */
    private boolean committing;

    private PgChange(ServerAddress address, Connection connection, int keep, Commits commits) {
        this.address = address;
        this.connection = connection;
        this.keep = keep;
        this.commits = commits;
    }

    /** Opens a connection for a change; nothing is locked before {@link #run}. */
    static PgChange begin(ServerAddress address, int keep, Commits commits) throws SQLException {
        return new PgChange(address, PgSource.writing(address).getConnection(), keep, commits);
    }

    /**
     * Does the work in one transaction, and commits it if it changed anything. A process that is asked to end meanwhile waits for
     * the commit or undoes the work, so that it never leaves half of a change behind.
     */
    <T> T run(Change.Work<T> work) throws SQLException, IOException {
        InterruptibleCommit commit = commits.begin(() -> clear(work));
        try {
            prepare();
            Change<T> change = work.on(new OneTransaction(connection));
            if (change.changed()) {
                PgVersionArchive.prune(connection, keep - 1);
                commit.succeed(this::commit);
            }
            return change.result();
        } finally {
            commit.end();
        }
    }

    /**
     * Undoes what the work left outside the database, unless the commit is under way: then the change may be made, and what
     * belongs to it has to stay.
     */
    private void clear(Change.Work<?> work) throws IOException {
        if (!committing) {
            work.undo();
        }
    }

    /**
     * Begins the transaction. The lock is taken first, so that a second writer hears at once who writes, before anything is
     * read that the first one is about to change.
     */
    private void prepare() throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST) {
            throw CatalogException.environment("catalog %s: the server is PostgreSQL %d: expected %d or newer"
                    .formatted(address, version, OLDEST));
        }
        connection.setAutoCommit(false);
        PgLock.take(connection, address);
        execute("set local lock_timeout = '30s'");
        // What is acknowledged stays, whatever the server is set to for others.
        execute(
                "select set_config('synchronous_commit', 'on', true) where current_setting('synchronous_commit') = 'off'");
        if (keep > 1 && hasItems()) {
            keepNow();
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** A first import finds no table yet. */
    private boolean hasItems() throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        try (ResultSet tables =
                metadata.getTables(null, connection.getSchema(), "item", new String[] {"TABLE", "PARTITIONED TABLE"})) {
            return tables.next();
        }
    }

    /** Archives the items as they are before the change, so that it can be taken back. */
    private void keepNow() throws SQLException {
        Optional<CatalogVersion> latest = VersionTable.latest(connection);
        if (latest.isPresent()) {
            PgVersionArchive.add(
                    connection,
                    ItemTable.of(connection, address.toString()),
                    latest.get().number());
        }
    }

    /**
     * Commits. Where the connection breaks, nobody here knows whether the server did it, and the message says so; only what the
     * server itself refused did surely not happen.
     */
    private void commit() throws IOException {
        committing = true;
        try {
            connection.commit();
        } catch (SQLException e) {
            CatalogException explained = PgFailures.explain(address, e);
            if (explained.kind() == CatalogException.Kind.BAD_DATA) {
                committing = false;
                throw explained;
            }
            throw CatalogException.environment(
                    explained.getMessage()
                            + ": whether the change was made is not known: see `garnish catalog log`, or do it"
                            + " again",
                    e);
        }
    }

    /** Rolls back what was not committed: a server sees only later that a connection is closed, and keeps the lock until then. */
    @Override
    public void close() throws SQLException {
        try (connection) {
            rollBack();
        }
    }

    private void rollBack() {
        try {
            if (!connection.getAutoCommit()) {
                connection.rollback();
            }
        } catch (SQLException e) {
            // The connection is gone, and what was begun on it with it.
        }
    }
}

package dev.garnish.catalog.db.internal.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.garnish.catalog.db.internal.sql.Connections;
import dev.garnish.catalog.db.model.ServerAddress;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;

/** A small pool of connections to a PostgreSQL server, which finds its way back when the server does. */
final class PgConnections implements Connections {
    private static final int MOST = 4;

    private final ServerAddress address;
    private final HikariDataSource pool;

    private PgConnections(ServerAddress address, HikariDataSource pool) {
        this.address = address;
        this.pool = pool;
    }

    /** Connects when it is first asked. */
    static PgConnections of(ServerAddress address) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("garnish-catalog");
        config.setDataSource(PgSource.reading(address));
        config.setMaximumPoolSize(MOST);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(TimeUnit.SECONDS.toMillis(PgSource.CONNECT_SECONDS));
        config.setInitializationFailTimeout(-1);
        return new PgConnections(address, new HikariDataSource(config));
    }

    @Override
    public <T> T ask(Query<T> query) {
        try (Connection connection = pool.getConnection()) {
            return query.run(connection);
        } catch (SQLException e) {
            throw PgFailures.explain(address, e);
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}

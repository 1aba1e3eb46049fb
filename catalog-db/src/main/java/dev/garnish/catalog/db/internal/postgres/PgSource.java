package dev.garnish.catalog.db.internal.postgres;

import dev.garnish.catalog.db.internal.sql.Connections;
import dev.garnish.catalog.db.model.ServerAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Connections to a PostgreSQL server. The password comes from {@code PGPASSWORD}, or the driver takes it from {@code PGPASSFILE} or {@code .pgpass}. */
public final class PgSource {
    /** Longest that anybody waits for a connection. */
    static final int CONNECT_SECONDS = 2;

    /** Longest without an answer for readers; whoever waits for items has left long before. */
    private static final int READ_SECONDS = 60;

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9.-]{1,40}");

    /** What the driver logs of a refused certificate comes as an exception, too. */
    private static final Logger CERTIFICATES = Logger.getLogger("org.postgresql.ssl");

    static {
        CERTIFICATES.setLevel(Level.OFF);
    }

    private PgSource() {}

    static DataSource reading(ServerAddress address) {
        PGSimpleDataSource source = source(address);
        source.setSocketTimeout(READ_SECONDS);
        source.setReadOnly(true);
        return source;
    }

    public static DataSource writing(ServerAddress address) {
        return source(address);
    }

    private static PGSimpleDataSource source(ServerAddress address) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {address.host()});
        source.setPortNumbers(new int[] {address.port()});
        source.setDatabaseName(address.database());
        source.setUser(address.user());
        Map<String, String> environment = PgService.over(System.getenv());
        @Nullable String password = environment.get("PGPASSWORD");
        if (password != null) {
            source.setPassword(password);
        }
        PgSecurity.apply(environment, address.security(), source);
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setLoginTimeout(CONNECT_SECONDS);
        source.setTcpKeepAlive(true);
        // Statements kept on the server go wrong behind a pooler, and after a change of the columns.
        source.setPrepareThreshold(0);
        source.setApplicationName(
                "garnish process %d on %s".formatted(ProcessHandle.current().pid(), host()));
        return source;
    }

    private static String host() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            return PLAIN.matcher(name).matches() ? name : "another host";
        } catch (UnknownHostException e) {
            return "another host";
        }
    }

    /** What is done in one transaction that sees one state of the database and changes nothing. */
    static <T> T snapshot(ServerAddress address, Connections.Query<T> query) {
        try (Connection connection = reading(address).getConnection()) {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            T result = query.run(connection);
            connection.rollback();
            return result;
        } catch (SQLException e) {
            throw PgFailures.explain(address, e);
        }
    }
}

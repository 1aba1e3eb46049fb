package dev.garnish.catalog.db.internal.postgres;

import dev.garnish.catalog.db.internal.text.Failures;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.ServerAddress;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Optional;

/** What an error of a PostgreSQL server means to whoever uses a catalog on it. */
final class PgFailures {
    static final String NO_TABLE = "42P01";

    private PgFailures() {}

    static CatalogException explain(ServerAddress address, SQLException e) {
        SQLException root = root(e);
        String state = String.valueOf(root.getSQLState());
        return switch (state) {
            case "28P01", "28000" ->
                environment(
                        address,
                        "the server refuses user `%s`: check PGPASSWORD or ~/.pgpass".formatted(address.user()),
                        e);
            case "3D000" ->
                environment(
                        address, "the server has no database `%s`: create it first".formatted(address.database()), e);
            case "42501" ->
                environment(address, "user `%s` may not do this: %s".formatted(address.user(), reason(root)), e);
            case "55P03" ->
                environment(address, "another session holds its tables: try again when that one has ended", e);
            default -> other(address, state, root, e);
        };
    }

    private static CatalogException other(ServerAddress address, String state, SQLException root, SQLException e) {
        String reason = reason(root);
        if (reason.contains("no password was provided")) {
            return environment(address, "the server wants a password: put it into PGPASSWORD or ~/.pgpass", e);
        }
        Optional<String> insecure = insecure(reason, e);
        if (insecure.isPresent()) {
            return environment(address, insecure.get(), e);
        }
        // Connection, resources, an operator's doing, the server's own disk.
        if (state.matches("(08|53|57|58).*") || state.equals("null")) {
            return environment(address, "the server cannot be used now: " + reason, e);
        }
        return CatalogException.badData("catalog %s: the database says: %s".formatted(address, reason), e);
    }

    /** Why a connection would not be as secure as it is asked for. */
    private static Optional<String> insecure(String reason, SQLException e) {
        if (reason.contains("does not support SSL")) {
            return Optional.of("the server does not offer TLS, which is asked for: check sslmode");
        } else if (reason.contains("could not be verified by hostnameverifier")) {
            return Optional.of("the server's certificate is for another host: check the host, or ask for verify-ca");
        }
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof GeneralSecurityException) {
                return Optional.of(
                        "the server's certificate is not vouched for by the root certificate: check sslrootcert");
            }
        }
        return Optional.empty();
    }

    private static CatalogException environment(ServerAddress address, String trouble, SQLException e) {
        return CatalogException.environment("catalog %s: %s".formatted(address, trouble), e);
    }

    /** A pool says only that it waited; why is behind it. */
    private static SQLException root(SQLException e) {
        SQLException root = e;
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            root = cause instanceof SQLException sql && sql.getSQLState() != null ? sql : root;
        }
        return root;
    }

    static String reason(SQLException e) {
        return Failures.reason(e).replaceFirst("^[A-Z]+: ", "");
    }
}

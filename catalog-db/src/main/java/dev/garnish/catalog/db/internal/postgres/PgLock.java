package dev.garnish.catalog.db.internal.postgres;

import dev.garnish.catalog.db.internal.sql.TablePlace;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.ServerAddress;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** One writer at a time on a PostgreSQL server: a lock for as long as the transaction lasts, whose holder can be named. */
public final class PgLock {
    /** "GARN", and beside it the schema. */
    private static final int KEY = 0x4741524e;

    /** The schema's own number, as the signed one that a lock takes. */
    private static final String SCHEMA = "(select oid::bigint from pg_namespace where nspname = current_schema())";

    private static final String TAKE =
            "select pg_try_advisory_xact_lock(%d, ((%s + 2147483648) %% 4294967296 - 2147483648)::int)"
                    .formatted(KEY, SCHEMA);

    private static final String HOLDER = """
            select a.application_name, a.pid, to_char(a.xact_start at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"')
            from pg_locks l join pg_stat_activity a on a.pid = l.pid
            where l.locktype = 'advisory' and l.granted and l.classid = %d and l.objsubid = 2
              and l.objid::bigint = %s
              and l.database = (select oid from pg_database where datname = current_database())
            """.formatted(KEY, SCHEMA);

    private PgLock() {}

    /** Takes the lock at once or says who holds it. */
    public static void take(Connection connection, ServerAddress address) throws SQLException {
        TablePlace.requiredSchema(connection, address.toString());
        try (PreparedStatement statement = connection.prepareStatement(TAKE);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            if (rows.getBoolean(1)) {
                return;
            }
        }
        throw CatalogException.environment(
                "catalog %s: %s is changing it: wait until it has ended".formatted(address, holder(connection)));
    }

    private static String holder(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(HOLDER);
                ResultSet rows = statement.executeQuery()) {
            if (!rows.next()) {
                return "another session";
            }
            String name = String.valueOf(rows.getString(1));
            String who = name.startsWith("garnish ") ? name.substring("garnish ".length()) : "another session";
            return "%s (session %d since %s)".formatted(who, rows.getLong(2), rows.getString(3));
        }
    }
}

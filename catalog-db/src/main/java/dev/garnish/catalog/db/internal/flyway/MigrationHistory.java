package dev.garnish.catalog.db.internal.flyway;

import dev.garnish.catalog.db.model.Migration;
import java.math.BigInteger;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The user's migrations that ran in a catalog: Flyway's table of them, and beside it their text. */
final class MigrationHistory {
    /** The product's own migrations. */
    static final String OWN = "garnish_schema_history";

    /** The user's. */
    static final String USERS = "garnish_user_history";

    /** Where earlier versions kept the user's; an application that uses Flyway has one of this name, too. */
    private static final String FORMER = "flyway_schema_history";

    /** The newest of the product's own migrations. */
    private static final String NEWEST = "3";

    /**
     * A migration that ran.
     *
     * @param checksum as Flyway computed it
     */
    record Applied(ScriptName name, int checksum) {}

    private MigrationHistory() {}

    /** Whether the product's migrations have all run. */
    static boolean isCurrent(Connection connection) throws SQLException {
        return exists(connection, OWN)
                && count(connection, "select count(*) from \"%s\" where \"version\" = '%s'".formatted(OWN, NEWEST)) > 0;
    }

    /** Whether the product made the tables that are there. */
    static boolean isOurs(Connection connection) throws SQLException {
        return exists(connection, OWN);
    }

    static boolean exists(Connection connection, String table) throws SQLException {
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(null, connection.getSchema(), table.replace("_", "\\_"), new String[] {"TABLE", "BASE TABLE"
                })) {
            return tables.next();
        }
    }

    private static long count(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** Takes over the history that an earlier version kept under Flyway's usual name, and leaves an application's alone. */
    static void takeOver(Connection connection) throws SQLException {
        if (exists(connection, USERS) || !exists(connection, FORMER) || !isFormer(connection)) {
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("alter table \"%s\" rename to \"%s\"".formatted(FORMER, USERS));
            statement.execute(
                    "alter table \"%s\" rename constraint \"%s_pk\" to \"%s_pk\"".formatted(USERS, FORMER, USERS));
            statement.execute("alter index \"%s_s_idx\" rename to \"%s_s_idx\"".formatted(FORMER, USERS));
        }
    }

    /** Only the product began at 0 in a database that was not empty. */
    private static boolean isFormer(Connection connection) throws SQLException {
        return count(
                        connection,
                        "select count(*) from \"%s\" where \"type\" = 'BASELINE' and \"version\" = '0'"
                                .formatted(FORMER))
                > 0;
    }

    /** In the order in which they ran; of one that is repeated only the last time. */
    static List<Applied> applied(Connection connection) throws SQLException {
        if (!exists(connection, USERS)) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(
                        "select \"script\", \"checksum\" from \"%s\" where \"type\" = 'SQL' and \"success\" order by \"installed_rank\""
                                .formatted(USERS));
                ResultSet rows = statement.executeQuery()) {
            List<Applied> applied = new ArrayList<>();
            while (rows.next()) {
                Optional<ScriptName> name = ScriptName.parse(fileName(rows.getString(1)));
                applied.removeIf(before -> name.isPresent() && before.name().equals(name.get()));
                int checksum = rows.getInt(2);
                name.ifPresent(known -> applied.add(new Applied(known, checksum)));
            }
            return applied;
        }
    }

    /** Flyway has the folders below a location, too. */
    private static String fileName(String script) {
        return script.substring(script.lastIndexOf('/') + 1);
    }

    /** The number for a migration behind all of these. */
    static BigInteger next(List<Applied> applied, List<MigrationScript> scripts) {
        BigInteger last = BigInteger.ZERO;
        for (Applied one : applied) {
            last = last.max(one.name().major());
        }
        for (MigrationScript one : scripts) {
            last = last.max(one.name().major());
        }
        return last.add(BigInteger.ONE);
    }

    static void keep(Connection connection, MigrationScript script) throws SQLException {
        try (PreparedStatement delete = connection.prepareStatement("delete from garnish_migration where script = ?");
                PreparedStatement insert =
                        connection.prepareStatement("insert into garnish_migration (script, content) values (?, ?)")) {
            delete.setString(1, script.name().name());
            delete.executeUpdate();
            insert.setString(1, script.name().name());
            insert.setString(2, script.text());
            insert.executeUpdate();
        }
    }

    /** What ran, with its text where that was kept. */
    static List<Migration> migrations(Connection connection) throws SQLException {
        if (!exists(connection, USERS) || !isCurrent(connection)) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(
                        "select h.\"script\", h.\"installed_on\", m.content from \"%s\" h left join garnish_migration m"
                                        .formatted(USERS)
                                + " on m.script = h.\"script\" where h.\"type\" = 'SQL' order by h.\"installed_rank\"");
                ResultSet rows = statement.executeQuery()) {
            List<Migration> migrations = new ArrayList<>();
            while (rows.next()) {
                @Nullable String text = rows.getString(3);
                migrations.add(new Migration(
                        rows.getString(1),
                        Optional.of(rows.getObject(2, LocalDateTime.class)),
                        Optional.ofNullable(text)));
            }
            return migrations;
        }
    }
}

package dev.garnish.catalog.db.internal.sql;

import dev.garnish.catalog.Item;
import dev.garnish.catalog.db.internal.record.Fingerprint;
import dev.garnish.catalog.db.internal.record.RecordWriter;
import dev.garnish.catalog.db.model.CatalogVersion;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table {@code catalog_version} of a database, newest first. A user's own database may not have it. */
public final class VersionTable {
    private static final String COLUMNS = "number, made_at, source, items, added, changed, removed, content";

    private static final int PAGE = 10_000;

    private VersionTable() {}

    /** Every version that is on record, newest first; none where the table is missing. */
    public static List<CatalogVersion> of(Connection connection) throws SQLException {
        return of(connection, "");
    }

    private static List<CatalogVersion> of(Connection connection, String bound) throws SQLException {
        if (!exists(connection)) {
            return List.of();
        }
        try (PreparedStatement statement = connection.prepareStatement(
                        "select " + COLUMNS + " from catalog_version order by number desc" + bound);
                ResultSet rows = statement.executeQuery()) {
            List<CatalogVersion> versions = new ArrayList<>();
            while (rows.next()) {
                versions.add(version(rows));
            }
            return versions;
        }
    }

    /** The newest version; empty where none was counted. */
    public static Optional<CatalogVersion> latest(Connection connection) throws SQLException {
        return of(connection, " fetch first row only").stream().findFirst();
    }

    /** The newest version's number, 0 where there is none. */
    public static long newest(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                        connection.prepareStatement("select coalesce(max(number), 0) from catalog_version");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /** H2 stores such names in upper case and PostgreSQL in lower case; the underscore is escaped, as it stands for any sign there. */
    private static boolean exists(Connection connection) throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        String name = metadata.storesLowerCaseIdentifiers() ? "catalog\\_version" : "CATALOG\\_VERSION";
        try (ResultSet tables = metadata.getTables(null, connection.getSchema(), name, null)) {
            return tables.next();
        }
    }

    private static CatalogVersion version(ResultSet rows) throws SQLException {
        return new CatalogVersion(
                rows.getLong(1),
                rows.getObject(2, LocalDateTime.class),
                rows.getString(3),
                rows.getLong(4),
                rows.getLong(5),
                rows.getLong(6),
                rows.getLong(7),
                rows.getString(8));
    }

    public static void add(Connection connection, CatalogVersion version) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "insert into catalog_version (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?)")) {
            statement.setLong(1, version.number());
            statement.setObject(2, version.madeAt());
            statement.setString(3, version.source());
            statement.setLong(4, version.items());
            statement.setLong(5, version.added());
            statement.setLong(6, version.changed());
            statement.setLong(7, version.removed());
            statement.setString(8, version.content());
            statement.executeUpdate();
        }
    }

    /** How many items a change added, changed and removed. */
    public record Counts(long added, long changed, long removed) {
        public static final Counts NONE = new Counts(0, 0, 0);

        public boolean isNone() {
            return added + changed + removed == 0;
        }
    }

    /**
     * Adds a version if the content is another than the last version's; an empty catalog that never had one has none.
     *
     * @param highest the first version of a catalog is numbered behind this
     */
    static Optional<CatalogVersion> record(
            Connection connection, ItemTable table, String source, Counts counts, long highest) throws SQLException {
        Optional<CatalogVersion> latest = latest(connection);
        long items = table.count(connection);
        String content = content(connection, table);
        if (latest.isEmpty() ? items == 0 : latest.get().content().equals(content)) {
            return Optional.empty();
        }
        CatalogVersion version = new CatalogVersion(
                latest.map(CatalogVersion::number).orElse(highest) + 1,
                now(),
                source,
                items,
                counts.added(),
                counts.changed(),
                counts.removed(),
                content);
        add(connection, version);
        return Optional.of(version);
    }

    /** Adds a version with the content of the last one. */
    public static CatalogVersion again(Connection connection, CatalogVersion last, long number, String source)
            throws SQLException {
        CatalogVersion version = new CatalogVersion(number, now(), source, last.items(), 0, 0, 0, last.content());
        add(connection, version);
        return version;
    }

    /** As {@link Fingerprint}, over what a connection sees. */
    public static String content(Connection connection, ItemTable table) throws SQLException {
        MessageDigest digest = Fingerprint.sha256();
        RecordWriter writer = new RecordWriter();
        digest.update(writer.schema(table.schema()));
        @Nullable String last = null;
        List<Item> page;
        do {
            page = table.page(connection, last, PAGE);
            for (Item item : page) {
                digest.update(writer.item(table.schema(), item));
                last = item.id();
            }
        } while (page.size() == PAGE);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** In UTC, to the millisecond, as both databases store it. */
    private static LocalDateTime now() {
        return LocalDateTime.ofInstant(Instant.now().truncatedTo(ChronoUnit.MILLIS), ZoneOffset.UTC);
    }
}

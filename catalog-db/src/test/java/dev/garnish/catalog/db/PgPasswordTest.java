package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.ServerAddress;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL server that wants a password. */
class PgPasswordTest {
    private static final String FILE = "org.postgresql.pgpassfile";
    private static final String SECRET = "s3cr3t-w0rd";

    @TempDir
    Path folder = Path.of("");

    private ServerAddress address = new ServerAddress("nobody", "nowhere", 1, "none");

    @BeforeEach
    void place() throws SQLException {
        PgServer server = PgServer.shared();
        ServerAddress made = server.database();
        server.run(
                made.database(),
                "drop role if exists " + PgServer.GUARDED,
                "create role %s login password '%s'".formatted(PgServer.GUARDED, SECRET),
                "create table item (item_id text primary key)",
                "insert into item values ('a')",
                "grant select on item to " + PgServer.GUARDED);
        address = new ServerAddress(PgServer.GUARDED, made.host(), made.port(), made.database());
    }

    @AfterEach
    void end() throws SQLException {
        System.clearProperty(FILE);
        PgServer.shared().run(address.database(), "drop owned by " + PgServer.GUARDED, "drop role " + PgServer.GUARDED);
    }

    private void remember(String password) throws Exception {
        Path file = Files.writeString(
                folder.resolve("pgpass"),
                "%s:%d:%s:%s:%s%n"
                        .formatted(address.host(), address.port(), address.database(), address.user(), password));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        System.setProperty(FILE, file.toString());
    }

    private String refusal(int mostInMemory) {
        CatalogException refused = catchThrowableOfType(
                CatalogException.class,
                () -> DbCatalog.open(address, mostInMemory).close());
        StringWriter all = new StringWriter();
        refused.printStackTrace(new PrintWriter(all));
        assertThat(all.toString()).doesNotContain(SECRET, "wr0ng");
        return String.valueOf(refused.getMessage());
    }

    @Test
    void aPasswordThatLacksOrIsWrongIsReportedAndNeverShown() throws Exception {
        System.setProperty(FILE, folder.resolve("none").toString());
        assertThat(refusal(0))
                .isEqualTo("catalog %s: the server wants a password: put it into PGPASSWORD or ~/.pgpass", address);
        remember("wr0ng");
        assertThat(refusal(0))
                .isEqualTo("catalog %s: the server refuses user `guarded`: check PGPASSWORD or ~/.pgpass", address);
    }

    @Test
    void theFileOfPasswordsIsReadAndWhoMayOnlyReadReads() throws Exception {
        remember(SECRET);
        try (DbCatalog catalog = DbCatalog.open(address, 0)) {
            assertThat(catalog.find(Set.of("a"))).containsOnlyKeys("a");
        }
        CatalogException refused =
                catchThrowableOfType(CatalogException.class, () -> DbCatalog.migrate(address, Optional.empty()));
        assertThat(refused.getMessage()).startsWith("catalog " + address + ": ").doesNotContain(SECRET);
    }
}

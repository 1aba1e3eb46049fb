package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.CatalogException.Kind;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a file and what to do, in one line. */
class CatalogTroubleTest {
    private static final String DAMAGED =
            "catalog FILE: the file is damaged: restore a backup, or move it away and import the items again";

    private static final String PLAIN = "create table item (item_id varchar primary key, title varchar)";

    @TempDir
    Path folder = Path.of("");

    private void assertRefused(Path file, Kind kind, String message) {
        CatalogException refused = catchThrowableOfType(
                CatalogException.class, () -> DbCatalog.open(file).close());
        assertThat(refused)
                .hasMessage(message.replace("FILE", file.toString())
                        .replace("BASE", folder.resolve("a").toString()));
        assertThat(refused.kind()).isEqualTo(kind);
    }

    @Test
    void aMissingFile() {
        assertRefused(
                folder.resolve("no.mv.db"), Kind.ENVIRONMENT, "catalog FILE: there is no such file: check the path");
    }

    @Test
    void aFolder() throws Exception {
        assertRefused(
                Files.createDirectory(folder.resolve("a.mv.db")),
                Kind.BAD_DATA,
                "catalog FILE: a folder, expected an H2 database file (.mv.db)");
    }

    @Test
    void anEmptyFile() throws Exception {
        assertRefused(
                Files.createFile(folder.resolve("a.mv.db")),
                Kind.BAD_DATA,
                "catalog FILE: the file has 0 bytes, so it is no catalog: delete it, then restore a backup or import");
    }

    @ParameterizedTest
    @CsvSource({"1, 1.4", "2, 2.0 or 2.1"})
    void aFileOfAnOlderH2(int format, String version) throws Exception {
        String header = "H:2,block:2,blockSize:1000,chunk:1,clean:1,created:18a,format:%d,version:2,fletcher:0\n"
                .formatted(format);
        assertRefused(
                Files.writeString(folder.resolve("a.mv.db"), header + " ".repeat(12288 - header.length())),
                Kind.BAD_DATA,
                "catalog FILE: H2 " + version + " wrote it, and this is H2 2.4: write it out with that version,"
                        + " `java -cp h2-OLD.jar org.h2.tools.Script -url jdbc:h2:BASE -user sa -script BASE.sql`,"
                        + " and into a new file with this one, `java -cp h2-2.4.240.jar org.h2.tools.RunScript"
                        + " -url jdbc:h2:BASE-new -user sa -script BASE.sql`");
    }

    @Test
    void aFileOfAnotherKind() throws Exception {
        assertRefused(
                Files.writeString(folder.resolve("a.mv.db"), "item_id,title\n1,One\n"),
                Kind.BAD_DATA,
                "catalog FILE: not an H2 database: expected a file that H2 2 wrote (.mv.db)");
    }

    @Test
    void aNameThatH2WouldReadAsSettings() throws Exception {
        assertRefused(
                folder.resolve("a;INIT=RUNSCRIPT FROM 'x'.mv.db"),
                Kind.BAD_DATA,
                "catalog FILE: expected a file whose name ends in .mv.db and whose path has no `;`: rename it");
        assertRefused(
                Files.createFile(folder.resolve("items.txt")),
                Kind.BAD_DATA,
                "catalog FILE: expected a file whose name ends in .mv.db and whose path has no `;`: rename it");
        assertRefused(
                Files.createFile(folder.resolve("items.csv")),
                Kind.BAD_DATA,
                "catalog FILE: a file of items and no catalog: import it into one");
    }

    @Test
    void aDatabaseWithoutItems() throws Exception {
        assertRefused(
                Sql.file(folder, "create table product (id int)"),
                Kind.BAD_DATA,
                "catalog FILE: it has no table `item`: migrate it or import items into it");
    }

    @Test
    void anItemTableWithoutATextId() throws Exception {
        assertRefused(
                Sql.file(folder, "create table item (item_id int primary key, title varchar)"),
                Kind.BAD_DATA,
                "catalog FILE: table `item` has no text column `item_id`: it is what events name items by");
    }

    @Test
    void namesThatDifferByCaseOnly() throws Exception {
        Path file =
                Sql.file(folder, "create table item (item_id varchar primary key, title varchar, \"title\" varchar)");
        assertRefused(
                file,
                Kind.BAD_DATA,
                "catalog FILE: table `item` has two columns named `title` that differ by case: rename one");
        Sql.run(file, "create table \"item\" (item_id varchar primary key)");
        assertRefused(file, Kind.BAD_DATA, "catalog FILE: it has 2 tables named `item` that differ by case: keep one");
    }

    @Test
    void aFileOfAnotherUser() throws Exception {
        Path file = folder.resolve("theirs.mv.db");
        try (Connection connection =
                DriverManager.getConnection("jdbc:h2:file:" + folder.resolve("theirs"), "them", "secret")) {
            assertThat(connection.isValid(1)).isTrue();
        }
        assertRefused(
                file,
                Kind.BAD_DATA,
                "catalog FILE: it wants another user or password: expected user `sa` without a password");
    }

    @Test
    void aFileThatAnotherProgramWrites() throws Exception {
        Path file = Sql.file(folder, PLAIN);
        try (FileChannel held = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
                FileLock lock = held.lock()) {
            assertThat(lock.isValid()).isTrue();
            assertRefused(
                    file,
                    Kind.ENVIRONMENT,
                    "catalog FILE: another program has it open for writing: close that program");
        }
    }

    @Test
    void aTruncatedFileIsReportedAsDamaged() throws Exception {
        Path file = Sql.file(folder, PLAIN, "insert into item select x, repeat('t', 300) from system_range(1, 5000)");
        byte[] whole = Files.readAllBytes(file);
        for (int twelfths = 1; twelfths < 12; twelfths++) {
            Files.write(file, Arrays.copyOf(whole, whole.length * twelfths / 12));
            assertRefused(file, Kind.BAD_DATA, DAMAGED);
        }
    }

    /** H2 opens what was committed before, here a table without rows. */
    @Test
    void aFileWhoseOlderPartsAreGoneIsReportedAsDamaged() throws Exception {
        Path file = folder.resolve("a.mv.db");
        String url = "jdbc:h2:file:" + folder.resolve("a") + ";MAX_COMPACT_TIME=0";
        try (Connection connection = DriverManager.getConnection(url, "sa", "");
                Statement statement = connection.createStatement()) {
            statement.execute(PLAIN);
            statement.execute("checkpoint sync");
            statement.execute("insert into item select x, repeat('t', 300) from system_range(1, 5000)");
            statement.execute("checkpoint sync");
            statement.execute("insert into item values ('a', 'a')");
        }
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 4 * 4096, bytes.length - 4 * 4096, (byte) 7);
        Files.write(file, bytes);
        assertRefused(file, Kind.BAD_DATA, DAMAGED);
    }

    @Test
    void overwrittenPagesAreReportedAsDamagedOrDoNoHarm() throws Exception {
        Path file = Sql.file(folder, PLAIN, "insert into item select x, repeat('t', 300) from system_range(1, 5000)");
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(7);
        int told = 0;
        for (int round = 0; round < 60; round++) {
            byte[] bytes = whole.clone();
            int from = 8192 + random.nextInt(bytes.length - 8192 - 4096);
            byte[] noise = new byte[4096];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, bytes, from, noise.length);
            Files.write(file, bytes);
            CatalogException refused = catchThrowableOfType(
                    CatalogException.class, () -> DbCatalog.open(file).close());
            if (refused != null) {
                told++;
                assertThat(refused).hasMessage(DAMAGED.replace("FILE", file.toString()));
            }
        }
        assertThat(told).isGreaterThan(20);
    }
}

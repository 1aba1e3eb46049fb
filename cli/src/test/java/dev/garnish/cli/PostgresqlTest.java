package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.db.PgServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs with a catalog on a PostgreSQL server. */
class PostgresqlTest {
    @TempDir
    Path folder = Path.of("");

    private String address = "";
    private Path items = Path.of("");

    @BeforeEach
    void place() throws IOException, SQLException {
        address = PgServer.shared().newDatabase();
        items = Files.writeString(
                folder.resolve("items.csv"), "item_id,title,genre,stock\na,One,Drama,1\nb,Two,Crime,2\n");
    }

    private Ran garnish(String... words) {
        return Ran.garnish(
                Stream.concat(Stream.of(words), Stream.of("--catalog", address)).toArray(String[]::new));
    }

    private Ran imported() {
        return garnish("catalog", "import", items.toString(), "--extend", "--migrations", folder + "/migrations");
    }

    @Test
    void aCatalogIsImportedShownVerifiedExportedPackedAndGoneBackTo() throws IOException {
        assertThat(imported()).isEqualTo(new Ran(0, """
                new columns, by %s/migrations/V1__add_title_genre_stock.sql:
                  alter table item
                    add column "title" varchar,
                    add column "genre" varchar,
                    add column "stock" bigint;
                version 1: 2 items, 2 added, 0 changed, 0 removed
                """.formatted(folder), ""));
        assertThat(imported().out()).isEqualTo("nothing changed: the catalog holds these items already\n");
        Files.writeString(items, "item_id,title\na,Uno\n");
        assertThat(imported().out()).isEqualTo("version 2: 2 items, 0 added, 1 changed, 0 removed\n");

        assertThat(garnish("catalog", "status").out())
                .startsWith(address + ": 2 items, version 2 of ")
                .contains("stock number")
                .endsWith("kept     version 1\n");
        assertThat(garnish("catalog", "log").out()).hasLineCount(2);
        assertThat(garnish("catalog", "verify").exit()).isZero();
        assertThat(garnish("catalog", "migrate").out()).isEqualTo(address + ": 4 columns, up to date\n");
        assertThat(garnish("catalog", "rollback").out())
                .isEqualTo("version 3: 2 items, 0 added, 1 changed, 0 removed\n");
        assertThat(garnish("catalog", "export", "-", "--format", "jsonl").out())
                .startsWith("{\"item_id\":\"a\",\"title\":\"One\",\"genre\":\"Drama\"");
        Path pack = folder.resolve("shop.pack");
        assertThat(garnish("catalog", "pack", pack.toString()).out()).isEqualTo(pack + ": 2 items of version 3\n");
    }

    @Test
    void rulesAreCheckedAndEventsEnrichedWithIt() throws IOException {
        imported();
        Path rules =
                Files.writeString(folder.resolve("a.rules"), "attribute Title\n  use item.title\n  else \"none\"\n");
        Path event = Files.writeString(
                folder.resolve("event.json"),
                "{\"Endpoints\":{\"e\":{\"RecommendationItems\":[\"b\",\"x\"],\"User\":{\"UserId\":\"u\"}}}}");
        assertThat(garnish("check", "--rules", rules.toString()).exit()).isZero();
        assertThat(garnish("enrich", "--host", "pinpoint", "--rules", rules.toString(), event.toString())
                        .out())
                .contains("\"Recommendations\":{\"Title\":[\"Two\",\"none\"]}");
    }

    @Test
    void whatIsForFilesOnlyTellsWhatToUse() {
        imported();
        assertThat(garnish("catalog", "backup", folder + "/b.mv.db"))
                .isEqualTo(new Ran(
                        4,
                        "",
                        "garnish: catalog %1$s: a server is not backed up by a file: use pg_dump %1$s (or `garnish catalog export`)\n"
                                .formatted(address)));
        assertThat(garnish("catalog", "restore", folder + "/b.mv.db").exit()).isEqualTo(4);
    }

    @Test
    void aPasswordInTheAddressIsRefusedByEveryVerbAndNotRepeated() {
        String secret = address.replace("garnish@", "garnish:s3cr3t@");
        List<List<String>> verbs = List.of(
                List.of("catalog", "import", items.toString()),
                List.of("catalog", "status"),
                List.of("catalog", "log"),
                List.of("catalog", "verify"),
                List.of("catalog", "show", "a"),
                List.of("catalog", "diff", "1..2"),
                List.of("catalog", "delete", "--ids", "a"),
                List.of("catalog", "migrate"),
                List.of("catalog", "rollback"),
                List.of("catalog", "export", "-"),
                List.of("catalog", "pack", folder + "/x.pack"),
                List.of("catalog", "backup", folder + "/x.mv.db"),
                List.of("catalog", "restore", folder + "/x.mv.db"),
                List.of("check"));
        for (List<String> verb : verbs) {
            List<String> words = new ArrayList<>(verb);
            words.addAll(List.of("--catalog", secret));
            assertThat(Ran.garnish(words.toArray(new String[0])))
                    .as(words.toString())
                    .isEqualTo(
                            new Ran(
                                    3,
                                    "",
                                    "garnish: catalog address: a password stands in it: leave it out, and put it into PGPASSWORD or ~/.pgpass\n"));
        }
    }

    @Tag("heavy")
    @Test
    void thePasswordComesFromTheEnvironmentAndIsNeverShown() throws Exception {
        imported();
        String database = address.substring(address.lastIndexOf('/') + 1);
        PgServer.shared()
                .run(
                        database,
                        "create role %s login password 's3cr3t'".formatted(PgServer.GUARDED),
                        "grant select on all tables in schema public to " + PgServer.GUARDED);
        address = address.replace("garnish@", PgServer.GUARDED + "@");
        assertThat(status("s3cr3t"))
                .startsWith(address + ": 2 items, version 1 of ")
                .doesNotContain("s3cr3t");
        assertThat(status("wr0ng"))
                .isEqualTo(
                        "garnish: catalog %s: the server refuses user `guarded`: check PGPASSWORD or ~/.pgpass\n",
                        address);
    }

    /** What a process of its own prints, on either way. */
    private String status(String password) throws IOException {
        ProcessBuilder garnish = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Garnish.class.getName(),
                        "catalog",
                        "status",
                        "--catalog",
                        address)
                .redirectErrorStream(true);
        garnish.environment().put("PGPASSWORD", password);
        return new String(garnish.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}

package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CatalogVerbsTest {
    @TempDir
    private Path folder = Path.of("");

    private String catalog = "";

    @BeforeEach
    void place() {
        catalog = folder.resolve("shop.mv.db").toString();
    }

    private Path items(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private Ran on(String verb, String... arguments) {
        String[] all = new String[arguments.length + 4];
        all[0] = "catalog";
        all[1] = verb;
        all[2] = "--catalog";
        all[3] = catalog;
        System.arraycopy(arguments, 0, all, 4, arguments.length);
        return Ran.garnish(all);
    }

    private Ran imported(String content, String... options) throws IOException {
        String[] arguments = new String[options.length + 1];
        arguments[0] = items("items.csv", content).toString();
        System.arraycopy(options, 0, arguments, 1, options.length);
        return on("import", arguments);
    }

    /** A catalog whose columns are known before anything is imported. */
    private void migrated(String columns) throws IOException {
        Path migrations = Files.createDirectory(folder.resolve("columns"));
        Files.writeString(migrations.resolve("V0_1__columns.sql"), "alter table item add (" + columns + ");");
        assertThat(on("migrate", "--migrations", migrations.toString()).exit()).isZero();
    }

    @Test
    void itemsAreImportedAndEnrichedWithAtOnce() throws IOException {
        Ran imported = imported("ITEM_ID,Title,Genre\n1815,Flea Bag,Drama\n");
        assertThat(imported).isEqualTo(new Ran(0, """
                new columns, by V1__add_title_genre.sql:
                  alter table item add (
                    "TITLE" varchar,
                    "GENRE" varchar);
                version 1: 1 item, 1 added, 0 changed, 0 removed
                """, ""));
        assertThat(imported("ITEM_ID,Title,Genre\n1815,Flea Bag,Drama\n"))
                .isEqualTo(new Ran(0, "nothing changed: the catalog holds these items already\n", ""));

        Path rules = Files.writeString(
                folder.resolve("a.rules"), "attribute Title\n use item.title\n else 'Recommended for you'\n");
        Ran enriched = Ran.garnish(
                "enrich",
                "--catalog",
                catalog,
                "--rules",
                rules.toString(),
                Ran.PROJECT.resolve("examples/pinpoint/event.json").toString());

        assertThat(enriched.out()).contains("\"Title\":[\"Flea Bag\",\"Recommended for you\",\"Recommended for you\"]");
    }

    @Test
    void aColumnThatTheCatalogLacksIsRefusedAndThenAdded() throws IOException {
        String file = folder.resolve("items.csv").toString();
        String rows = "item_id,titel,stock\na,One,7\n";
        migrated("title varchar");
        byte[] before = Files.readAllBytes(Path.of(catalog));

        assertThat(imported(rows))
                .isEqualTo(new Ran(
                        Exit.BAD_INPUT,
                        "",
                        "garnish: " + file
                                + ": the catalog has no columns `titel`: did you mean `title`?, `stock`"
                                + " (--map titel=COLUMN maps one, --map titel= leaves it out, --extend adds them all:"
                                + " garnish catalog import " + file + " --catalog " + catalog + " --extend)\n"));
        assertThat(Files.readAllBytes(Path.of(catalog))).isEqualTo(before);
        assertThat(imported(rows, "--map", "titel=title", "--extend")).isEqualTo(new Ran(0, """
                        new columns, by V1__add_stock.sql:
                          alter table item add column "STOCK" bigint;
                        version 1: 1 item, 1 added, 0 changed, 0 removed
                        """, ""));
    }

    @Test
    void columnsAreLeftOutAndListsTakenApart() throws IOException {
        imported("sku,tags,secret\na,x;y,z\n", "--map", "secret=", "--list", "tags=;", "--extend", "--id", "sku");

        assertThat(on("export", "-", "--format", "jsonl").out())
                .isEqualTo("{\"item_id\":\"a\",\"tags\":[\"x\",\"y\"]}\n");
        assertThat(imported("sku,tags\na,x;y\n", "--list", "tags=;;").err())
                .isEqualTo(
                        "garnish: --list tags=;;: expected one sign between a list's entries, for instance 'tags=|'\n");
    }

    @Test
    void aTableIsReadUnderOtherNames() throws IOException {
        imported("item_id,nr,label\na,x1,Pen\n");
        Ran shown = on("show", "x1", "--table", "ITEM", "--map", "nr=item_id", "--map", "label=title");
        assertThat(shown.out()).contains("title").contains("Pen").doesNotContain("label");
        assertThat(on("status", "--table", "item", "--map", "nr=item_id").out())
                .contains("1 item, not made by garnish: read only");
        assertThat(on("export", "-", "--map", "nr=item_id").out())
                .isEqualTo("item_id,label\nx1,Pen\n".replace("\n", "\r\n"));
        assertThat(on("verify", "--table", "none").err())
                .isEqualTo("garnish: catalog %s: it has no table `none` that its user may see\n".formatted(catalog));
        assertThat(Ran.garnish("catalog", "show", "x1", "--catalog", catalog + "?columns=nr:item_id")
                        .out())
                .contains("Pen");
        assertThat(Ran.garnish("catalog", "delete", "--ids", "x1", "--catalog", catalog + "?table=item")
                        .err())
                .contains("its table is read only: change it where it comes from");
    }

    @Test
    void badRowsAreAllReported() throws IOException {
        String file = folder.resolve("items.csv").toString();
        Path rejects = folder.resolve("bad.csv");
        migrated("price decimal(12, 2)");
        String rows = "item_id,price\na,free\n,2\nc,3\n";

        assertThat(imported(rows))
                .isEqualTo(new Ran(Exit.BAD_INPUT, "", """
                        garnish: 2 bad rows, nothing was imported:
                          FILE:2: price: `free` is no number: expected digits and a point, such as 1299.90
                          FILE:3: the id is empty
                        mend the values, or let `price` take them: garnish catalog import FILE --catalog CATALOG --widen price
                        """.replace("FILE", file).replace("CATALOG", catalog)));
        assertThat(imported(rows, "--max-bad", "2", "--rejects", rejects.toString()))
                .isEqualTo(new Ran(0, "version 1: 1 item, 1 added, 0 changed, 0 removed\n", """
                        `price`: whole numbers get 2 decimals, as `2` in line 3
                        2 bad rows left out
                        """));
        assertThat(rejects).content().hasLineCount(3);
    }

    @Test
    void whatIsExportedGoesThroughAPipeIntoAnotherCatalog() throws IOException {
        imported("item_id,title\na,=1+1\nb,Two\n");
        byte[] exported = on("export", "-").bytes();
        String other = folder.resolve("other.mv.db").toString();

        Ran imported = Ran.garnish(exported, false, "catalog", "import", "-", "--catalog", other);

        assertThat(imported.out()).endsWith("version 1: 2 items, 2 added, 0 changed, 0 removed\n");
        assertThat(json(Ran.garnish("catalog", "verify", "--format", "json", "--catalog", other))
                        .get("content"))
                .isEqualTo(json(on("verify", "--format", "json")).get("content"));
    }

    @Test
    void versionsAreListedGoneBackToBackedUpAndRestored() throws IOException {
        imported("item_id,title\na,One\n");
        imported("item_id,title\na,Uno\nb,Two\n");
        String backup = folder.resolve("backup.mv.db").toString();

        assertThat(on("backup", backup).out()).isEqualTo(backup + ": written\n");
        assertThat(on("rollback").out()).isEqualTo("version 3: 1 item, 0 added, 1 changed, 1 removed\n");
        assertThat(on("restore", backup).out()).isEqualTo("version 4: 2 items, 1 added, 1 changed, 0 removed\n");
        assertThat(on("rollback", "--to", "9"))
                .isEqualTo(new Ran(
                        Exit.BAD_INPUT,
                        "",
                        "garnish: catalog " + catalog + ": version 9 is not kept; kept are 3, 2, 1\n"));
        assertThat(on("log").out().lines().map(line -> line.replaceAll("Z  .*?  ", "Z  ")))
                .hasSize(4)
                .first()
                .asString()
                .matches(" {4}4  .*Z {2}2 items, 1 added, 1 changed, 0 removed {2}backup backup\\.mv\\.db");
        assertThat(json(on("log", "--format", "json"))).hasSize(4);
    }

    @Test
    void theStatusTellsVersionItemsAndColumns() throws IOException {
        imported("item_id,title\na,One\n");

        assertThat(on("status").out().replaceAll("of \\S+Z", "of TIMEZ")).isEqualTo("""
                CATALOG: 1 item, version 1 of TIMEZ, from items.csv
                columns  item_id text, title text
                kept     no earlier version
                """.replace("CATALOG", catalog));
        assertThat(json(on("status", "--format", "json")).get("items").asInt()).isEqualTo(1);
    }

    @Test
    void itemsAreShownComparedAndDeleted() throws IOException {
        imported("item_id,title,price,tags\na,One,1.50,x|y\nb,Two,,\n", "--list", "tags=|");
        imported("item_id,title,price\na,Uno,1.50\nc,Three,3\n");

        assertThat(on("show", "a")).isEqualTo(new Ran(0, "item_id  a\ntitle  Uno\nprice  1.50\ntags  [x, y]\n", ""));
        assertThat(on("show", "A"))
                .isEqualTo(new Ran(
                        Exit.FINDINGS,
                        "",
                        "garnish: " + catalog
                                + ": it has no item `A`: upper and lower case count, and zeros in front\n"));
        assertThat(on("diff", "1..2")).isEqualTo(new Ran(0, "~ a  title: One -> Uno\n+ c\n", ""));
        assertThat(on("diff", "2..9").err())
                .isEqualTo("garnish: catalog " + catalog + ": version 9 is not kept; kept are 1\n");
        assertThat(on("diff", "2").exit()).isEqualTo(Exit.USAGE);
        assertThat(on("delete", "--ids", "a,x"))
                .isEqualTo(new Ran(
                        Exit.BAD_INPUT,
                        "",
                        "garnish: catalog " + catalog + ": it has no item `x`: nothing was removed\n"));
        Path ids = Files.writeString(folder.resolve("ids.txt"), "a\n\nb\n");
        assertThat(on("delete", "--ids-file", ids.toString()))
                .isEqualTo(new Ran(0, "version 3: 1 item, 0 added, 0 changed, 2 removed\n", ""));
    }

    @Test
    void whatWouldRemoveTooMuchIsRefusedWithTheOptionThatAllowsIt() throws IOException {
        imported("item_id,title\na,One\nb,Two\n");

        assertThat(imported("item_id,title\na,One\n", "--replace"))
                .isEqualTo(new Ran(
                        Exit.BAD_INPUT,
                        "",
                        "garnish: items.csv: --replace would remove 1 of 2 items, more than 30 %: check the file,"
                                + " or allow it with --max-removed 50: nothing was imported\n"));
        assertThat(imported("item_id,title\na,One\n", "--replace", "--max-removed", "50")
                        .out())
                .isEqualTo("version 2: 1 item, 0 added, 0 changed, 1 removed\n");
    }

    @Test
    void whatIsPackedEnrichesTheSame() throws IOException {
        imported("item_id,title,genre\n1815,Flea Bag,Drama\n");
        String pack = folder.resolve("shop.pack").toString();

        assertThat(on("pack", pack).out()).isEqualTo(pack + ": 1 item of version 1\n");

        String event = Ran.PROJECT.resolve("examples/pinpoint/event.json").toString();
        String rules = Files.writeString(folder.resolve("a.rules"), "attribute Title\n use item.title\n else 'None'\n")
                .toString();
        assertThat(Ran.garnish("enrich", "--rules", rules, "--catalog", pack, event)
                        .out())
                .contains("\"Title\":[\"Flea Bag\",\"None\",\"None\"]")
                .isEqualTo(Ran.garnish("enrich", "--rules", rules, "--catalog", catalog, event)
                        .out());
    }

    @Test
    void aPackTellsItsStatusLogAndSoundness() throws IOException {
        imported("item_id,title\na,One\n");
        String pack = folder.resolve("shop.pack").toString();
        on("pack", pack);
        catalog = pack;

        assertThat(on("status"))
                .isEqualTo(new Ran(0, pack + ": 1 item, version 1, a pack\ncolumns  item_id text, title text\n", ""));
        assertThat(on("log").out()).matches("version 1, 1 item, [0-9a-f]{12}; a pack has no other\n");
        assertThat(on("verify")).isEqualTo(new Ran(0, "1 item, all as they were written\n", ""));
        assertThat(json(on("verify", "--format", "json")).get("number").asInt()).isEqualTo(1);
        byte[] bytes = Files.readAllBytes(Path.of(pack));
        bytes[bytes.length / 2] ^= 4;
        Files.write(Path.of(pack), bytes);
        assertThat(on("verify").exit()).isEqualTo(Exit.BAD_INPUT);
    }

    @Test
    void aPackRenderedWithRulesSaysSoAndAnswersTheSame() throws IOException {
        imported("item_id,title\na,One\n");
        String pack = folder.resolve("shop.pack").toString();
        Path rules = Files.writeString(
                folder.resolve("shop.rules"), "attribute Title\n  use item.title\n  else \"Something\"\n");
        Path event = Files.writeString(
                folder.resolve("event.json"), "{\"Endpoints\":{\"e\":{\"RecommendationItems\":[\"a\",\"b\"]}}}");

        assertThat(on("pack", pack, "--rules", rules.toString()).out())
                .isEqualTo(pack + ": 1 item of version 1, rendered with " + rules + "\n");
        assertThat(Ran.garnish("enrich", "--catalog", pack, "--rules", rules.toString(), event.toString())
                        .out())
                .isEqualTo("{\"e\":{\"RecommendationItems\":[\"a\",\"b\"],"
                        + "\"Recommendations\":{\"Title\":[\"One\",\"Something\"]}}}\n");
        Files.writeString(rules, "attribute Title\n  use item.titel\n  else \"Something\"\n");
        assertThat(on("pack", pack, "--rules", rules.toString()).exit()).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void rulesThatFailATestAreNotPacked() throws IOException {
        imported("item_id,title\na,One\n");
        Path pack = folder.resolve("failed.pack");
        Path rules = Files.writeString(
                folder.resolve("shop.rules"),
                "attribute Title\n  use item.title\n  else \"-\"\n\ntest \"t\"\n  items a\n  expect Title = [\"Two\"]\n");

        Ran ran = on("pack", pack.toString(), "--rules", rules.toString());

        assertThat(ran.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(ran.err()).contains(rules + ": rules that fail a test are not packed: nothing was written");
        assertThat(pack).doesNotExist();
    }

    @Test
    void nothingIsWrittenOverACatalog() throws IOException {
        imported("item_id,title\na,One\n");
        byte[] before = Files.readAllBytes(Path.of(catalog));

        for (String verb : new String[] {"export", "pack"}) {
            assertThat(on(verb, catalog))
                    .isEqualTo(new Ran(
                            Exit.USAGE,
                            "",
                            "garnish: " + catalog
                                    + ": this is the name of a catalog: choose another name for what is written\n"));
        }
        assertThat(Files.readAllBytes(Path.of(catalog))).isEqualTo(before);
        assertThat(on("export", folder + "/none/items.csv"))
                .isEqualTo(new Ran(
                        Exit.ENVIRONMENT,
                        "",
                        "garnish: " + folder + "/none/items.csv: cannot be written: there is no folder " + folder
                                + "/none\n"));
    }

    @Test
    void badRowsOfStandardInputAreNamedByIt() throws IOException {
        migrated("price decimal(12, 2)");
        Ran piped = Ran.garnish(
                "id,price\na,free\n".getBytes(StandardCharsets.UTF_8),
                false,
                "catalog",
                "import",
                "-",
                "--catalog",
                catalog);
        assertThat(piped.exit()).isEqualTo(Exit.BAD_INPUT);
        assertThat(piped.err()).matches("(?s).*\n  \\S+/standard-input:2: price: `free` is no number: .*");
    }

    @Test
    void aDamagedCatalogIsAFinding() throws IOException {
        imported("item_id,title\na,One\n");
        assertThat(on("verify")).isEqualTo(new Ran(0, "1 item, all as they were written\n", ""));
        byte[] bytes = Files.readAllBytes(Path.of(catalog));
        bytes[bytes.length / 2] ^= 4;
        Files.write(Path.of(catalog), bytes);

        assertThat(on("verify"))
                .isEqualTo(
                        new Ran(
                                Exit.BAD_INPUT,
                                "",
                                "garnish: catalog " + catalog
                                        + ": the file is damaged: restore a backup, or move it away and import the items again\n"));
    }

    @Test
    void aMigrationIsReportedAndAMissingFolderRefused() {
        assertThat(on("migrate").out()).isEqualTo(catalog + ": 1 column, up to date\n");
        assertThat(on("migrate", "--migrations", "nowhere"))
                .isEqualTo(new Ran(
                        Exit.ENVIRONMENT,
                        "",
                        "garnish: migrations nowhere: there is no such folder: check the path\n"));
    }

    @Test
    void migrationsAreListedWithTheirStatements() throws IOException {
        imported("item_id,title\na,One\n");
        Path migrations = Files.createDirectory(folder.resolve("shop.migrations"));
        Files.writeString(migrations.resolve("V2__stock.sql"), "alter table item add column stock int;\n");

        assertThat(on("migrate", "--info").out().replaceAll("ran \\S+", "ran TIME"))
                .isEqualTo("""
                V1__add_title.sql: ran TIME
                  alter table item add column "TITLE" varchar;
                V2__stock.sql: is yet to run
                  alter table item add column stock int;
                """);
        assertThat(on("migrate").out()).isEqualTo(catalog + ": 3 columns, up to date\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import",
                "status",
                "log",
                "verify",
                "show",
                "diff",
                "delete",
                "export",
                "pack",
                "migrate",
                "rollback",
                "backup",
                "restore"
            })
    void everyVerbHelpsWithAnExampleAndWantsACatalog(String verb) {
        Ran help = Ran.garnish("catalog", verb, "--help");
        assertThat(help.exit()).isZero();
        assertThat(help.out())
                .startsWith("Usage: garnish catalog " + verb)
                .containsPattern("Examples?:\n  garnish catalog " + verb);

        Ran without = Ran.garnish("catalog", verb);
        assertThat(without.exit()).isEqualTo(Exit.USAGE);
        assertThat(without.err()).contains("--catalog").endsWith("; see garnish catalog " + verb + " --help\n");
    }

    private static JsonNode json(Ran ran) throws IOException {
        return new ObjectMapper().readTree(ran.out().getBytes(StandardCharsets.UTF_8));
    }
}

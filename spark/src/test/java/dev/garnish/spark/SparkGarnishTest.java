package dev.garnish.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.garnish.FailedTestsException;
import dev.garnish.Garnish;
import dev.garnish.Recommendations;
import dev.garnish.catalog.db.PackedCatalog;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.event.Recipient;
import dev.garnish.rules.InvalidRulesException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns of datasets, in a driver that is its own executor with two threads. */
class SparkGarnishTest {
    private static final String USERS = """
            select * from values
              ('u1', array('1815', '0000', '1006'), 'US', named_struct('FirstName', 'Sofia'), map('Likes', 'Drama')),
              ('u2', array('1009', null), 'DE', named_struct('FirstName', null), null),
              (null, array(), null, null, map()),
              ('u4', null, 'US', null, null)
            as users(user_id, items, country, user, attributes)
            """;

    private static final String RULES = """
            attribute Title
              use   item.title
              else  "none"

            attribute For  once
              use   recipient.user.FirstName + " likes " + recipient.attributes.Likes
              use   recipient.country + " " + recipient.user_id
              else  "somebody"
            """;

    @TempDir
    static Path folder;

    private static SparkSession spark;
    private static String pack;

    @BeforeAll
    static void open() {
        spark = SparkSession.builder()
                .master("local[2]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "localhost")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.sql.shuffle.partitions", "2")
                .config("spark.sql.warehouse.dir", folder.resolve("warehouse").toString())
                .getOrCreate();
        pack = Samples.pack(folder.resolve("items.pack")).toString();
    }

    @AfterAll
    static void stop() {
        spark.stop();
    }

    private static String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static SparkGarnish garnish(String name, String rules) throws IOException {
        return SparkGarnish.load(spark, file(name, rules), pack);
    }

    private static Dataset<Row> users() {
        return spark.sql(USERS);
    }

    private static Stream<String> json(Dataset<Row> rows) {
        return rows.toJSON().collectAsList().stream();
    }

    @Test
    void eachAttributeIsAColumnBehindThoseThatWereThere() throws IOException {
        SparkGarnish garnish = garnish("columns.rules", RULES);

        Dataset<Row> shown = garnish.enrich(users(), "user_id", "items");

        assertThat(garnish.attributes()).containsExactly("Title", "For");
        assertThat(shown.schema().simpleString())
                .isEqualTo("struct<user_id:string,items:array<string>,country:string,user:struct<FirstName:string>,"
                        + "attributes:map<string,string>,Title:array<string>,For:string>");
        assertThat(json(shown.select("Title", "For")))
                .containsExactly(
                        "{\"Title\":[\"Fleabag\",\"none\",\"Сталкер\"],\"For\":\"Sofia likes Drama\"}",
                        "{\"Title\":[\"Metropolis\",\"none\"],\"For\":\"DE u2\"}",
                        "{\"Title\":[],\"For\":\"somebody\"}",
                        "{\"Title\":[],\"For\":\"US u4\"}");
    }

    @Test
    void valuesAreThoseThatAnApplicationGets() {
        SparkGarnish shared = SparkGarnish.load(spark, Samples.RULES.toString(), pack);
        List<Row> rows = shared.enrich(
                        spark.range(1000)
                                .repartition(4)
                                .selectExpr(
                                        "id",
                                        "array(string(id % 60 + 1000), '1815') as items",
                                        "if(id % 7 = 0, 'VOICE', 'EMAIL') as channel",
                                        "named_struct('firstname', concat('N', id)) as USER"),
                        "id",
                        "items")
                .collectAsList();

        assertThat(rows).hasSize(1000);
        try (PackedCatalog items = PackedCatalog.open(Path.of(pack));
                Garnish garnish =
                        Garnish.builder().rules(Samples.RULES).catalog(items).open()) {
            for (Row row : rows) {
                Recommendations made = garnish.recommend(
                        Recipient.of(
                                String.valueOf(row.getLong(0)),
                                Map.of("channel", row.getString(2), "user.FirstName", "N" + row.getLong(0))),
                        row.getList(1));
                for (String name : shared.attributes()) {
                    Object cell = row.getAs(name);
                    assertThat(name.equals("Headline") || cell == null ? cell : row.getList(row.fieldIndex(name)))
                            .isEqualTo(made.values().get(name));
                }
            }
        }
        assertThat(rows.stream().filter(row -> row.isNullAt(4))).hasSize(143);
    }

    @Test
    void idsAndFieldsMayBeNumbersAndLists() throws IOException {
        String rules = """
                attribute Title
                  use   item.title
                  else  "none"

                attribute For  once
                  use   recipient.city + " " + join(recipient.attributes.all("Likes"), ", ")
                  else  "somebody"
                """;
        Dataset<Row> rows = spark.sql("select 7L as user_id, array(1815L, 2009L) as items, 12.5 as city,"
                + " array('Drama', null, 'Comedy') as `attributes.Likes`");

        assertThat(json(garnish("numbers.rules", rules)
                        .enrich(rows, "user_id", "items")
                        .drop("items")))
                .containsExactly("{\"user_id\":7,\"city\":12.5,\"attributes.Likes\":[\"Drama\",null,\"Comedy\"],"
                        + "\"Title\":[\"Fleabag\",\"Late Night\"],\"For\":\"12.5 Drama, Comedy\"}");
    }

    @Test
    void rulesAreEvaluatedOnceForARowWhateverUsesTheColumns() throws IOException {
        Dataset<Row> shown = garnish("once.rules", RULES)
                .enrich(users().repartition(2), "user_id", "items")
                .filter("For <> 'x' and size(Title) > 0")
                .selectExpr("upper(For)", "lower(For)", "Title");

        assertThat(shown.queryExecution().optimizedPlan().toString().split("garnish\\("))
                .hasSize(2);
        assertThat(shown.count()).isEqualTo(2);
    }

    @Test
    void tablesAndIncludedRulesGoWithTheRules() throws IOException {
        Path rules = Files.createDirectory(folder.resolve("gone"));
        Files.writeString(rules.resolve("main.rules"), """
                include "more.rules"
                table words from words.csv

                attribute Genre
                  use   lookup("words", item.genre)
                  else  "none"
                """);
        Files.writeString(rules.resolve("more.rules"), "attribute Title\n  use   item.title\n  else  \"none\"\n");
        Files.writeString(rules.resolve("words.csv"), "key,value\nComedy,funny\n");
        SparkGarnish garnish =
                SparkGarnish.load(spark, rules.resolve("main.rules").toString(), pack);
        for (String name : List.of("main.rules", "more.rules", "words.csv")) {
            Files.delete(rules.resolve(name));
        }

        assertThat(json(garnish.enrich(users(), "user_id", "items")
                        .select("Title", "Genre")
                        .limit(1)))
                .containsExactly(
                        "{\"Title\":[\"Fleabag\",\"none\",\"Сталкер\"],\"Genre\":[\"funny\",\"none\",\"none\"]}");
    }

    @Test
    void aJvmHasOneEngineForEachContentAndClosesEarlierOnes() throws IOException {
        SparkGarnish first = garnish("first.rules", RULES);
        SparkGarnish same = garnish("same.rules", RULES);
        SparkGarnish other = garnish("other.rules", RULES.replace("none", "other"));
        Garnish engine = Engines.of(first.spec());

        assertThat(Engines.of(same.spec())).isSameAs(engine);
        assertThat(json(other.enrich(users().repartition(2), "user_id", "items").select("Title")))
                .contains("{\"Title\":[\"Metropolis\",\"other\"]}");
        assertThatIllegalStateException().isThrownBy(engine::state);
        assertThat(json(first.enrich(users().repartition(2), "user_id", "items").select("Title")))
                .contains("{\"Title\":[\"Metropolis\",\"none\"]}");
    }

    @Test
    void tablesAreReadAndWrittenByTheirPathOrTheirName() throws IOException {
        SparkGarnish garnish = garnish("tables.rules", RULES);
        Tables tables = new Tables(spark);
        users().write().saveAsTable("users");
        String path = folder.resolve("shown").toString();

        tables.write(garnish.enrich(tables.read("users"), "user_id", "items"), path);
        tables.write(tables.read(path), "shown");

        assertThat(json(spark.table("shown").select("For")))
                .containsExactlyInAnyOrder(
                        "{\"For\":\"Sofia likes Drama\"}",
                        "{\"For\":\"DE u2\"}",
                        "{\"For\":\"somebody\"}",
                        "{\"For\":\"US u4\"}");
        assertThatThrownBy(() -> tables.write(tables.read("users"), "shown")).hasMessageContaining("already exists");
    }

    /** With a catalog in a folder, where Iceberg's runtime for this Spark is there. */
    @Test
    void aTableOfIcebergIsOneByItsName() throws Exception {
        try {
            Class.forName("org.apache.iceberg.spark.SparkCatalog");
        } catch (ClassNotFoundException e) {
            abort("there is no Iceberg for this Spark: its tables are not tried");
        }
        spark.conf().set("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog");
        spark.conf().set("spark.sql.catalog.lake.type", "hadoop");
        spark.conf()
                .set("spark.sql.catalog.lake.warehouse", folder.resolve("lake").toString());
        SparkGarnish garnish = garnish("iceberg.rules", RULES);
        Tables tables = new Tables(spark);
        users().drop("user", "attributes")
                .writeTo("lake.shop.users")
                .using("iceberg")
                .create();

        tables.write(garnish.enrich(tables.read("lake.shop.users"), "user_id", "items"), "lake.shop.shown");

        assertThat(json(spark.table("lake.shop.shown").select("Title", "For")))
                .containsExactlyInAnyOrder(
                        "{\"Title\":[\"Fleabag\",\"none\",\"Сталкер\"],\"For\":\"US u1\"}",
                        "{\"Title\":[\"Metropolis\",\"none\"],\"For\":\"DE u2\"}",
                        "{\"Title\":[],\"For\":\"somebody\"}",
                        "{\"Title\":[],\"For\":\"US u4\"}");
        assertThat(spark.table("lake.shop.shown.snapshots").count()).isEqualTo(1);
        assertThatThrownBy(() -> tables.write(tables.read("lake.shop.users"), "lake.shop.shown"))
                .hasMessageContaining("already exists");
    }

    @Test
    void badRulesEndTheDriverBeforeTheFirstTask() throws IOException {
        String rules = file("bad.rules", "attribute Title\n  use   item.titel\n  else  \"none\"\n");

        assertThatThrownBy(() -> SparkGarnish.load(spark, rules, pack))
                .isInstanceOf(InvalidRulesException.class)
                .hasMessageContaining("bad.rules:2:14")
                .hasMessageContaining("titel");
        assertThatThrownBy(() ->
                        garnish("failing.rules", RULES + "\ntest \"all\"\n  items   1815\n  expect  Title = [\"x\"]\n"))
                .isInstanceOf(FailedTestsException.class);
    }

    @Test
    void aPackThatIsMissingOrNoneEndsTheDriver() throws IOException {
        String rules = file("pack.rules", RULES);
        String text = file("text.pack", "no pack");

        assertThatThrownBy(() -> SparkGarnish.load(spark, rules, "missing.pack"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageEndingWith(
                        "missing.pack: no such file: give it to spark-submit by --files, or here by its path");
        assertThatThrownBy(() -> SparkGarnish.load(spark, rules, text)).isInstanceOf(CatalogException.class);
    }

    @Test
    void anExecutorThatHasOtherItemsSaysSo() throws IOException {
        EngineSpec spec = garnish("items.rules", RULES).spec();

        assertThatIllegalStateException()
                .isThrownBy(() -> Engines.of(new EngineSpec(spec.rules(), "x", spec.pack(), "another")))
                .withMessage("items.pack: this executor has other items than the driver:"
                        + " give each version a name of its own");
        assertThatIllegalStateException()
                .isThrownBy(() -> Engines.of(new EngineSpec(spec.rules(), "x", "no.pack", "another")))
                .withMessage("no.pack: not on this executor: give it to spark-submit by --files");
    }

    @Test
    void columnsThatDoNotFitAreNamed() throws IOException {
        SparkGarnish garnish = garnish("fit.rules", RULES);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> garnish.enrich(users(), "userId", "items"))
                .withMessage("no column userId, only user_id, items, country, user, attributes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> garnish.enrich(users(), "user_id", "country"))
                .withMessage("column country is string, expected an array of item ids");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> garnish.enrich(
                        users().withColumnRenamed("user", "country_").selectExpr("*", "country_ as `user.FirstName`"),
                        "user_id",
                        "items"))
                .withMessage("column user.FirstName is struct<FirstName:string>, expected a text or an array of texts");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> garnish.enrich(users().withColumnRenamed("country", "TITLE"), "user_id", "items"))
                .withMessage("a column of this name is there already: Title; drop or rename it before");
    }
}

package dev.garnish.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/spark.md} says, run. */
class SparkDocsTest {
    private static final Path PROJECT = Path.of(System.getProperty("garnish.project"));

    @TempDir
    Path folder;

    private static List<String> blocks(String language) throws Exception {
        Matcher blocks = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(PROJECT.resolve("docs/spark.md")));
        return blocks.results().map(block -> block.group(1)).toList();
    }

    @Test
    void theCallsRun() throws Exception {
        SparkHome home = SparkHome.in(folder);
        Path work = Files.createDirectory(folder.resolve("work"));
        Samples.pack(work.resolve("movies.pack"));
        Files.copy(Samples.RULES, work.resolve("movies.rules"));
        Files.copy(SparkHome.JAR, work.resolve("garnish-spark-0.1.0.jar"));
        String lines =
                "{\"input\":{\"userId\":\"4638\"},\"output\":{\"recommendedItems\":[\"1815\",\"2009\"]},\"error\":null}\n";
        Files.writeString(work.resolve("batch.jsonl.out"), lines);
        SparkSession spark = SparkSession.builder()
                .master("local[1]")
                .config("spark.ui.enabled", "false")
                .config("spark.driver.host", "localhost")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .getOrCreate();
        try {
            users(spark).write().parquet(work.resolve("users").toString());
            for (String call : blocks("sh")) {
                SparkHome.Ended ended = home.run(work, call);
                assertThat(ended.exit()).as(ended.out()).isZero();
            }
            assertThat(Samples.joined(work.resolve("enriched")))
                    .isEqualTo(Samples.enriched(work.resolve("movies.pack"), lines));
            assertThat(titles(spark.read().parquet(work.resolve("shown").toString())))
                    .containsExactly(List.of("Fleabag", "Late Night"));
            spark.sparkContext().addFile(work.resolve("movies.rules").toString());
            spark.sparkContext().addFile(work.resolve("movies.pack").toString());
            assertThat(titles(shown(spark, users(spark)))).containsExactly(List.of("Fleabag", "Late Night"));
        } finally {
            spark.stop();
        }
    }

    private static Dataset<Row> users(SparkSession spark) {
        return spark.sql("select '4638' as user_id, array('1815', '2009') as items");
    }

    private static Stream<List<Object>> titles(Dataset<Row> shown) {
        return shown.collectAsList().stream().map(row -> row.getList(row.fieldIndex("Title")));
    }

    private static Dataset<Row> shown(SparkSession spark, Dataset<Row> users) {
        SparkGarnish garnish = SparkGarnish.load(spark, "movies.rules", "movies.pack");
        Dataset<Row> shown = garnish.enrich(users, "user_id", "items");
        return shown;
    }

    @Test
    void theProgramIsTheOneAbove() throws Exception {
        String source = Files.readString(PROJECT.resolve("spark/src/test/java/dev/garnish/spark/SparkDocsTest.java"));

        assertThat(blocks("java")).hasSize(1);
        assertThat(blocks("java").get(0).lines().map(String::strip)).allMatch(source::contains);
    }
}

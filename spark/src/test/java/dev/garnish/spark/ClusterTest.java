package dev.garnish.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shaded jar in a driver with two executors, each in a process of its own, as {@code spark-submit} starts them. */
class ClusterTest {
    private static final int LINES = Integer.getInteger("garnish.spark.lines", 20_000);
    private static final String SUBMIT = "spark-submit --files movies.rules,movies.pack " + SparkHome.JAR + " ";
    private static final String SETUP = " --rules movies.rules --catalog movies.pack ";

    @TempDir
    static Path folder;

    private static SparkHome spark;

    @BeforeAll
    static void prepare() throws IOException {
        spark = SparkHome.in(folder);
        Samples.pack(folder.resolve("movies.pack"));
        Files.copy(Samples.RULES, folder.resolve("movies.rules"));
    }

    @Test
    void repliesHaveTheBytesOfTheCommandAndNothingOfRecipientsIsLogged() throws Exception {
        String lines = Samples.lines(LINES, 1);
        Files.writeString(folder.resolve("batch.jsonl"), lines);

        SparkHome.Ended ended = spark.run(folder, SUBMIT + "lines" + SETUP + "batch.jsonl enriched");

        long notDone = 3L * LINES / 500;
        long done = LINES - notDone - LINES / 500;
        assertThat(ended.out())
                .contains("garnish: %d lines done, %d not done: see enriched/_not-done".formatted(done, notDone));
        assertThat(ended.exit()).isEqualTo(3);
        assertThat(Samples.joined(folder.resolve("enriched")))
                .isEqualTo(Samples.enriched(folder.resolve("movies.pack"), lines));
        String reasons = new String(Samples.joined(folder.resolve("enriched/_not-done")), StandardCharsets.UTF_8);
        assertThat(reasons.lines())
                .hasSize((int) notDone)
                .allMatch(reason ->
                        reason.matches("\\{\"file\":\"file:.*/batch.jsonl\",\"offset\":\\d+,\"reason\":\"event.*\"}"));
        assertThat(reasons.lines().limit(3).map(reason -> reason.replaceAll(".*\"reason\":", "")))
                .containsExactly(
                        "\"event at byte 134: it ends before its JSON does\"}",
                        "\"event /error: Amazon Personalize gave an error and no items\"}",
                        "\"event: expected an object with Endpoints (Amazon Pinpoint), Items.CustomerProfiles (Amazon"
                                + " Connect), input (Amazon Personalize), itemList (GetRecommendations),"
                                + " personalizedRanking (GetPersonalizedRanking) or Recommendations (Customer Profiles),"
                                + " found no JSON\"}");
        assertThat(ended.out() + spark.executorLogs() + reasons).doesNotContain(Samples.SECRET);
        assertThat(spark.executorLogs()).contains("Running task");
    }

    @Test
    void aKilledExecutorLosesNothing() throws Exception {
        Path many = Files.createDirectory(folder.resolve("many"));
        StringBuilder all = new StringBuilder();
        for (int file = 0; file < 100; file++) {
            String lines = Samples.lines(200, file);
            all.append(lines);
            Files.writeString(many.resolve("batch-%02d.jsonl".formatted(file)), lines);
        }
        SparkHome.Running job = spark.start(folder, SUBMIT + "lines" + SETUP + "many survived");
        Path tasks = folder.resolve("survived/_temporary/0");
        while (job.process().isAlive() && count(tasks) < 10) {
            Thread.sleep(5);
        }
        List<ProcessHandle> executors = job.process()
                .descendants()
                .filter(process -> process.info().commandLine().orElse("").contains("CoarseGrainedExecutorBackend"))
                .toList();
        assertThat(executors).hasSize(2);

        executors.get(0).destroyForcibly();

        SparkHome.Ended ended = job.ended();
        // The log names a lost task by its failure or by its second attempt, as the versions have it.
        assertThat(ended.out()).contains("Lost executor").containsPattern("Lost task|Starting task \\d+\\.1 in stage");
        assertThat(ended.exit()).isEqualTo(3);
        assertThat(lines(Samples.joined(folder.resolve("survived"))))
                .containsExactlyInAnyOrderElementsOf(
                        lines(Samples.enriched(folder.resolve("movies.pack"), all.toString())));
        assertThat(ended.out()).contains("garnish: 19600 lines done, 300 not done");
        assertThat(ended.out() + spark.executorLogs()).doesNotContain(Samples.SECRET);
    }

    @Test
    void whatIsWrongIsOneMessageWithoutATrace() throws Exception {
        Files.writeString(folder.resolve("bad.rules"), "attribute Title\n  use   item.titel\n  else  \"none\"\n");
        String local = "spark-submit --master 'local[1]' ";

        SparkHome.Ended rules = spark.run(
                folder,
                local + "--files bad.rules,movies.pack " + SparkHome.JAR
                        + " lines --rules bad.rules --catalog movies.pack in never");
        SparkHome.Ended input = spark.run(
                folder,
                local + "--files movies.rules,movies.pack " + SparkHome.JAR + " lines" + SETUP + "missing never");
        SparkHome.Ended usage = spark.run(folder, local + SparkHome.JAR + " lines in");

        assertThat(own(rules))
                .startsWith("error[R201]: the catalog has no column `titel`\n")
                .hasLineCount(6);
        assertThat(rules.exit()).isEqualTo(1);
        assertThat(own(input))
                .isEqualTo("garnish: Input path does not exist: file:" + folder.toRealPath() + "/missing\n");
        assertThat(input.exit()).isEqualTo(4);
        assertThat(own(usage))
                .startsWith("Missing required options and parameters: '--rules=NAME', '--catalog=NAME', 'OUT'\n");
        assertThat(usage.exit()).isEqualTo(2);
        assertThat(folder.resolve("never")).doesNotExist();
    }

    /** Without the lines of Spark's log. */
    private static String own(SparkHome.Ended ended) {
        return ended.out()
                .lines()
                .filter(line -> !line.matches("\\d\\d/\\d\\d/\\d\\d .*|WARNING: .*|Using Spark's default log4j.*"))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static List<String> lines(byte[] text) {
        return new String(text, StandardCharsets.UTF_8).lines().toList();
    }

    private static long count(Path tasks) throws IOException {
        if (!Files.isDirectory(tasks)) {
            return 0;
        }
        try (Stream<Path> all = Files.list(tasks)) {
            return all.filter(one -> one.getFileName().toString().startsWith("task_"))
                    .count();
        }
    }
}

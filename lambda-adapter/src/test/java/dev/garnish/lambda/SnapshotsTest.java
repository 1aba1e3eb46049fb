package dev.garnish.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A function that the real runtime client starts from a snapshot, as far as that can be without Lambda. */
@EnabledOnOs(OS.LINUX)
class SnapshotsTest {
    private static final String COMPAT = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";
    private static final String CLASSES = "-Xlog:class+load";

    @TempDir
    Path folder = Path.of("");

    private static Map<String, String> settings(String... more) {
        Map<String, String> settings = new HashMap<>(Samples.settings());
        settings.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        return settings;
    }

    @Test
    void theFirstReplyAfterARestartLoadsNothingOfGarnishOrMvel() throws Exception {
        try (Function function = Function.start(settings(), COMPAT, CLASSES)) {
            function.api().awaitSnapshot();
            List<String> before = function.output().lines().toList();
            assertThat(before).noneMatch(line -> line.contains("\"event\":"));
            assertThat(before).anyMatch(line -> line.contains(" dev.garnish.lambda.Rehearsal "));

            function.api().restore();
            String reply =
                    function.api().invoke(Samples.bytes("pinpoint-event.json")).text();

            assertThat(reply).contains("\"Title\":[\"Fleabag\"");
            assertThat(function.output().lines().skip(before.size()))
                    .noneMatch(line -> line.contains(" dev.garnish.") || line.contains(" org.mvel2."));
            assertThat(function.lines("\"event\":\"answered\"")).isOne();
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void rulesThatChangedSinceTheSnapshotAreFoundWithoutAnInvocation() throws Exception {
        Path rules = Files.writeString(folder.resolve("a.rules"), Looking.rules("old"));
        try (Function function =
                Function.start(settings("GARNISH_RULES", rules.toString(), "GARNISH_RULES_EVERY", "1ms"), COMPAT)) {
            function.api().awaitSnapshot();
            Files.writeString(rules, Looking.rules("new"));

            function.api().restore();

            while (function.lines("rules replaced") == 0) {
                Thread.sleep(50);
            }
            byte[] event =
                    "{\"Endpoints\":{\"e\":{\"RecommendationItems\":[\"1815\"]}}}".getBytes(StandardCharsets.UTF_8);
            assertThat(function.api().invoke(event).text()).contains("new Fleabag");
        }
    }

    @Test
    void withoutSnapshotsNothingIsLoadedForThem() throws Exception {
        try (Function function = Function.start(Samples.settings(), CLASSES)) {
            function.api().invoke(Samples.bytes("pinpoint-event.json"));

            assertThat(function.output()).doesNotContain(" org.crac.", " dev.garnish.lambda.Snapshots ");
        }
    }
}

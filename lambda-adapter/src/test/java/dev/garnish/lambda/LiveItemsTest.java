package dev.garnish.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.db.PackedCatalog;
import dev.garnish.catalog.db.SampleCatalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A catalog whose file is replaced while the function answers. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class LiveItemsTest {
    private static final byte[] EVENT =
            "{\"Endpoints\":{\"e\":{\"RecommendationItems\":[\"1815\"]}}}".getBytes(StandardCharsets.UTF_8);

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Catalog sample = SampleCatalog.open();

    @TempDir
    Path folder = Path.of("");

    private Path pack = Path.of("");
    private Path rules = Path.of("");

    @BeforeEach
    void lay() throws IOException {
        pack = folder.resolve("catalog.pack");
        rules = Files.writeString(folder.resolve("a.rules"), Looking.rules("old") + TEST.formatted("old"));
        PackedCatalog.write(sample, pack);
    }

    private static final String TEST = "test \"one\"\n items 1815\n expect Title = [\"%s Fleabag\"]\n";

    private TransformerHandler handler(String every) {
        return new TransformerHandler(
                Map.of(
                        "GARNISH_RULES",
                        rules.toString(),
                        "GARNISH_RULES_EVERY",
                        "1ms",
                        "GARNISH_CATALOG",
                        pack.toString(),
                        "GARNISH_CATALOG_EVERY",
                        every),
                new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private static String reply(TransformerHandler handler) throws IOException {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        handler.handleRequest(new ByteArrayInputStream(EVENT), reply, new FakeContext(14_000));
        return reply.toString(StandardCharsets.UTF_8);
    }

    private static void replyUntil(TransformerHandler handler, String text) throws Exception {
        while (!reply(handler).contains(text)) {
            Thread.sleep(10);
        }
    }

    private String told() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    /** Another version, in which no item is there. */
    private void removeItems() {
        PackedCatalog.write(Catalog.of(sample.schema(), List.<Item>of()), pack);
    }

    @Test
    void newerItemsTakeOverBetweenInvocationsAndTheRulesStay() throws Exception {
        Files.writeString(rules, Looking.rules("old"));
        TransformerHandler handler = handler("1ms");
        assertThat(reply(handler)).contains("[\"old Fleabag\"]");

        removeItems();

        replyUntil(handler, "[\"else\"]");
        while (!told().contains("\"event\":\"catalog replaced\"")) {
            Thread.sleep(10); // it is reported after it took over
        }
    }

    @Test
    void newerRulesTakeOverBesideAndItemsThatTheirTestsRefuseDoNot() throws Exception {
        TransformerHandler handler = handler("1ms");
        assertThat(reply(handler)).contains("[\"old Fleabag\"]");
        Files.writeString(rules, Looking.rules("new") + TEST.formatted("new"));
        replyUntil(handler, "[\"new Fleabag\"]");

        removeItems();

        while (!told().contains("\"event\":\"catalog refused\"")) {
            assertThat(reply(handler)).contains("[\"new Fleabag\"]");
            Thread.sleep(10);
        }
        assertThat(told()).contains("1 of 1 tests fail: `one` (");
        assertThat(reply(handler)).contains("[\"new Fleabag\"]");
    }

    @Test
    void unlessItIsAskedForNobodyLooks() throws Exception {
        Files.writeString(rules, Looking.rules("old"));
        TransformerHandler handler = handler("0");

        removeItems();

        for (int i = 0; i < 20; i++) {
            assertThat(reply(handler)).contains("[\"old Fleabag\"]");
            Thread.sleep(10);
        }
    }
}

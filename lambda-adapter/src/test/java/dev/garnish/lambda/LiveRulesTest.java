package dev.garnish.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.garnish.Catalog;
import dev.garnish.Recipient;
import dev.garnish.Recommendations;
import dev.garnish.catalog.SampleCatalog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRulesTest {
    private static final Catalog CATALOG = SampleCatalog.open();
    private static final int PATIENCE = 400;

    @TempDir
    Path folder = Path.of("");

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void rulesThatChangeTakeOverAndThoseThatAreNotFitDoNot() throws Exception {
        Path file = folder.resolve("a.rules");
        Files.writeString(file, rules("one"));
        LiveRules live = open(folder.toString());
        assertThat(title(live)).isEqualTo("one Fleabag");

        Files.writeString(file, rules("two"));
        lookUntil(live, "two Fleabag");
        assertThat(printed())
                .matches("\\{\"event\":\"rules replaced\",\"replaced\":\"\\w{12}\",\"rules\":\"\\w{12}\"\\}\n");

        Files.writeString(file, rules("three") + "bogus");
        lookUntilPrinted(live, "\"event\":\"rules refused\"");
        Files.writeString(file, rules("four") + "\ntest \"t\"\n items 1815\n expect Title = [\"x\"]\n");
        lookUntilPrinted(live, "1 of its tests fail (`garnish test` explains)");
        assertThat(title(live)).isEqualTo("two Fleabag");

        Files.writeString(file, rules("five"));
        lookUntil(live, "five Fleabag");
    }

    @Test
    void aFolderThatGoesAwayLeavesTheLastGoodRules() throws Exception {
        Path inside = Files.createDirectory(folder.resolve("rules"));
        Files.writeString(inside.resolve("a.rules"), rules("one"));
        LiveRules live = open(inside.toString());

        Files.delete(inside.resolve("a.rules"));
        Files.delete(inside);
        lookUntilPrinted(live, "the rules can not be read");
        assertThat(title(live)).isEqualTo("one Fleabag");
    }

    @Test
    void rulesCanComeFromALocalAddress() throws Exception {
        AtomicReference<byte[]> text = new AtomicReference<>(bytes(rules("one")));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/applications/garnish", exchange -> {
            byte[] bytes = Objects.requireNonNull(text.get());
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        try {
            LiveRules live = open("http://localhost:" + server.getAddress().getPort() + "/applications/garnish");
            assertThat(title(live)).isEqualTo("one Fleabag");

            text.set(bytes(rules("two")));
            lookUntil(live, "two Fleabag");
        } finally {
            server.stop(0);
        }
    }

    private LiveRules open(String rules) {
        Map<String, String> environment = new HashMap<>(Samples.settings());
        environment.put("GARNISH_RULES", rules);
        environment.put("GARNISH_RULES_EVERY", "1");
        Log log = new Log(new PrintStream(printed, true, StandardCharsets.UTF_8));
        return LiveRules.open(Settings.of(environment), CATALOG, log);
    }

    private static String rules(String before) {
        return "attribute Title\n use '" + before + " ' + item.title\n else 'else'\n";
    }

    private static String title(LiveRules live) {
        Recommendations made = live.current().enricher().recommend(Recipient.of("r"), List.of("1815"));
        return String.valueOf(made.values().get("Title")).replaceAll("[\\[\\]]", "");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void lookUntil(LiveRules live, String title) throws InterruptedException {
        for (int i = 0; i < PATIENCE && !title(live).equals(title); i++) {
            live.look();
            Thread.sleep(50);
        }
        assertThat(title(live)).isEqualTo(title);
    }

    private void lookUntilPrinted(LiveRules live, String text) throws InterruptedException, IOException {
        for (int i = 0; i < PATIENCE && !printed().contains(text); i++) {
            live.look();
            Thread.sleep(50);
        }
        assertThat(printed()).contains(text);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}

package dev.garnish.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.event.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void withoutSettingsThePackageHoldsRulesAndCatalog() throws IOException {
        Files.createDirectory(folder.resolve("rules"));
        Files.createFile(folder.resolve("catalog.pack"));

        assertThat(Settings.of(Map.of("LAMBDA_TASK_ROOT", folder.toString())))
                .isEqualTo(new Settings(
                        new RulesPlace.Folder(folder.resolve("rules")),
                        new RulesPlace.Folder(folder.resolve("rules")),
                        folder.resolve("catalog.pack"),
                        null,
                        Reply.BARE,
                        "/attributes/RecommendationItems",
                        "whole",
                        Duration.ofSeconds(30),
                        Duration.ZERO));
    }

    @Test
    void aSettingThatIsMissingOrWrongIsNamedInOneLine() throws IOException {
        assertRefused("GARNISH_REPLY", "Bare", "GARNISH_REPLY: expected bare or wrapped, found `Bare`");
        assertRefused(
                "GARNISH_RULES",
                "/nowhere",
                "GARNISH_RULES: expected a rules file, a folder of them or a local http address, there is no /nowhere");
        assertRefused(
                "GARNISH_CATALOG",
                "/nowhere.mv.db",
                "GARNISH_CATALOG: expected a catalog file or `sample`, there is no /nowhere.mv.db");
        assertRefused("GARNISH_HOST", "sns", "GARNISH_HOST: expected auto, pinpoint or connect, found `sns`");
        assertRefused(
                "GARNISH_CONNECT_ITEMS",
                "items",
                "GARNISH_CONNECT_ITEMS: expected a JSON pointer such as /attributes/RecommendationItems, found"
                        + " `items`");
        assertRefused("GARNISH_CONNECT_LISTS", "x", "GARNISH_CONNECT_LISTS: expected whole or flattened, found `x`");
        assertRefused(
                "GARNISH_RULES_EVERY",
                "-1",
                "GARNISH_RULES_EVERY: expected seconds from 0 (never) to 86400 as in 30s, or milliseconds as in 500ms, found"
                        + " `-1`");
        assertRefused(
                "GARNISH_RULES",
                "http://example.com/rules",
                "GARNISH_RULES: expected an http address on localhost, found `http://example.com/rules`");
        assertThatThrownBy(() -> Settings.of(Map.of("LAMBDA_TASK_ROOT", folder.toString())))
                .hasMessage(
                        "GARNISH_RULES: expected a rules file, a folder of them or a local http address, it is not set");
    }

    @Test
    void timesAreSecondsOrMilliseconds() {
        for (String time : List.of("30", "30s", "30000ms")) {
            Map<String, String> environment = new HashMap<>(Samples.settings());
            environment.put("GARNISH_RULES_EVERY", time);

            assertThat(Settings.of(environment).rulesEvery()).isEqualTo(Duration.ofSeconds(30));
        }
    }

    @Test
    void everySettingIsDocumented() throws IOException {
        String source = Files.readString(Path.of("src/main/java/dev/garnish/lambda/Settings.java"));
        String page = Files.readString(Path.of("../docs/lambda.md"));

        assertThat(Pattern.compile("GARNISH_[A-Z_]+").matcher(source).results())
                .isNotEmpty()
                .allSatisfy(setting -> assertThat(page).contains("`" + setting.group() + "`"));
    }

    private static void assertRefused(String setting, String value, String message) {
        Map<String, String> environment = new HashMap<>(Samples.settings());
        environment.put(setting, value);

        assertThatThrownBy(() -> Settings.of(environment))
                .isInstanceOf(StartException.class)
                .hasMessage(message)
                .hasNoCause();
    }

    @Test
    void rulesWithErrorsStopTheFunctionWithTheFirstOfThem() throws IOException {
        Path rules = folder.resolve("a.rules");
        Files.writeString(
                rules,
                "attribute Title\n  use item.titel\n  else \"x\"\nattribute Genre\n  use item.jenre\n  else \"x\"\n");
        Map<String, String> environment = new HashMap<>(Samples.settings());
        environment.put("GARNISH_RULES", rules.toString());

        assertThatThrownBy(() -> new TransformerHandler(environment))
                .isInstanceOf(StartException.class)
                .hasMessage("GARNISH_RULES: " + rules
                        + ":2:12: the catalog has no column `titel`, and 1 more (`garnish check` explains)");
    }

    @Test
    void aCatalogThatIsNoneStopsTheFunction() throws IOException {
        Path catalog = Files.writeString(folder.resolve("a.mv.db"), "no database");
        Map<String, String> environment = new HashMap<>(Samples.settings());
        environment.put("GARNISH_CATALOG", catalog.toString());

        assertThatThrownBy(() -> new TransformerHandler(environment))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("GARNISH_CATALOG: catalog " + catalog + ": ");
    }
}

package dev.garnish.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.RuleFiles;
import dev.garnish.catalog.db.PackedCatalog;
import dev.garnish.catalog.db.SampleCatalog;
import dev.garnish.event.ReplyEnvelope;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    private static final String HOSTS = "auto, pinpoint, connect, personalize, personalize-segments,"
            + " personalize-recommendations, personalize-ranking, profile-recommendations or the FILE.json of a shape";

    @TempDir
    Path folder = Path.of("");

    @Test
    void withoutSettingsThePackageHoldsRulesAndCatalog() throws IOException {
        Files.createDirectory(folder.resolve("rules"));
        Files.createFile(folder.resolve("catalog.pack"));

        assertThat(Settings.of(Map.of("LAMBDA_TASK_ROOT", folder.toString())))
                .isEqualTo(new Settings(
                        RuleFiles.source(folder.resolve("rules")),
                        RuleFiles.source(folder.resolve("rules")),
                        folder.resolve("catalog.pack"),
                        null,
                        ReplyEnvelope.BARE,
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
        assertRefused("GARNISH_HOST", "sns", "GARNISH_HOST: expected " + HOSTS + ", found `sns`");
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
    void anEmptyVariableIsAsGoodAsNone() throws IOException {
        Files.createDirectory(folder.resolve("rules"));
        Files.createFile(folder.resolve("catalog.pack"));
        Map<String, String> environment = new HashMap<>(Map.of("LAMBDA_TASK_ROOT", folder.toString()));
        Settings without = Settings.of(environment);

        for (String value : List.of("", " ")) {
            settings().forEach(name -> environment.put(name, value));
            assertThat(Settings.of(environment)).isEqualTo(without);
        }
        assertThat(settings()).hasSize(8);
    }

    /** Every setting there is. */
    private static List<String> settings() throws IOException {
        String source = Files.readString(Path.of("src/main/java/dev/garnish/lambda/Settings.java"));
        return Pattern.compile("\"(GARNISH_[A-Z_]*[A-Z])\"")
                .matcher(source)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    @Test
    void aVariableThatIsMeantAsASettingIsReportedAndNotItsValue() throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Map<String, String> environment = new TreeMap<>(Samples.settings());
        environment.put("GARNISH_RULE", "secret");
        environment.put("GARNISH_COLOUR", "secret");
        environment.put("garnish_host", "secret");
        environment.put("GARNISHED", "secret");
        environment.put("GARNISH_REPLY", "");

        Settings.tellUnknown(environment, new Log(new PrintStream(printed, true, StandardCharsets.UTF_8)));

        assertThat(printed.toString(StandardCharsets.UTF_8)).isEqualTo("""
                {"event":"setting unknown","message":"GARNISH_COLOUR: there is no such setting: the settings are \
                GARNISH_RULES, GARNISH_CATALOG, GARNISH_HOST, GARNISH_REPLY, GARNISH_CONNECT_ITEMS, \
                GARNISH_CONNECT_LISTS, GARNISH_RULES_EVERY, GARNISH_CATALOG_EVERY"}
                {"event":"setting unknown","message":"GARNISH_RULE: there is no such setting: did you mean GARNISH_RULES?"}
                {"event":"setting unknown","message":"garnish_host: there is no such setting: did you mean GARNISH_HOST?"}
                """);
    }

    @Test
    void anAddressIsShownWithoutWhatMayBeSecret() {
        assertRefused(
                "GARNISH_RULES",
                "http://user:secret@example.com:80/rules?token=secret#secret",
                "GARNISH_RULES: expected an http address on localhost, found `http://example.com:80/rules`");
        for (String unreadable :
                List.of("http://us er:secret@h/?secret", "http://a:b:secret@/x", "s3://b_b/k?secret")) {
            assertRefused(
                    "GARNISH_RULES",
                    unreadable,
                    "GARNISH_RULES: expected an http address on localhost, found `"
                            + unreadable.substring(0, unreadable.indexOf(':')) + ":…`");
        }
        String expected = "GARNISH_CATALOG: expected a catalog file or `sample`, there is no ";
        assertRefused("GARNISH_CATALOG", "postgresql://u:secret@db/shop?secret", expected + "postgresql://db/shop");
        assertRefused("GARNISH_CATALOG", "jdbc:h2:./x;PASSWORD=secret", expected + "jdbc:…");
        assertRefused(
                "GARNISH_HOST", "https://u:secret@h/", "GARNISH_HOST: expected " + HOSTS + ", found `https://h/`");
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
    void aDamagedPackIsCalledDamaged() throws IOException {
        Path pack = folder.resolve("catalog.pack");
        PackedCatalog.write(SampleCatalog.open(), pack);
        byte[] whole = Files.readAllBytes(pack);
        for (int at = 0; at < whole.length; at += at < 200 ? 1 : 97) {
            if (at >= 8 && at < 12) {
                continue; // the number of the format
            }
            byte[] damaged = whole.clone();
            damaged[at] ^= 1;
            Files.write(pack, damaged);
            assertThat(refusal(pack))
                    .as("byte %d", at)
                    .matches(
                            "GARNISH_CATALOG: catalog \\Q" + pack
                                    + "\\E: cannot be used: it(s header)? is (damaged|truncated|longer).*: pack the catalog again");
        }
        for (int length : new int[] {0, 1, 100, 1000}) {
            Files.write(pack, Arrays.copyOf(whole, length));
            assertThat(refusal(pack)).contains("it is truncated");
        }
        Files.delete(pack);
        Files.createDirectory(pack);
        assertThat(refusal(pack)).isEqualTo("GARNISH_CATALOG: catalog " + pack + ": it is a folder: name a file in it");
    }

    private static String refusal(Path catalog) {
        Map<String, String> environment = new HashMap<>(Samples.settings());
        environment.put("GARNISH_CATALOG", catalog.toString());
        return String.valueOf(catchThrowableOfType(StartException.class, () -> new TransformerHandler(environment))
                .getMessage());
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

package dev.garnish.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.event.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder = Path.of("");

    @Test
    void withoutSettingsThePackageHoldsRulesAndCatalog() throws IOException {
        Files.createDirectory(folder.resolve("rules"));
        Files.createFile(folder.resolve("catalog.mv.db"));

        assertThat(Settings.of(Map.of("LAMBDA_TASK_ROOT", folder.toString())))
                .isEqualTo(new Settings(folder.resolve("rules"), folder.resolve("catalog.mv.db"), Reply.BARE));
    }

    @Test
    void aSettingThatIsMissingOrWrongIsNamedInOneLine() throws IOException {
        assertRefused("GARNISH_REPLY", "Bare", "GARNISH_REPLY: expected bare or wrapped, found `Bare`");
        assertRefused(
                "GARNISH_RULES",
                "/nowhere",
                "GARNISH_RULES: expected a rules file or a folder of them, there is no /nowhere");
        assertRefused(
                "GARNISH_CATALOG",
                "/nowhere.mv.db",
                "GARNISH_CATALOG: expected a catalog file (.mv.db) or `sample`, there is no /nowhere.mv.db");
        assertThatThrownBy(() -> Settings.of(Map.of("LAMBDA_TASK_ROOT", folder.toString())))
                .hasMessage("GARNISH_RULES: expected a rules file or a folder of them, it is not set");
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

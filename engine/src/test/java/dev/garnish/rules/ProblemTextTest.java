package dev.garnish.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.internal.lang.check.Sample;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ProblemTextTest {
    private static String shown(String line) {
        return Sample.problems("attribute Title\n" + line + "\n  else \"x\"\n")
                .lines()
                .filter(text -> !text.contains("= help:"))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void tabsAreWidenedAndTheCaretStandsUnderTheCulprit() {
        assertThat(shown("\tuse\titem.titel")).isEqualTo("""
                        error[R201]: the catalog has no column `titel`
                          --> movies.rules:2:11
                           |
                         2 |     use item.titel
                           |              ^^^^^ did you mean `title`?""");
    }

    @Test
    void wideCharactersCountTwiceAndCombiningOnesNot() {
        assertThat(shown("  use \"映画 e\u0301 🎬\" + item.titel")).isEqualTo("""
                        error[R201]: the catalog has no column `titel`
                          --> movies.rules:2:24
                           |
                         2 |   use "映画 e\u0301 🎬" + item.titel
                           |                          ^^^^^ did you mean `title`?""");
    }

    @Test
    void whatWouldSteerTheTerminalIsShownAsASign() {
        assertThat(shown("  use item.titel # \u001b[2J"))
                .contains(" 2 |   use item.titel # \uFFFD[2J")
                .doesNotContain("\u001b");
    }

    @Test
    void longLinesAreCutAroundTheCulprit() {
        String shown = shown("  use \"" + "x".repeat(300) + "\" + item.titel + \"" + "y".repeat(300) + "\"");
        assertThat(shown.lines().skip(3).findFirst().orElse(""))
                .startsWith(" 2 | …xxx")
                .endsWith("yyy…");
        assertThat(shown.lines().mapToInt(String::length).max().orElse(0)).isLessThan(200);
    }

    @Test
    void aFileWithCarriageReturnsIsShownWithoutThem() {
        assertThat(Sample.problems("attribute Title\r\n  use item.titel\r\n  else \"x\"\r\n"))
                .contains(" 2 |   use item.titel\n")
                .doesNotContain("\r");
    }

    @Test
    void coloursAreForTerminalsOnly() {
        Problem problem = Sample.check("attribute Title\n  use item.titel\n  else \"x\"\n")
                .problems()
                .get(0);
        assertThat(problem.render(true)).startsWith("\u001b[1;31merror[R201]\u001b[0m");
        assertThat(problem.render(true).replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(problem.render(false));
    }

    @Test
    void theEffectOnRecipientsStandsBelow() {
        Problem problem = Sample.check("attribute Title\n  use item.titel\n  else \"x\"\n")
                .problems()
                .get(0);
        assertThat(problem.withEffect("Title would be its `else` for 2,465 of 2,465 items")
                        .render(false))
                .contains("\n   = effect: Title would be its `else` for 2,465 of 2,465 items\n");
    }
}

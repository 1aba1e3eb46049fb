package dev.garnish.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.internal.lang.check.Sample;
import java.util.List;
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
    void whatWouldSteerTheTerminalIsWrittenOut() {
        assertThat(shown("  use item.titel # \u001b[2J"))
                .contains(" 2 |   use item.titel # \\u001B[2J")
                .doesNotContain("\u001b");
    }

    @Test
    void whatNobodySeesIsWrittenOutAndTheCaretStandsUnderTheCulprit() {
        assertThat(shown("  use \"a\u00A0b\u200D\u2009\uFE0F\" + item.titel + \"\u3000\""))
                .isEqualTo("""
                        error[R201]: the catalog has no column `titel`
                          --> movies.rules:2:23
                           |
                         2 |   use "a\\u00A0b\\u200D\\u2009\\uFE0F" + item.titel + "\\u3000"
                           |                                           ^^^^^ did you mean `title`?""");
    }

    @Test
    void theCaretGoesAsFarAsACharacterThatIsWrittenOut() {
        assertThat(shown("  use\u00A0item.title")).isEqualTo("""
                        error[R102]: an invisible character: U+00A0 no-break space
                          --> movies.rules:2:6
                           |
                         2 |   use\\u00A0item.title
                           |      ^^^^^^ take it out""");
        assertThat(shown("  use item.title\u00A0"))
                .endsWith("2 |   use item.title\\u00A0\n   |                 ^^^^^^ take it out");
    }

    @Test
    void halfACharacterIsWrittenOut() {
        assertThat(shown("  use \"\uD83C\" + item.titel")).contains(" 2 |   use \"\\uD83C\" + item.titel\n");
    }

    @Test
    void aLineThatGrowsByWhatIsWrittenOutIsCutAsWell() {
        String hidden = "\u200B".repeat(90);
        String shown = shown("  use \"" + hidden + "\" + item.titel + \"" + hidden + "\"");
        assertThat(shown.lines().skip(3).limit(2))
                .containsExactly(
                        " 2 | …" + "\\u200B".repeat(8) + "\" + item.titel + \"" + "\\u200B".repeat(15) + "…",
                        "   | " + " ".repeat(58) + "^^^^^ did you mean `title`?");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstLine() {
        assertThat(Sample.problems("\uFEFFatribute Title\n  use item.title\n  else \"x\"\n"))
                .isEqualTo("""
                        error[R133]: a line cannot start with `atribute`
                          --> movies.rules:1:1
                           |
                         1 | atribute Title
                           | ^^^^^^^^ did you mean `attribute`?""");
        assertThat(Sample.problems("\uFEFF")).startsWith("""
                        error[R407]: these rules make no attribute
                          --> movies.rules:1:1
                           |
                         1 |
                           | ^ write at least one""");
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

    @Test
    void aProblemFitsTheWindowThatItIsShownIn() {
        Problem problem = Sample.check(
                        "attribute Title\n  use \"" + "far ".repeat(40) + "\" + item.titel\n  else \"x\"\n")
                .problems()
                .get(0)
                .withEffect("Title would be its `else` for 2,465 of 2,465 items of the catalog");

        for (int columns : new int[] {40, 60, 80, 200}) {
            String text = Problem.render(List.of(problem), false, columns);
            assertThat(text.lines()).allMatch(line -> line.length() <= columns);
            String caret =
                    text.lines().filter(line -> line.contains("^")).findFirst().orElseThrow();
            String above = text.lines()
                    .filter(line -> line.contains("item.titel"))
                    .findFirst()
                    .orElseThrow();
            assertThat(above.indexOf("titel")).isEqualTo(caret.indexOf('^'));
        }
        assertThat(Problem.render(List.of(problem), false, 60).replaceAll("\\s+", " "))
                .contains("for 2,465 of 2,465 items of the catalog", "did you mean `title`?");
        assertThat(Problem.render(List.of(problem), true, 60).replaceAll("\u001b\\[[0-9;]*m", ""))
                .isEqualTo(Problem.render(List.of(problem), false, 60));
    }
}

package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckTemplateTest {
    @TempDir
    private Path folder = Path.of("");

    private Path template(String text) throws IOException {
        return Files.writeString(folder.resolve("mail.html"), text);
    }

    @Test
    void aTemplateThatReadsWhatTheRulesGiveIsFine() throws IOException {
        Path file = template("{{#if Recommendations.Title.[0]}}<h1>{{Recommendations.Headline}}</h1>"
                + "<img src=\"{{Recommendations.ImageUrl.[0]}}\">{{/if}}");

        Ran ran = Ran.garnish("check", "--template", file.toString());

        assertThat(ran.exit()).isZero();
        assertThat(ran.out()).endsWith("0 errors, 1 warning\n").doesNotContain("[R6");
    }

    @Test
    void whatTheRulesDoNotGiveIsAFinding() throws IOException {
        Path file = template("<p>{{Recommendations.Titel.[0]}}</p>\n");

        Ran ran = Ran.garnish("check", "--template", file.toString());

        assertThat(ran.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(ran.out()).contains("""
                error[R601]: the rules have no attribute `Titel`
                  --> %s:1:22
                   |
                 1 | <p>{{Recommendations.Titel.[0]}}</p>
                   |                      ^^^^^ did you mean `Title`?
                """.formatted(file)).endsWith("1 error, 1 warning\n");
    }

    @Test
    void programsGetItsProblemsWithThoseOfTheRules() throws IOException {
        Ran ran = Ran.garnish(
                "<p>{{Recommendations.Headline.[1]}}</p>".getBytes(StandardCharsets.UTF_8),
                false,
                "check",
                "--template",
                "-",
                "--format",
                "json");

        assertThat(new ObjectMapper().readTree(ran.out()).at("/problems/1/code").asText())
                .isEqualTo("R603");
        assertThat(ran.exit()).isEqualTo(Exit.FINDINGS);
    }

    @Test
    void whatATemplateMakesCanBeSaid() throws IOException {
        Path push = Files.writeString(
                folder.resolve("push.liquid"),
                "{% if a %}{ \"title\": \"{{ Recommendations.Title[0] }}\" }{% endif %}");

        assertThat(Ran.garnish("check", "--template", push.toString()).exit()).isZero();
        Ran ran = Ran.garnish("check", "--template", push.toString(), "--template-kind", "json");
        assertThat(ran.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(ran.out()).contains("error[R610]: Title is text, and is not escaped for JSON here\n");
    }

    @Test
    void aMissingTemplateIsOneLine() {
        assertThat(Ran.garnish("check", "--template", "nowhere.html"))
                .isEqualTo(new Ran(Exit.ENVIRONMENT, "", "garnish: nowhere.html: no such file\n"));
    }

    @Test
    void theSummaryNamesTheTemplateToo() throws IOException {
        Path file = template("<p>{{Recommendations.Titel.[0]}}{{Recommendations.Title}}</p>\n");

        assertThat(Ran.garnish("check", "--template", file.toString()).out())
                .endsWith("rules, " + file + ": 2 errors, 1 warning\n");
    }

    @Test
    void aTemplateOfRulesThatCannotBeUsedIsNotChecked() throws IOException {
        Path file = template("<p>{{Recommendations.Titel.[0]}}</p>\n");
        Path rules = Files.writeString(folder.resolve("my.rules"), "attribute Title\n  use item.titel\n  else \"-\"\n");

        assertThat(Ran.garnish("check", "--rules", rules.toString(), "--template", file.toString())
                        .out())
                .endsWith(
                        "\n" + file + ": not checked, as the rules have errors\n" + rules + ": 1 error, 0 warnings\n");
    }

    @Test
    void aTemplateOfMoreThanAMegabyteIsOneLine() throws IOException {
        Path file = template("x".repeat((1 << 20) + 1));

        assertThat(Ran.garnish("check", "--template", file.toString()).err())
                .isEqualTo("garnish: " + file + ": more than 1048576 bytes, which no message has\n");
    }
}

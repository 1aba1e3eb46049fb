package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.rules.Code;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateCheckTest {
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT));
    private static final String RULES = """
            attribute Title
              use item.title
              else "-"
            attribute Shown
              use item.title
              else "-"
            attribute Image-Url image
              use "https://img.example.com/" + item.title
              else "https://img.example.com/d.jpg"
            attribute Cell html
              use item.title
              else "-"
            attribute Headline once
              else "Picked for you"
            """;

    private static List<Problem> check(String rules, String template) {
        return TemplateCheck.of(
                RuleSet.parse(List.of(new Source("my.rules", rules)), SCHEMA), new Source("mail.html", template));
    }

    private static List<String> codes(String template) {
        return check(RULES, template).stream().map(one -> one.code().id()).toList();
    }

    static Stream<Code> codes() {
        return Arrays.stream(Code.values()).filter(code -> code.id().startsWith("R6"));
    }

    private static String rules(Code code) {
        return code == Code.TEMPLATE_POSITION_EMPTY ? "unknown item drop the item\n" + RULES : RULES;
    }

    @ParameterizedTest
    @MethodSource("codes")
    void theExampleOfACodeHasItAlone(Code code) {
        assertThat(check(rules(code), code.explanation().wrong()))
                .extracting(Problem::code)
                .containsExactly(code);
        assertThat(check(rules(code), code.explanation().right())).isEmpty();
    }

    @Test
    void aProblemIsShownInItsLine() {
        assertThat(Problem.render(
                        check(RULES, "<h1>{{Recommendations.Headline}}</h1>\n<p>{{Recommendations.Titel.[0]}}</p>\n"),
                        false))
                .isEqualTo("""
                        error[R601]: the rules have no attribute `Titel`
                          --> mail.html:2:22
                           |
                         2 | <p>{{Recommendations.Titel.[0]}}</p>
                           |                      ^^^^^ did you mean `Title`?
                           = help: the attributes are Title, Shown, Image-Url, Cell, Headline""");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>{{Recommendations.Title.[0]}} {{ Recommendations.Title.0 }} {{~Recommendations.[Image-Url].[4]~}}</p>",
                "<img src=\"{{Recommendations.Image-Url.[0]}}\"><td>{{{Recommendations.Cell.[0]}}}</td>",
                "{{#each Recommendations.Title}}<p>{{this}}</p>{{/each}}",
                "<p>{{lookup Recommendations.Title 0}}</p>{{! {{Recommendations.Nothing}} }}",
                "{{#if Recommendations.Title.[1]}}<b>{{Recommendations.Title.[1]}}</b>{{/if}}",
                "<p>{{ Recommendations.Title[0] | escape }}</p>{% for t in Recommendations.Title %}{{ t | escape }}{% endfor %}",
                "<p>{% if Recommendations.Title[1] %}{{ Recommendations.Cell[1] }}{% endif %}</p>",
                "Only text: {{{Recommendations.Title.[0]}}} for {{Attributes.FirstName}} {{User.UserId}}",
                "<p>{{User.UserAttributes.FirstName.[0]}}</p>",
            })
    void whatTheRulesGiveIsFine(String template) {
        assertThat(codes(template)).isEmpty();
    }

    @Test
    void rootsPositionsAndEscapesAreReported() {
        assertThat(codes("<p>{{recommendations.Title.[0]}}</p>")).containsExactly("R601");
        assertThat(codes("<p>{{Recommendation.Title.[0]}}</p>")).containsExactly("R601");
        assertThat(codes("<p>{{Recommendations.title.[0]}}</p>")).containsExactly("R601");
        assertThat(codes("<p>{{ Recommendations.Title[0] }}</p>")).containsExactly("R606");
        assertThat(codes("<p>{{&Recommendations.Title.[0]}}</p>")).containsExactly("R606");
        assertThat(codes("<p>{{ Recommendations.Cell[0] | escape }}</p>")).containsExactly("R607");
        assertThat(codes("<p>{{Recommendations.Title}} {{Recommendations.Headline.[2]}}</p>"))
                .containsExactly("R602", "R603");
        assertThat(codes("{{#if Recommendations.Titles.[1]}}x{{/if}}")).containsExactly("R601");
    }

    @Test
    void aPositionThatMayBeEmptyIsReportedOnce() {
        String dropping = "drop item when item.title == \"x\"\n" + RULES;

        assertThat(check(
                        dropping,
                        "<p>{{Recommendations.Title.[0]}} {{Recommendations.Shown.[0]}} {{Recommendations.Title.[1]}}</p>"
                                + "{{#if Recommendations.Title.[2]}}{{Recommendations.Title.[2]}}{{/if}}"))
                .extracting(one -> one.code().id() + " " + one.span().text())
                .containsExactly("R605 0", "R605 1");
    }
}

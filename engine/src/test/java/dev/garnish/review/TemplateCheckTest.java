package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.rules.Code;
import dev.garnish.rules.Problem;
import dev.garnish.rules.ProblemLimit;
import dev.garnish.rules.Source;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
        return check(rules, "message", template);
    }

    private static List<Problem> check(String rules, String name, String template) {
        return TemplateCheck.of(
                RuleSet.parse(List.of(new Source("my.rules", rules)), SCHEMA), new Source(name, template));
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
                          --> message:2:22
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

    private static List<String> found(String template) {
        return check("drop item when item.title == \"x\"\n" + RULES, template).stream()
                .map(one -> one.code().id() + " " + one.span().text())
                .toList();
    }

    private static String located(String template) {
        return check(RULES, template).stream()
                .map(one -> "%s %d:%d %s; %s; %s"
                        .formatted(
                                one.code().id(),
                                one.span().line(),
                                one.span().column(),
                                one.message(),
                                one.label(),
                                one.help()))
                .collect(Collectors.joining("\n"));
    }

    @Nested
    class ThroughHandlebars {
        @Test
        void loopsParametersAndContextsStandForWhatTheyGoOver() {
            assertThat(found("<p>{{#each Recommendations.Title}}{{{this}}}{{/each}}"))
                    .containsExactly("R606 this");
            assertThat(found("<p>{{#each Recommendations.Titel}}{{this}}{{/each}}"))
                    .containsExactly("R601 Titel");
            assertThat(found("<p>{{#each Recommendations.Cell as |cell i|}}{{cell}}{{/each}}"))
                    .containsExactly("R607 cell");
            assertThat(found("<p>{{#each Recommendations.Headline}}{{this}}{{/each}}"))
                    .containsExactly("R603 Headline");
            assertThat(found("<p>{{#with Recommendations}}{{Titel.[0]}}{{{Title.[7]}}}{{User.Id}}{{/with}}"))
                    .containsExactly("R601 Titel", "R604 7", "R606 Title");
            assertThat(found("<p>{{#with Recommendations as |r|}}{{r.Titel.[0]}}{{/with}}"))
                    .containsExactly("R601 Titel");
            assertThat(found("<p>{{#with Recommendations.Title}}{{this}}{{this.[6]}}{{[7]}}{{/with}}"))
                    .containsExactly("R602 this", "R604 6", "R604 7");
            assertThat(found("<p>{{#Recommendations}}{{Titel.[0]}}{{/Recommendations}}"))
                    .containsExactly("R601 Titel");
            assertThat(found("<p>{{#Recommendations.Title}}{{{.}}}{{/Recommendations.Title}}"))
                    .containsExactly("R606 .");
            assertThat(found("<p>{{#each Recommendations}}{{{Title}}}{{Titel}}{{/each}}"))
                    .containsExactly("R606 Title", "R601 Titel");
            assertThat(found("<p>{{#each recommendations}}{{this}}{{/each}}")).containsExactly("R601 recommendations");
        }

        @Test
        void outerContextsAndLookupsAreFollowed() {
            assertThat(found("<p>{{#each Recommendations.Title}}{{{lookup ../Recommendations.Shown @index}}}{{/each}}"))
                    .containsExactly("R606 Shown");
            assertThat(found("<p>{{#with Recommendations}}{{#each Title}}{{{../Shown.[6]}}}{{/each}}{{/with}}"))
                    .containsExactly("R604 6", "R606 Shown");
            assertThat(found("<p>{{#each User.Likes}}{{@root.Recommendations.Titel.[0]}}{{/each}}"))
                    .containsExactly("R601 Titel");
            assertThat(found("<p>{{lookup (lookup Recommendations \"Titel\") 0}}"))
                    .containsExactly("R601 Titel");
            assertThat(found("<p>{{{lookup (lookup Recommendations \"Title\") 6}}}"))
                    .containsExactly("R604 6", "R606 Title");
            assertThat(found("<p>{{> card title=Recommendations.Titel.[0] if=1}}"))
                    .containsExactly("R601 Titel");
            assertThat(found("<p>{{#each Recommendations.Title as |t|}}{{t.[0]}}{{this.length}}{{/each}}"))
                    .containsExactly("R603 0");
        }

        @Test
        void onlyTheBranchThatAsksForAPositionMayShowIt() {
            String shown = "{{{Recommendations.Title.[1]}}}";
            assertThat(found("{{#if Recommendations.Shown.[1]}}" + shown + "{{/if}}"))
                    .isEmpty();
            assertThat(found("{{#if Recommendations.Shown.[2]}}" + shown + "{{/if}}"))
                    .isEmpty();
            assertThat(found("{{#if Recommendations.Shown.[0]}}" + shown + "{{/if}}"))
                    .containsExactly("R605 1");
            assertThat(found("{{#if Recommendations.Shown.[1]}}{{else}}" + shown + "{{/if}}"))
                    .containsExactly("R605 1");
            assertThat(found("{{#if a}}{{else if Recommendations.Shown.[1]}}" + shown + "{{/if}}"))
                    .isEmpty();
            assertThat(found("{{^if Recommendations.Shown.[1]}}-{{else}}" + shown + "{{/if}}"))
                    .isEmpty();
            assertThat(found("{{#unless Recommendations.Shown.[1]}}" + shown + "{{/unless}}"))
                    .containsExactly("R605 1");
            assertThat(found("{{#unless Recommendations.Shown.[1]}}-{{^}}" + shown + "{{/unless}}"))
                    .isEmpty();
            assertThat(found("{{#with Recommendations.Title.[1]}}{{{this}}}{{/with}}"))
                    .isEmpty();
            assertThat(found("{{#eq Recommendations.Title.length 2}}" + shown + "{{/eq}}"))
                    .isEmpty();
            assertThat(found("{{#if Recommendations.Shown.[1]}}x{{/if}}" + shown))
                    .containsExactly("R605 1");
        }

        @Test
        void commentsRawBlocksEscapesAndWhiteSpaceControlAreRead() {
            assertThat(found("{{! {{Recommendations.A}} ")).isEmpty();
            assertThat(found("{{!-- {{Recommendations.A}} }} --}}{{~!-- {{#if}} --~}}{{! a }}"))
                    .isEmpty();
            assertThat(found("{{{{raw}}}} {{Recommendations.A}} {{/if}} {{{{/raw}}}}"))
                    .isEmpty();
            assertThat(found("\\{{Recommendations.A}} \\\\{{Recommendations.B}}"))
                    .containsExactly("R601 B");
            assertThat(found("<p>{{~#each Recommendations.Title~}}{{~{this}~}}{{~/each~}}"))
                    .containsExactly("R606 this");
            assertThat(found("{{#> layout}}{{Recommendations.A}}{{/layout}}{{#*inline \"x\"}}{{/inline}}"))
                    .containsExactly("R601 A");
        }
    }

    @Nested
    class ThroughLiquid {
        @Test
        void loopsAndVariablesStandForWhatTheyGoOver() {
            assertThat(found("<p>{% for item in Recommendations.Title %}{{ item }}{% endfor %}"))
                    .containsExactly("R606 item");
            assertThat(found("<p>{%- for item in Recommendations.Titel limit: 3 -%}{{- item -}}{%- endfor -%}"))
                    .containsExactly("R601 Titel");
            assertThat(found("<p>{% for item in Recommendations %}{{ item.Titel }}{{ item.Title }}{% endfor %}"))
                    .containsExactly("R601 Titel", "R606 Title");
            assertThat(found("{% for h in Recommendations.Headline %}{{ h }}{% endfor %}"))
                    .containsExactly("R603 Headline");
            assertThat(found("{% assign r = Recommendations %}{{ r.Titel[0] }}{{ r[\"Tilte\"][0] }}"))
                    .containsExactly("R601 Titel", "R601 Tilte");
            assertThat(found("{% assign titles = Recommendations.Title %}{{ titles }}{{ titles[6] }}"))
                    .containsExactly("R602 titles", "R604 6");
            assertThat(found("<p>{% assign t = Recommendations.Title[6] %}{{ t }}{{ t | escape }}"))
                    .containsExactly("R604 6", "R606 t");
            assertThat(found("{% assign r = recommendations %}")).containsExactly("R601 recommendations");
            assertThat(found("{% for t in Recommendations.Title %}{{ t.Title }}{{ t.size }}{% endfor %}"))
                    .containsExactly("R603 Title");
            assertThat(found("{% for i in (0..6) %}{{ Recommendations.Title[i] }}{% endfor %}"))
                    .containsExactly("R604 i");
            assertThat(
                            found(
                                    "{% for t in Recommendations.Title %}{{ Recommendations.Shown[forloop.index0] }}{% endfor %}"))
                    .isEmpty();
            assertThat(found("<p>{% liquid\n assign t = Recommendations.Title[0]\n echo t\n%}"))
                    .containsExactly("R605 t", "R606 t");
        }

        @Test
        void aVariableIsWhatABranchMayHaveMadeOfIt() {
            String assigned = "<p>{% assign t = Recommendations.Title.first %}";
            assertThat(codes(assigned + "{% if a %}{% assign t = t | escape %}{% endif %}{{ t }}"))
                    .containsExactly("R606");
            assertThat(codes(assigned
                            + "{% if a %}{% assign t = t | escape %}{% else %}{% assign t = \"\" %}{% endif %}{{ t }}"))
                    .isEmpty();
            assertThat(codes("<p>{% if a %}{% assign t = Recommendations.Title[0] %}{% else %}{% assign t = \"\" %}"
                            + "{% endif %}{{ t }}"))
                    .containsExactly("R606");
            assertThat(codes(assigned + "{% for t in Recommendations.Cell %}{{ t }}{% endfor %}{{ t | escape }}"))
                    .isEmpty();
            assertThat(
                            codes(
                                    "<p>{% assign t = \"\" %}{% for t in Recommendations.Cell %}{{ t }}{% endfor %}{{ t | escape }}"))
                    .isEmpty();
        }

        @Test
        void whatIsCapturedIsEscapedWhereItIsShown() {
            String captured = "<p>{% capture c %}Hi {{ Recommendations.Title[0] }}{% endcapture %}";
            assertThat(codes(captured + "{{ c | escape }}")).isEmpty();
            assertThat(codes(captured + "{{ c }}")).containsExactly("R606");
            assertThat(codes(captured)).isEmpty();
            assertThat(codes("<p>{% capture c %}{{ Recommendations.Title[0] | escape }}{% endcapture %}{{ c }}"))
                    .isEmpty();
            assertThat(
                            codes(
                                    "<p>{% capture c %}{{ Recommendations.Title[0] | escape }}{% endcapture %}{{ c | escape }}"))
                    .containsExactly("R607");
            assertThat(codes("{% capture c %}{{ Recommendations.Titel[9] }}{% endcapture %}"))
                    .containsExactly("R601");
        }

        @Test
        void filtersAreFollowed() {
            assertThat(codes("<p>{{ Recommendations.Title | first | upcase }}")).containsExactly("R606");
            assertThat(codes(
                            "<p>{{ Recommendations.Title | join: \", \" | escape }}{{ Recommendations.Title | size }}"))
                    .isEmpty();
            assertThat(codes("<p>{{ \"Hi \" | append: Recommendations.Title[0] }}"))
                    .containsExactly("R606");
            assertThat(codes("<p>{{ user.name | default: Recommendations.Titel[0] | escape }}"))
                    .containsExactly("R601");
            assertThat(codes(
                            "<p>{{ Recommendations.Headline | upcase | escape }}{{ Recommendations.Headline | json }}"))
                    .isEmpty();
            assertThat(codes("<p>{{ Recommendations.Title | escape }}")).containsExactly("R602");
            assertThat(codes("<script>{{ Recommendations.Title | json }}</script>"))
                    .isEmpty();
            assertThat(codes("<p>{{ Recommendations.Title[0] | escape | escape_once }}"))
                    .isEmpty();
            assertThat(codes("<p>{{ Recommendations.Title[0] | escape | escape }}"))
                    .containsExactly("R607");
            assertThat(codes("<p>{{ Recommendations.Headline | first | escape }}"))
                    .containsExactly("R603");
            assertThat(codes("<p>{{ Recommendations.Title | reverse }}")).containsExactly("R602", "R606");
        }

        @Test
        void onlyTheBranchThatAsksForAPositionMayShowIt() {
            String shown = "{{ Recommendations.Title[1] }}";
            assertThat(found("{% if Recommendations.Shown[1] %}" + shown + "{% endif %}"))
                    .isEmpty();
            assertThat(found("{% if Recommendations.Shown[1] %}{% else %}" + shown + "{% endif %}"))
                    .containsExactly("R605 1");
            assertThat(found("{% if a %}{% elsif Recommendations.Title.size > 1 %}" + shown + "{% endif %}"))
                    .isEmpty();
            assertThat(found("{% unless Recommendations.Shown[1] %}" + shown + "{% endunless %}"))
                    .containsExactly("R605 1");
            assertThat(found("{% if Recommendations.Shown[1] == blank %}-{% else %}" + shown + "{% endif %}"))
                    .isEmpty();
            assertThat(found("{% assign t = Recommendations.Title[1] %}{% if t %}{{ t }}{% endif %}{{ t }}"))
                    .containsExactly("R605 t");
        }

        @Test
        void commentsAndRawBlocksAreNotRead() {
            assertThat(
                            found(
                                    "{% comment %}{% if %}{{ Recommendations.A[0] }}{% comment %}{% endcomment %}{% endcomment %}"))
                    .isEmpty();
            assertThat(found("{%- raw -%}{{ Recommendations.A[0] }}{% if %}{%- endraw -%}{{ Recommendations.B[0] }}"))
                    .containsExactly("R601 B");
            assertThat(found("{% # a remark %}{{ \"{{\" }}{% custom Recommendations.A[0] %}{% endcustom %}"))
                    .containsExactly("R601 A");
        }
    }

    @Test
    void whereATemplateIsBrokenIsOneMessage() {
        assertThat(located("<p>\n  {{#each Recommendations.Title}}\n{{#if this}}\n{{/each}}{{/if}}"))
                .isEqualTo(
                        "R608 4:1 `{{/each}}` stands where `{{/if}}` is expected; ; `{{#if}}` of line 3, column 1 is open");
        assertThat(located("a\n {{#if Recommendations.Title.[0]}}{{#each x}}{{/each}}"))
                .isEqualTo("R608 2:2 `{{#if}}` is not closed; `{{/if}}` is missing; ");
        assertThat(located("{{/if}}")).isEqualTo("R608 1:1 `{{/if}}` belongs to no open block; ; ");
        assertThat(located("{{else}}")).isEqualTo("R608 1:1 `{{else}}` belongs to no open block; ; ");
        assertThat(located("x {{Recommendations.Title.[0] {{a}}"))
                .isEqualTo("R608 1:3 `{{` is not closed; `}}` is missing; ");
        assertThat(located("{{{a}} b")).isEqualTo("R608 1:1 `{{{` is not closed; `}}}` is missing; ");
        assertThat(located("{{!-- a }}")).isEqualTo("R608 1:1 `{{` is not closed; `--}}` is missing; ");
        assertThat(located("{% for t in a %}{% if t %}{% endfor %}"))
                .isEqualTo("R608 1:27 `{% endfor %}` stands where `{% endif %}` is expected; ;"
                        + " `{% if %}` of line 1, column 17 is open");
        assertThat(located("{% capture t %}"))
                .isEqualTo("R608 1:1 `{% capture %}` is not closed; `{% endcapture %}` is missing; ");
        assertThat(located("{% raw %}{% endra %}"))
                .isEqualTo("R608 1:1 `{%` is not closed; `{% endraw %}` is missing; ");
        assertThat(located("{% if a ")).isEqualTo("R608 1:1 `{%` is not closed; `%}` is missing; ");
        assertThat(located("{% if a %}{{#each b}}{{/each}}{% endif %}"))
                .isEqualTo("R608 1:11 a block of Handlebars stands in a template in Liquid; ;"
                        + " a template is Handlebars or Liquid, and this one has tags between `{%` and `%}`");
    }

    static List<String> hostile() {
        return List.of(
                "{{#a}}".repeat(20_000),
                "{%if a%}".repeat(20_000),
                "{{a ".repeat(50_000),
                "{% raw %}" + "{%".repeat(100_000) + "%}",
                "{{" + "(".repeat(100_000) + "}}",
                "{% assign a = " + "b[".repeat(100_000) + "%}",
                "{{ a[0] }}{{" + " a[0] |".repeat(50_000),
                "{{" + "../".repeat(100_000) + "Recommendations.Titel.[0]}}",
                "{{Recommendations" + ".a".repeat(100_000) + "}}",
                "<p>" + "{{{Recommendations.Title.[0]}}}{{Recommendations.Titel}}".repeat(5_000),
                "{% if a %}" + "{% assign x = Recommendations.Title[0] %}{{ x }}".repeat(5_000) + "{% endif %}",
                "{{!--" + "--".repeat(100_000),
                "{%".repeat(100_000),
                "{{#each a as |" + "b ".repeat(50_000) + "|}}" + "{{b}}".repeat(50_000) + "{{/each}}",
                "\u0000{{\uD800}}\uFEFF{{@}}{{#}}{{/}}{{&}}{{^}}{{{}}}{{}}");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    @Timeout(5)
    void anyTextIsReadInLinearTime(String template) {
        assertThat(check(RULES, template)).hasSizeLessThanOrEqualTo(ProblemLimit.SHOWN + 1);
    }
}

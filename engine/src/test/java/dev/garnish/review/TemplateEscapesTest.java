package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.rules.Source;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which escape a value needs is decided by what stands around it and by what it may hold. */
class TemplateEscapesTest {
    private static final Schema SCHEMA =
            Schema.of(new Column("title", Type.TEXT), new Column("price", Type.NUMBER), new Column("url", Type.TEXT));
    private static final RuleSet RULES = RuleSet.parse(List.of(new Source("my.rules", """
            attribute T
              use item.title
              else "-"
            attribute L link
              use item.url
              else "https://example.com/"
            attribute H html
              use item.title
              else "-"
            attribute B
              use "<b>" + html(item.title) + "</b>"
              else "-"
            attribute N
              use text(item.price)
              else "soon"
            attribute P
              use format(item.price, "0.00")
              else "soon"
            attribute M
              use format(item.price, "'<b>'0.00")
              else "soon"
            attribute J
              use join_and(split(item.title, ","), "en")
              else "soon"
            attribute U
              use url(item.title)
              else "-"
            """)), SCHEMA);

    private static String found(String name, String template) {
        return TemplateCheck.of(RULES, new Source(name, template)).stream()
                .map(one -> one.code().id() + " " + one.span().text())
                .collect(Collectors.joining(", "));
    }

    /** Values are written {@code [T]}, in three braces {@code {T}}, and in Liquid {@code (T | escape)}. */
    private static String template(String written) {
        return written.replaceAll("\\[(\\w)]", "{{Recommendations.$1.[0]}}")
                .replaceAll("\\{(\\w)}(?!})", "{{{Recommendations.$1.[0]}}}")
                .replaceAll("\\((\\w)( \\|[^)]*)?\\)", "{{ Recommendations.$1[0]$2 }}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            <p>[T] {H} {B} [N] {N} [U] {U} [L] {L}</p>           ~ ''
            <p>{T} [H] [B]</p>                                   ~ R606 T, R607 H, R607 B
            <p>{P} {M} {J}</p>                                   ~ R606 M, R606 J
            <a href="https://example.com/?p=[P]">                ~ ''
            <p>(T) (T | json) (H | escape) (T | url_encode)</p>  ~ R606 T, R606 T, R607 H
            <img alt="[T]" title='{T}'>                          ~ R606 T
            <img alt=[T] width=[N] src=[L]>                      ~ R609 T
            <p [T]>a</p><[T]>b</p><p class[T]="x">               ~ R609 T, R609 T, R609 T
            <a href="[L]">x</a><a href='{L}'>y</a>               ~ ''
            <a href="[T]">x</a><img src="[T]">                   ~ R612 T, R612 T
            <a href="{T}">x</a>                                  ~ R606 T
            <a href="(T)">x</a>                                  ~ R606 T
            <a href="https://example.com/?q=[T]&n=[N]&u=[U]">    ~ R612 T
            <a href="https://example.com/?to=[L]">               ~ R612 L
            <a href="[L]&q=[T]">                                 ~ R612 T
            <a href = "[T]" data-a="[T]" >                       ~ R612 T
            <a href="(T | escape)?q=(T | url_encode)">           ~ R612 T
            <a href="/?q=(T)&r=(T | escape)">                    ~ R606 T, R612 T
            <b onclick="f('[T]')">[N]</b>                        ~ R609 T
            <b onclick="f((T | json | escape))">                 ~ ''
            <style>p { content: "{T}"; width: [N]px }</style>    ~ R609 T
            <style>p { background: url({L}) url([L]) }</style>   ~ R611 L
            <p style="color: [T]; background: url([L])">         ~ ''
            <script>f("{T}", '[T]', {N})</script><p>[T]</p>      ~ R610 T, R611 T
            <script>f((T | json), "(T | json)", (T))</script>    ~ R610 T, R610 T
            <script>f("a\\"", (T | json))</script><p>(T)</p>     ~ R606 T
            <!-- <a href="[T]"> --><p>[T]</p>                    ~ ''
            <!--[if mso]><a href="[T]"><![endif]--><a href="[T]"> ~ R612 T, R612 T
            <!--[if !mso]><!--><a href="[T]"><!--<![endif]-->    ~ R612 T
            a < b <p title="1 < 2">[T]</p> <3 {T}                ~ R606 T
            <br/><img alt=""/><p>[T]</p>                         ~ ''
            """)
    void ofHtml(String written, String expected) {
        assertThat(found("mail.html", template(written))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            { "a": "{T}", "b": "[T]", "c": "{L}", "d": "[L]" }  ~ R610 T, R611 T, R611 L
            { "a": "{N}", "b": {N}, "c": "{U}", "d": "[N]" }    ~ ''
            { "a": (T | json), "b": "(T | json_escape)" }       ~ ''
            { "a": "(T)", "b": "(T | json)", "c": (T) }         ~ R610 T, R610 T, R610 T
            { "a\\"": "\\\\", "b": (T | json), "c": "(L)" }     ~ ''
            { "a": "(T | escape)", "b": {H} }                   ~ R611 T
            """)
    void ofJson(String written, String expected) {
        assertThat(found("push.json.liquid", template(written))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            New: {T} at [N], {L}             ~ ''
            New: [T] at {L} [L]              ~ R611 T, R611 L
            New: {H} [B] <a href="{T}">      ~ R611 H, R611 B
            New: (T) (L)                     ~ ''
            New: (T | escape) (L | h)        ~ R611 T, R611 L
            """)
    void ofText(String written, String expected) {
        assertThat(found("sms.txt", template(written))).isEqualTo(expected);
    }

    @Test
    void eachBranchOfABlockBeginsWhereTheFirstOneDoes() {
        assertThat(found(
                        "mail.html",
                        template("<a {{#if a}}href=\"[L]\"{{else}}name=\"[T]\"{{/if}} title=\"[T]\">[T]</a>")))
                .isEmpty();
        assertThat(found(
                        "mail.html",
                        template("<a href=\"{{#if a}}[L]{{else}}[T]{{/if}}\">{{#if a}}<b title=\"{{else}}{T}{{/if}}")))
                .isEqualTo("R612 T, R606 T");
        assertThat(found("mail.html", template("{% capture a %}<a href=\"{% endcapture %}<p>(T | escape)</p>")))
                .isEmpty();
    }

    @Test
    void whatAFileIsIsSaidByItsNameOrItsText() {
        assertThat(TemplateKind.ofName("Mail.HTML")).contains(TemplateKind.HTML);
        assertThat(TemplateKind.ofName("push.json.hbs")).contains(TemplateKind.JSON);
        assertThat(TemplateKind.ofName("sms.txt.liquid")).contains(TemplateKind.TEXT);
        assertThat(TemplateKind.ofName("mail.hbs")).isEmpty();
        assertThat(TemplateKind.of(new Source("-", "{{#if a}}<td>b</td>{{/if}}")))
                .isEqualTo(TemplateKind.HTML);
        assertThat(TemplateKind.of(new Source("-", "\n{ \"a\": {{b}} }"))).isEqualTo(TemplateKind.JSON);
        assertThat(TemplateKind.of(new Source("-", "[{\"a\": \"<p>\"}]"))).isEqualTo(TemplateKind.JSON);
        assertThat(TemplateKind.of(new Source("-", "{{a}} is < {{b}}"))).isEqualTo(TemplateKind.TEXT);
    }

    @Test
    void aKindThatIsGivenCounts() {
        Source template = new Source("mail.html", template("[T]"));

        assertThat(TemplateCheck.of(RULES, template)).isEmpty();
        assertThat(TemplateCheck.of(RULES, template, TemplateKind.TEXT)).hasSize(1);
    }

    @Test
    void aFindingSaysWhatToWrite() {
        assertThat(
                        TemplateCheck.of(
                                        RULES,
                                        new Source(
                                                "push.json", template("{ \"a\": \"(T)\",\n \"b\": \"(L | escape)\" }")))
                                .stream()
                                .map(one -> "%s: %s; %s".formatted(one.span(), one.message(), one.label())))
                .containsExactly(
                        "push.json:1:28: T is text, and is not escaped for JSON here; write | json behind it, and no quotation"
                                + " marks around it",
                        "push.json:2:27: L is escaped for HTML, which this is not: `&` arrives as `&amp;`; take the filter out");
    }
}

package dev.garnish.server.studio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.db.CatalogImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** What catalogs, rules, tables and recipients hold is text: it runs nothing, and requests nothing before a click. */
@Tag("heavy")
class HostileContentTest {
    private static final String RULES = """
            table names from names.csv

            attribute Title
              when item.genre == "<script>window.ran=1</script>" use "<img src=x onerror=window.ran=2>"
              use  item.title
              else "<svg onload=window.ran=3>"

            attribute ImageUrl  image hosts 127.0.0.1
              use  item.image
              else "https://127.0.0.1/none.png"

            attribute Headline  once
              use  lookup("names", recipient.country)
              use  recipient.user.FirstName
              else "nobody"

            test "</script><script>window.ran=4</script>"
              items  i0
              expect Title = ["no"]
            """;

    @TempDir
    Path folder;

    private final Canary canary = new Canary();

    HostileContentTest() throws IOException {}

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }

    /** Titles that were seen to break pages, and combinations of what markup, scripts and addresses are made of. */
    private List<String> titles() {
        String at = canary.place();
        List<String> titles = new ArrayList<>(List.of(
                "<script src=\"http://" + at + "/s.js\"></script>",
                "<img src=http://" + at + "/i.png onerror=window.ran=5>",
                "\"><iframe src='javascript:parent.ran=6'>",
                "</td></table><style>@import 'http://" + at + "/c.css'</style>",
                "<link rel=stylesheet href=//" + at + ">",
                "<base href=//" + at + "><meta http-equiv=refresh content='0;url=http://" + at + "'>",
                "{{constructor.constructor('window.ran=7')()}}",
                "${window.ran=8}",
                "\u202E\u2066right to left\u0000",
                "Ṱ̺̺̕o͞ ̷i̲̬͇̪͙n̝̗͕v̟̜̘̦͟o̶̙̰̠kè͚̮̺̪̹̱̤",
                "\uD83D\uDE00".repeat(40),
                "' OR 1=1; --",
                "=cmd|'/C calc'!A0",
                "javascript:window.ran=9"));
        for (String open : List.of("<", "&lt;", "\\u003c", "%3C", "<!--", "]]>", "<![CDATA[")) {
            for (String name : List.of(
                    "script", "img", "svg", "object", "embed", "video", "details", "input", "math", "template")) {
                for (String rest : List.of(
                        " src=//" + at + " onload=window.ran=10>",
                        " autofocus onfocus=window.ran=11 href=//" + at + ">",
                        ">window.ran=12</" + name + ">",
                        "/onerror=window.ran=13//",
                        " style=background:url(//" + at + ")>",
                        " ontoggle=window.ran=14 open>",
                        "")) {
                    titles.add(open + name + rest);
                }
            }
        }
        return titles;
    }

    @Test
    void nothingRunsAndNothingIsRequested() throws IOException {
        try (canary) {
            List<String> titles = titles();
            assertThat(titles).hasSizeGreaterThan(500);
            StringBuilder items = new StringBuilder("item_id,title,genre,image\n");
            for (int i = 0; i < titles.size(); i++) {
                items.append("i" + i + "," + quoted(titles.get(i)) + "," + quoted(titles.get(titles.size() - 1 - i))
                        + ",https://" + canary.place() + "/" + i + ".png\n");
            }
            Path catalog = folder.resolve("hostile.mv.db");
            CatalogImport.of(catalog, List.of(Files.writeString(folder.resolve("items.csv"), items.toString())))
                    .extend()
                    .run();
            Path rules = Files.createDirectories(folder.resolve("rules"));
            Files.writeString(rules.resolve("main.rules"), RULES);
            Files.writeString(rules.resolve("names.csv"), "key,value\nUS,<img src=x onerror=window.ran=15>\n");
            Files.writeString(rules.resolve("<b onclick=window.ran=16>.json"), """
                    {"Endpoints": {"<img src=x onerror=window.ran=17>": {"ChannelType": "EMAIL",
                      "User": {"UserAttributes": {"FirstName": ["<script>window.ran=18</script>"]}}, "RecommendationItems": ["i0"]}}}
                    """);
            try (Desk desk = Desk.open(folder, catalog.toString())) {
                Browser browser = desk.ready();
                look(browser, titles.size());
                assertThat(canary.visits()).isZero();
                assertThat(browser.run("return 'ran' in window")).isEqualTo(false);
                assertThat(
                                browser.run(
                                        "return document.querySelectorAll('img:not(.cm-widgetBuffer), object, embed, link[href*=\"127\"], base, script:not([src]):not([type=importmap])').length "))
                        .isEqualTo(0L);
                assertThat(
                                browser.run(
                                        "return performance.getEntriesByType('resource').filter((one) => !one.name.startsWith(location.origin)).map((one) => one.name)"))
                        .isEqualTo(List.of());
                assertThat(browser.log()).noneMatch(line -> line.contains("Content Security Policy"));
                assertThat(desk.faults()).isEmpty();

                browser.goTo("item=i0&view=email");
                browser.press("Show pictures");
                browser.until("!document.body.innerText.includes('Show pictures')");
                waitFor(() -> canary.visits() > 0);
            }
        }
    }

    /** Opens everything that shows what is hostile. */
    private void look(Browser browser, int items) {
        for (String view : List.of("email", "push", "sms", "values", "json")) {
            browser.goTo("item=" + all(items) + "&view=" + view + "&tab=problems");
            browser.until("document.querySelector('#see-panel-" + view + ":not([hidden])').children.length > 0");
        }
        for (String tab : List.of("why", "coverage", "changes", "history")) {
            browser.goTo("item=i1&tab=" + tab + "&view=values");
            browser.until("document.querySelector('#below-panel-" + tab
                    + ":not([hidden]):not([aria-busy])')?.children.length > 0");
        }
        browser.goTo("item=i1&tab=tests");
        browser.press("Run all tests");
        browser.see("1 fail");
        browser.press("From a file");
        browser.see("<script>window.ran=18</script>");
        browser.press("Choose <img src=x onerror=window.ran=17>");
        browser.see("For <img src=x onerror=window.ran=17>");
        browser.field("Find an item by id or title").sendKeys("script");
        browser.until("document.querySelectorAll('#items [role=option]').length > 5");
        browser.type(Keys.ESCAPE);
        browser.await("setTimeout(arguments[0], 300)");
    }

    private static String all(int items) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < items; i += 6) {
            ids.add("i" + i);
        }
        return String.join(",", ids);
    }

    private static void waitFor(java.util.function.BooleanSupplier holds) {
        for (int i = 0; i < 100 && !holds.getAsBoolean(); i++) {
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
        assertThat(holds.getAsBoolean())
                .as("the picture is requested after the click")
                .isTrue();
    }
}

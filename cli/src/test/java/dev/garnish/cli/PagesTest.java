package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages that verbs write, which {@link VerbGoldenTest} compares, as a browser shows them. */
final class PagesTest {
    private static final Path VERBS = Path.of("src/test/resources/dev/garnish/cli/verbs");

    @TempDir
    private Path folder = Path.of("");

    static List<String> pages() throws IOException {
        try (Stream<Path> folders = Files.list(VERBS)) {
            return folders.filter(one -> Files.exists(one.resolve("expected.html")))
                    .map(one -> one.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    private static String page(String name) throws IOException {
        return Files.readString(VERBS.resolve(name).resolve("expected.html"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void nothingIsLoadedFromElsewhere(String name) throws IOException {
        assertThat(page(name))
                .doesNotContainPattern("(?i)<(img|link|iframe|object|embed|video|audio|source|base)\\b")
                .doesNotContainPattern("(?i)\\s(src|href|style|on\\w+)=\"")
                .contains("default-src &#39;none&#39;; img-src https:;")
                .containsOnlyOnce("<script");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void thePageIsAccessible(String name) throws Exception {
        assertThat(new Chromium(folder).axeViolations(page(name))).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pages")
    void itsPolicyLetsItsScriptAndStyleRunAndNoPictureIsLoadedUnasked(String name) throws Exception {
        String dom = new Chromium(folder).dom(page(name));

        assertThat(dom).contains("class=\"js\"").doesNotContain("<img");
    }

    @Test
    void aPictureIsLoadedAfterAClick() throws Exception {
        Chromium chromium = new Chromium(folder);
        String images = "[...document.images].map(i=>[i.src,i.alt,i.referrerPolicy])";

        JsonNode before = chromium.value(page("preview-page"), images);
        JsonNode after = chromium.value(
                page("preview-page"), "(document.querySelector('button[data-src]').click()," + images + ")");

        assertThat(before).isEmpty();
        assertThat(after).hasToString("[[\"https://img.example.com/d1.jpg\",\"Drill\",\"no-referrer\"]]");
    }

    @Test
    void hostileTextsAreTextsAndHostileAddressesAreNotOffered() throws Exception {
        Chromium chromium = new Chromium(folder);

        JsonNode page = chromium.value(
                page("preview-of-hostile-texts"),
                "{scripts:document.scripts.length,images:document.images.length,"
                        + "handlers:[...document.querySelectorAll('*')].filter(e=>[...e.attributes].some(a=>a.name.startsWith('on'))).length,"
                        + "titles:[...document.querySelectorAll('.frame .value')].map(e=>e.textContent),"
                        + "sources:[...document.querySelectorAll('button[data-src]')].map(e=>new URL(e.dataset.src).protocol)}");

        assertThat(page.get("scripts").asInt()).as("the page's and the test's").isEqualTo(2);
        assertThat(page.get("images").asInt()).isZero();
        assertThat(page.get("handlers").asInt()).isZero();
        assertThat(page.get("titles").get(0).asText()).isEqualTo("<script>alert(1)</script>");
        assertThat(page.get("titles").get(1).asText()).isEqualTo("\"></button><img src=x onerror=alert(3)>");
        assertThat(page.get("sources"))
                .isNotEmpty()
                .allMatch(one -> one.asText().equals("https:"));
    }

    @Test
    void recipientsAreMasked() throws IOException {
        assertThat(page("preview-page"))
                .contains("a•••", "Picked for A•••")
                .doesNotContainPattern(
                        Pattern.compile("anna|example\\.com\\b(?<!img\\.example\\.com)", Pattern.CASE_INSENSITIVE));
    }
}

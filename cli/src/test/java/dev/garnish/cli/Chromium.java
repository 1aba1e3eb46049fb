package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A browser without a window, for what pages do once they are open. */
final class Chromium {
    private static final String BEGIN = "GARNISH[";
    private static final String END = "]GARNISH";

    private final Path folder;

    /** Skips the test where there is no browser. */
    Chromium(Path folder) {
        assumeTrue(
                Stream.of("/usr/bin", "/usr/local/bin").anyMatch(bin -> Files.isExecutable(Path.of(bin, "chromium"))),
                "there is no chromium here: pages are not opened");
        this.folder = folder;
    }

    /** The document once it is open, as it is then. */
    String dom(String html) throws IOException, InterruptedException {
        Path page = Files.writeString(folder.resolve("page.html"), html);
        Path dom = folder.resolve("dom.html");
        Process browser = new ProcessBuilder(
                        "chromium",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-dev-shm-usage",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--virtual-time-budget=20000",
                        "--dump-dom",
                        page.toUri().toString())
                .redirectOutput(dom.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        boolean ended = browser.waitFor(90, TimeUnit.SECONDS);
        browser.destroyForcibly();
        assertThat(ended).isTrue();
        return Files.readString(dom);
    }

    /** What a script of ours gives in a page, as JSON; the page's own policy would not let it run. */
    private JsonNode run(String html, String script) throws IOException, InterruptedException {
        String open = html.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
        assertThat(open).isNotEqualTo(html);
        String dom = dom(open.replace("</body>", "<script>" + script + "</script></body>"));
        int begin = dom.indexOf(BEGIN, dom.lastIndexOf("</main>"));
        String json = dom.substring(begin + BEGIN.length(), dom.indexOf(END, begin));
        return new ObjectMapper()
                .readTree(json.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&"));
    }

    private static String written(String expression) {
        return "document.body.append('GAR'+'NISH['+JSON.stringify(" + expression + ")+']GAR'+'NISH')";
    }

    /** The value of an expression in the open page. */
    JsonNode value(String html, String expression) throws IOException, InterruptedException {
        return run(html, written(expression));
    }

    /** What axe finds wrong: the rule and the elements. */
    List<String> axeViolations(String html) throws IOException, InterruptedException {
        String axe;
        try (InputStream in = Objects.requireNonNull(Chromium.class.getResourceAsStream("/axe.min.js"))) {
            axe = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("</script", "<\\/script");
        }
        JsonNode violations = run(
                html,
                axe + ";axe.run({exclude:['script']}).then(r=>"
                        + written(
                                "{passes:r.passes.length,found:r.violations.map(v=>v.id+' '+v.nodes.map(n=>n.html).slice(0,3).join(' '))}")
                        + ")");
        assertThat(violations.get("passes").asInt()).isGreaterThan(10);
        List<String> found = new ArrayList<>();
        violations.get("found").forEach(one -> found.add(one.asText()));
        return found;
    }
}

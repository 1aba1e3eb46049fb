package dev.garnish.server.studio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.db.CatalogImport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** How long an author waits, measured in the page and printed; and what the page loads. {@code -Dgarnish.items=100000} for more items. */
@Tag("heavy")
class TimesTest {
    private static final int ITEMS = Integer.getInteger("garnish.items", 10_000);
    private static final int EDITS = 15;
    private static final List<String> GENRES = List.of("Drama", "Comedy", "Crime", "Kids", "Sci-Fi");

    @TempDir
    Path folder;

    @Test
    void anEditShowsItsProblemAndItsPreviewSoon() throws IOException {
        StringBuilder items = new StringBuilder("item_id,title,genre,image\n");
        for (int i = 0; i < ITEMS; i++) {
            items.append("i%d,Title %d,%s,https://img.example.com/%d.jpg%n".formatted(i, i, GENRES.get(i % 5), i));
        }
        Path catalog = folder.resolve("many.mv.db");
        CatalogImport.of(catalog, List.of(Files.writeString(folder.resolve("items.csv"), items.toString())))
                .extend()
                .run();
        Files.createDirectories(folder.resolve("rules"));
        Files.writeString(folder.resolve("rules/main.rules"), """
                attribute Title
                  use  item.title
                  else "none"

                attribute Genre
                  when item.genre == "Kids" use "For children"
                  use  item.genre
                  else "Featured"
                """);
        try (Desk desk = Desk.open(folder, catalog.toString())) {
            Browser browser = desk.ready();
            Object bytes = browser.run(
                    "return performance.getEntriesByType('resource').filter((one) => /\\/(assets|modules)\\//.test(one.name)).reduce((sum, one) => sum + one.decodedBodySize, 0)");
            Object sent = browser.run(
                    "return performance.getEntriesByType('resource').filter((one) => /\\/(assets|modules)\\//.test(one.name)).reduce((sum, one) => sum + one.encodedBodySize, 0)");
            System.out.printf("studio: the page loads %s bytes in modules and styles (%s as sent)%n", bytes, sent);
            browser.run("""
                    window.times = { problem: [], preview: [] };
                    let since = 0;
                    document.querySelector('.cm-content').addEventListener('beforeinput', () => { since = performance.now(); });
                    new MutationObserver(() => {
                      if (since && document.querySelector('.cm-lintRange-error')) { times.problem.push(performance.now() - since); since = 0; }
                    }).observe(document.querySelector('.cm-content'), { childList: true, subtree: true, attributes: true });
                    new PerformanceObserver((list) => list.getEntriesByName('garnish.preview').forEach((one) => times.preview.push(one.duration))).observe({ type: 'measure' });
                    """);
            browser.select("use item.title");
            browser.type(Keys.ARROW_RIGHT);
            for (int i = 0; i < EDITS; i++) {
                browser.type("x");
                browser.until("document.querySelector('.cm-lintRange-error')");
                browser.type(Keys.BACK_SPACE);
                browser.until("!document.querySelector('.cm-lintRange-error')");
            }
            for (String what : List.of("problem", "preview")) {
                List<Double> times = times(browser, what);
                assertThat(times).isNotEmpty();
                System.out.printf(
                        "studio: %d items, edit to %s: median %.0f ms, slowest %.0f ms of %d%n",
                        ITEMS, what, times.get(times.size() / 2), times.get(times.size() - 1), times.size());
            }
            browser.field("Find an item by id or title").sendKeys("Title 99");
            browser.until("document.querySelectorAll('#items [role=option]').length > 5");
        }
    }

    private static List<Double> times(Browser browser, String what) {
        List<Double> times = new ArrayList<>();
        ((List<?>) browser.run("return times." + what)).forEach(one -> times.add(((Number) one).doubleValue()));
        Collections.sort(times);
        return times;
    }
}

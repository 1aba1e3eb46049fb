package dev.garnish.server.studio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** WCAG 2.2 AA as far as axe can see: every tab, light and dark, from 320 to 3840 pixels. */
@Tag("heavy")
class AccessibilityTest {
    private static final List<String> BELOW = List.of("problems", "why", "coverage", "changes", "tests", "history");
    private static final List<String> VIEWS = List.of("email", "push", "sms", "values", "json", "email");

    @TempDir
    Path folder;

    @Test
    void everyTabPassesAxeInEveryColourAndWidth() throws IOException {
        try (Desk desk = Desk.sample(folder)) {
            Browser browser = desk.ready();
            List<String> found = new ArrayList<>();
            for (String colours : List.of("light", "dark")) {
                browser.media("prefers-color-scheme", colours);
                for (int width : List.of(320, 1280, 3840)) {
                    browser.size(width, width == 3840 ? 2160 : 800);
                    for (int tab = 0; tab < BELOW.size(); tab++) {
                        browser.goTo("item=1815&tab=" + BELOW.get(tab) + "&view=" + VIEWS.get(tab));
                        browser.until("document.querySelector('#below-panel-" + BELOW.get(tab)
                                + ":not([hidden]):not([aria-busy])')?.children.length > 0");
                        String at = colours + " " + width + " " + BELOW.get(tab) + ": ";
                        browser.axeViolations().forEach(one -> found.add(at + one));
                        if (!Boolean.TRUE.equals(
                                browser.run("return document.documentElement.scrollWidth <= innerWidth"))) {
                            found.add(at + "the page scrolls sideways");
                        }
                    }
                }
            }
            assertThat(found).isEmpty();
        }
    }

    @Test
    void dialogsAndTheFirstPagePassAxe() throws IOException {
        try (Desk desk = Desk.empty(folder)) {
            Browser browser = desk.browser();
            browser.see("Drop a file here");
            assertThat(browser.axeViolations()).isEmpty();
            for (String colours : List.of("light", "dark")) {
                browser.media("prefers-color-scheme", colours);
                browser.drop(Files.writeString(folder.resolve("odd.csv"), "name,price\nMug,3\nPlate,4\n"));
                browser.see("odd.csv cannot be imported as it is");
                assertThat(browser.axeViolations()).isEmpty();
            }
            browser.drop(Files.writeString(folder.resolve("shop.csv"), "name,sku\nMug,A1\nPlate,A2\n"));
            browser.press("Import 2 items");
            browser.see("attribute Title");
            browser.drop(Files.writeString(folder.resolve("more.csv"), "name,sku\nCup,A1\n"));
            browser.see("0 items added, 1 changed, 0 taken out, 1 as before.");
            assertThat(browser.axeViolations()).isEmpty();
            browser.press("Cancel");
            browser.press("Delete file");
            assertThat(browser.axeViolations()).isEmpty();
            browser.press("Delete");
            browser.see("Start with rules");
            assertThat(browser.axeViolations()).isEmpty();
            browser.press("Keys ?");
            browser.see("the next or previous pane");
            assertThat(browser.axeViolations()).isEmpty();
        }
    }
}

package dev.garnish.server.studio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** The author's loop without a mouse. */
@Tag("heavy")
class KeyboardTest {
    @TempDir
    Path folder;

    @Test
    void findsEditsMendsTestsSavesAndShipsByKeysAlone() throws IOException {
        try (Desk desk = Desk.sample(folder)) {
            Browser browser = desk.ready();
            browser.type("?");
            browser.see("the next or previous pane");
            browser.type(Keys.ESCAPE);
            browser.until("!document.querySelector('dialog')");

            browser.chord("k", Keys.CONTROL);
            browser.type("Fleabag");
            browser.until("document.querySelector('#items [aria-selected=\"true\"]')?.innerText.includes('Fleabag')");
            browser.type(Keys.ENTER);
            browser.see("It is shown");

            browser.type(Keys.F6, Keys.F6);
            browser.until("document.activeElement.classList.contains('cm-content')");
            browser.chord(Keys.END, Keys.CONTROL);
            newLine(browser);
            browser.type("attribute About");
            newLine(browser);
            browser.type("use item.descripton");
            newLine(browser);
            browser.type("else \"new\"");
            browser.until("document.querySelector('.cm-lintRange-error')");
            browser.type(Keys.F8);
            browser.see("Ctrl . : Write");
            browser.chord(".", Keys.CONTROL);
            browser.until("!document.querySelector('.cm-lintRange-error')");
            assertThat(browser.editorText()).contains("use item.description");
            browser.chord("s", Keys.CONTROL);
            browser.see("movies.rules is saved");

            browser.type(Keys.TAB);
            assertThat(browser.run("return document.activeElement.classList.contains('cm-content')"))
                    .as("Tab indents")
                    .isEqualTo(true);
            browser.chord("z", Keys.CONTROL);
            browser.type(Keys.ESCAPE);
            browser.type(Keys.TAB);
            browser.until("!document.querySelector('.cm-editor').contains(document.activeElement)");

            browser.chord(Keys.ENTER, Keys.CONTROL);
            browser.see("3 pass, 0 fail");
            browser.run("document.querySelector('#below-tests').focus()");
            browser.type(Keys.ARROW_RIGHT);
            browser.see("Nothing was shipped yet");
            browser.type(Keys.TAB);
            browser.type(Keys.TAB);
            browser.until("document.activeElement.innerText === 'Ship'");
            browser.type(Keys.ENTER);
            browser.type("by keys", Keys.ENTER);
            browser.see("by keys");
            browser.until("!document.querySelector('dialog')");
            browser.until(
                    "document.activeElement.innerText === 'Ship' || document.querySelector('#below').contains(document.activeElement)");
        }
    }

    /** Nobody types on within the frame in which the editor scrolls. Escape first, as Enter takes what is proposed. */
    private static void newLine(Browser browser) {
        browser.await("setTimeout(() => requestAnimationFrame(() => arguments[0]()), 300)");
        browser.type(Keys.ESCAPE, Keys.ENTER);
        browser.await("setTimeout(() => requestAnimationFrame(() => arguments[0]()), 300)");
    }

    @Test
    void tabReachesEverythingShowsWhereItIsAndComesRound() throws IOException {
        try (Desk desk = Desk.sample(folder)) {
            Browser browser = desk.ready();
            List<String> reached = new ArrayList<>();
            for (int i = 0; i < 80; i++) {
                if (Boolean.TRUE.equals(
                        browser.run("return document.activeElement.classList.contains('cm-content')"))) {
                    browser.type(Keys.ESCAPE);
                }
                browser.type(Keys.TAB);
                Object found = browser.run("""
                        const one = document.activeElement;
                        if (one === document.body) return 'round';
                        const style = getComputedStyle(one);
                        const box = one.getBoundingClientRect();
                        const isShown = style.outlineStyle !== 'none' || one.closest('.cm-editor') !== null;
                        const isLarge = one.matches('.grip, iframe, .cm-content, [role=tabpanel], input, select') || (box.width >= 24 && box.height >= 24);
                        return `${one.id || one.className || one.innerText} ${isShown && isLarge ? 'fine' : 'BAD ' + one.outerHTML.slice(0, 100)}`;
                        """);
                reached.add(String.valueOf(found));
                if (found.equals("round")) {
                    break;
                }
            }
            assertThat(reached).noneMatch(one -> one.contains("BAD"));
            assertThat(reached)
                    .contains("round")
                    .anyMatch(one -> one.startsWith("below-problems"))
                    .anyMatch(one -> one.startsWith("cm-content"));
        }
    }
}

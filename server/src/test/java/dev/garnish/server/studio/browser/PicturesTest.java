package dev.garnish.server.studio.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Makes the documentation's pictures, when a folder is given for them. */
@Tag("heavy")
class PicturesTest {
    private static final String IMAGES = System.getProperty("garnish.images", "");

    @TempDir
    Path folder;

    @Test
    void thePicturesOfTheManual() throws IOException {
        assumeTrue(!IMAGES.isEmpty(), "-Dgarnish.images=FOLDER makes the documentation's pictures");
        try (Desk desk = Desk.sample(folder)) {
            Browser browser = desk.ready();
            browser.size(1280, 800);
            browser.select("item.title");
            browser.type(Keys.DELETE);
            browser.type("item.titel");
            browser.see("did you mean");
            browser.until("document.querySelector('#below-panel-problems [data-focus^=\"fix\"]')");
            browser.see("The rules have a mistake");
            browser.type(Keys.ESCAPE);
            take(browser, "studio-problem");
            browser.press("Write title");
            browser.seeNo("did you mean");
            browser.select("\"Sci-Fi\"");
            browser.type(Keys.DELETE);
            browser.type("\"");
            browser.until("document.querySelector('.cm-tooltip-autocomplete')");
            take(browser, "studio-completion");
            browser.type(Keys.ESCAPE);
            browser.chord("z", Keys.CONTROL);
            browser.goTo("item=1010&tab=why&view=values");
            browser.see("It is shown");
            take(browser, "studio-why");
            browser.media("prefers-color-scheme", "dark");
            browser.select("\"Science fiction\"");
            browser.type(Keys.DELETE);
            browser.type("\"Far away\"");
            browser.type(Keys.ESCAPE);
            browser.goTo("tab=changes&view=sms");
            browser.see("Genre changed");
            take(browser, "studio-changes");
        }
    }

    private static void take(Browser browser, String name) throws IOException {
        browser.await("setTimeout(arguments[0], 700)");
        Path picture = Files.createDirectories(Path.of(IMAGES)).resolve(name + ".png");
        assertThat(Files.write(picture, browser.picture())).isNotEmptyFile();
    }
}

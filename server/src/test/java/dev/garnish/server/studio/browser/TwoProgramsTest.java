package dev.garnish.server.studio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;

/** Another program, another page, another server: nothing that was typed is lost. */
@Tag("heavy")
class TwoProgramsTest {
    @TempDir
    Path folder;

    @Test
    void aFileThatAnotherProgramWritesIsShownOrBothTextsAre() throws IOException {
        try (Desk desk = Desk.sample(folder)) {
            Browser browser = desk.ready();
            Path file = desk.rules("movies.rules");
            String text = Files.readString(file);
            Files.writeString(file, text.replace("max 60", "max 61"));
            browser.see("attribute Title max 61");
            browser.see("was changed on disk and is shown anew");

            browser.select("max 61");
            browser.type(Keys.DELETE);
            browser.type("max 62");
            browser.see("not saved");
            Files.writeString(file, text.replace("max 60", "max 63"));
            browser.see("was changed by another program");
            browser.press("Compare");
            browser.see("Two texts of movies.rules");
            browser.see("attribute Title max 63");
            browser.press("Take the disk’s");
            browser.see("attribute Title max 63");
            browser.select("max 63");
            browser.chord("z", Keys.CONTROL);
            browser.see("attribute Title max 62");

            Files.writeString(file, text.replace("max 60", "max 64"));
            browser.press("Compare");
            browser.press("Keep mine");
            browser.seeNo("was changed by another program");
            browser.press("Save");
            browser.see("movies.rules is saved");
            assertThat(file).content().contains("max 62");
            assertThat(desk.faults()).isEmpty();
        }
    }

    @Test
    void textThatWasNotSavedSurvivesAReloadAndANewServer() throws IOException {
        try (Desk desk = Desk.sample(folder)) {
            Browser browser = desk.ready();
            browser.select("Recommended for you");
            browser.type(Keys.DELETE);
            browser.type("Kept for you");
            browser.until("document.querySelector('#saved').innerText === 'not saved'");
            browser.reload();
            desk.ready();
            browser.see("Kept for you");
            browser.until("document.querySelector('#saved').innerText === 'not saved'");
            assertThat(browser.text()).doesNotContain("Another page is editing");

            desk.restart();
            desk.ready();
            browser.see("Kept for you");
            browser.press("Save");
            browser.see("movies.rules is saved");
            assertThat(desk.rules("movies.rules")).content().contains("Kept for you");
        }
    }

    @Test
    void aFileThatAnotherProgramDeletesIsKeptUntilItIsSavedOrLetGo() throws IOException {
        try (Desk desk = Desk.sample(folder)) {
            Browser browser = desk.ready();
            String text = Files.readString(desk.rules("movies.rules"));
            Files.delete(desk.rules("movies.rules"));
            browser.see("movies.rules was deleted by another program");
            browser.see("not saved");
            browser.reload();
            browser.see("attribute Genre");
            browser.press("Save");
            browser.see("movies.rules is saved");
            assertThat(desk.rules("movies.rules")).content().isEqualTo(text);

            browser.await("setTimeout(arguments[0], 1500)"); // The folder is looked at twice a second.
            Files.delete(desk.rules("movies.rules"));
            browser.see("movies.rules was deleted by another program");
            browser.press("Delete file");
            browser.press("Delete");
            browser.see("Start with rules");
            browser.seeNo("was deleted by another program");
            browser.reload();
            browser.see("Start with rules");
            assertThat(desk.faults()).isEmpty();
        }
    }

    @Test
    void whatWasTypedIsTakenBackAlsoAfterAReload() throws IOException {
        try (Desk desk = Desk.sample(folder)) {
            Browser browser = desk.ready();
            String text = browser.editorText();
            browser.select("Picked for you");
            browser.type("Typed for you");
            browser.see("not saved");
            browser.reload();
            browser.see("attribute Genre");
            browser.select("Typed for you");
            browser.press("Discard");
            browser.seeNo("not saved");
            assertThat(browser.editorText()).isEqualTo(text);
            browser.chord("z", Keys.CONTROL);
            browser.see("Typed for you");
            assertThat(desk.faults()).isEmpty();
        }
    }

    @Test
    void aServerThatIsGoneLetsNothingBeSaved() throws IOException {
        try (Desk desk = Desk.sample(folder)) {
            Browser browser = desk.ready();
            browser.select("Picked for you");
            browser.type("Kept for you");
            browser.see("not saved");
            desk.stop();
            browser.see("The server");
            browser.until("document.querySelector('#save').disabled && document.querySelector('#discard').disabled");
            browser.until("document.querySelectorAll('.notice').length === 1");
        }
    }

    @Test
    void onePageAtATimeEdits() throws IOException {
        try (Desk desk = Desk.sample(folder)) {
            Browser browser = desk.ready();
            URI here = URI.create(browser.address().replaceAll("#.*", ""));
            browser.newTab(here);
            browser.see("Another page is editing these rules");
            browser.press("Edit here");
            browser.seeNo("Another page is editing these rules");
            desk.ready();
            browser.tab(0);
            browser.see("Another page is editing these rules");
        }
    }
}

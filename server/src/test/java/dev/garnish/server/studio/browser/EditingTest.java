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
import org.openqa.selenium.support.ui.Select;

/** What the editor does for an author beside taking text: words explained, names changed, mistakes mended, lines laid out. */
@Tag("heavy")
class EditingTest {
    @TempDir
    Path folder;

    @Test
    void aWordIsExplainedToTheMouseAndToTheKeyboard() throws IOException {
        try (Desk desk = Desk.sample(folder)) {
            Browser browser = desk.ready();
            browser.pointAt("when item.genre");
            browser.until("document.querySelector('.hover')?.innerText.includes('32 of 36')");
            browser.pointAway();
            browser.until("!document.querySelector('.hover')");

            browser.select("when item.genre");
            browser.type(Keys.RIGHT);
            browser.chord("i", Keys.CONTROL);
            browser.until("document.querySelector('.hover')?.innerText.includes('32 of 36')");
            browser.type(Keys.LEFT);
            browser.until("!document.querySelector('.hover')");
            assertThat(desk.faults()).isEmpty();
        }
    }

    @Test
    void anAttributeIsRenamedWithItsTests() throws IOException {
        try (Desk desk = Desk.sample(folder)) {
            Browser browser = desk.ready();
            browser.select("Headline");
            browser.type(Keys.F2);
            browser.see("Rename Headline");
            browser.field("New name").sendKeys("no name");
            browser.press("Rename");
            browser.see("This name cannot be given");
            browser.field("New name").clear();
            browser.field("New name").sendKeys("Greeting");
            browser.press("Rename");
            browser.see("attribute Greeting once");

            assertThat(browser.editorText()).doesNotContain("Headline").contains("expect  Greeting = ");
            browser.chord("z", Keys.CONTROL);
            browser.see("attribute Headline once");
            assertThat(browser.editorText()).doesNotContain("Greeting");
            assertThat(desk.faults()).isEmpty();
        }
    }

    @Test
    void sureMistakesAreMendedAtOnceAndLinesLaidOut() throws IOException {
        try (Desk desk = Desk.sample(folder)) {
            Browser browser = desk.ready();
            String before = browser.editorText();
            browser.select("use item.title");
            browser.type(Keys.DELETE);
            browser.type("use item.titel");
            browser.select("use item.genre");
            browser.type(Keys.DELETE);
            browser.type("use item.genr");
            browser.see("the catalog has no column titel");
            browser.see("the catalog has no column genr");

            browser.see("The rules have 2 mistakes");
            browser.press("Fix all");
            browser.see("All sure changes are made.");
            browser.seeNo("has no column");
            browser.seeNo("The rules have");
            browser.press("Format");
            browser.see("Laid out.");

            assertThat(browser.editorText()).isEqualTo(before);
            assertThat(desk.faults()).isEmpty();
        }
    }

    @Test
    void whatIsTypedIsComparedWithTheLastCommit() throws Exception {
        try (Desk desk = Desk.sample(folder)) {
            Process git = new ProcessBuilder(
                            "sh",
                            "-c",
                            "git init -q . && git add -A && git -c user.name=a -c user.email=a@example.com commit -q -m first")
                    .directory(folder.resolve("rules").toFile())
                    .start();
            assumeTrue(git.waitFor() == 0, "no git here");
            Browser browser = desk.ready();
            browser.reload();
            desk.ready();
            browser.select("\"Science fiction\"");
            browser.type("\"Far away\"");
            browser.press("Save");
            browser.see("movies.rules is saved");
            browser.goTo("tab=changes");
            browser.see("No value of any item changes.");

            new Select(browser.field("Compared with")).selectByVisibleText("the last commit");
            browser.see("Genre changed: 4 items");
            browser.see("Science fiction");
            browser.see("Text of movies.rules");
            assertThat(desk.faults()).isEmpty();
        }
    }

    @Test
    void aRecipientIsMadeUpInAForm() throws IOException {
        try (Desk desk = Desk.sample(folder)) {
            Browser browser = desk.ready();
            browser.goTo("item=1815&view=values");
            browser.see("Picked for you");
            browser.press("Make up a recipient");
            browser.field("user.FirstName").sendKeys("Sofia");
            browser.field("country").sendKeys("US");
            browser.press("Show");
            browser.see("Picked for Sofia");
            browser.see("For made up");

            browser.press("Someone of whom nothing is known");
            browser.see("Picked for you");
            assertThat(desk.faults()).isEmpty();
        }
    }

    @Test
    void aFileOfRecipientsThatIsNoneSaysSoWhereItWasChosen() throws IOException {
        try (Desk desk = Desk.sample(folder)) {
            Files.writeString(desk.rules("bad.json"), "no JSON");
            Files.writeString(desk.rules("good.json"), "{\"User\": {\"UserId\": \"u1\"}, \"Demographic\": {}}");
            Browser browser = desk.ready();
            browser.reload();
            desk.ready();
            browser.press("From a file: choose a recipient");
            browser.until(
                    "document.querySelector('dialog[open] .bad')?.innerText.includes('expected an event or a recipient in JSON')");
            new Select(browser.field("File")).selectByValue("good.json");
            browser.until("!document.querySelector('dialog[open] .bad')");
            browser.press("Choose recipient");
            browser.see("For recipient");
            assertThat(desk.faults()).isEmpty();
        }
    }

    @Test
    void whatIsTypedFastOnASlowMachineStandsInItsOrder() throws IOException {
        try (Desk desk = Desk.sample(folder)) {
            Browser browser = desk.ready();
            StringBuilder typed = new StringBuilder(browser.editorText());
            browser.slower(6);
            browser.select("For the family\"]");
            browser.chord(Keys.END, Keys.CONTROL);
            for (int line = 0; line < 10; line++) {
                String text = "attribute A" + line;
                browser.type(text, Keys.ENTER, "use item.title", Keys.ESCAPE, Keys.ENTER);
                typed.append(text).append("\nuse item.title\n");
            }
            browser.slower(1);
            assertThat(browser.editorText()).isEqualTo(typed.toString());
            assertThat(desk.faults()).isEmpty();
        }
    }
}

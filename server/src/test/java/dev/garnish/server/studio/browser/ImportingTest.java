package dev.garnish.server.studio.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.support.ui.Select;

/** Files of items that a person drops on the page: good ones, odd ones, later ones. */
@Tag("heavy")
class ImportingTest {
    private static final String SHOP = "name,sku,price\nBlue mug,A1,12.50\nGreen plate,A2,9.00\n";

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static void choose(Browser browser, String label, String option) {
        new Select(browser.field(label)).selectByValue(option);
    }

    @Test
    void aFileWithoutUsualIdsIsReadByTheColumnThatIsChosen() throws IOException {
        try (Desk desk = Desk.empty(folder.resolve("desk"))) {
            Browser browser = desk.browser();
            browser.see("Drop a file here");
            browser.drop(file("odd.csv", "name,price\nMug,3\nPlate,4\n"));
            browser.see("odd.csv cannot be imported as it is");
            browser.see("none of its columns (name, price) is named item_id, id or sku");
            browser.see("choose a column");
            assertThat(browser.text()).doesNotContain("--").doesNotContain("2 rows");

            choose(browser, "The ids are in", "name");
            browser.see("odd.csv has 2 rows");
            browser.press("Import 2 items");
            browser.see("2 items of odd.csv are in the catalog");
            assertThat(desk.faults()).isEmpty();
        }
    }

    @Test
    void theIdsAreThoseThatWereFoundAlsoBehindOtherColumns() throws IOException {
        try (Desk desk = Desk.empty(folder.resolve("desk"))) {
            Browser browser = desk.browser();
            browser.see("Drop a file here");
            browser.drop(file("shop.csv", SHOP));
            browser.see("shop.csv has 2 rows");
            assertThat(browser.run("return document.querySelector('#ids').value"))
                    .isEqualTo("sku");
            browser.press("Import 2 items");
            browser.see("2 items of shop.csv are in the catalog");
            browser.goTo("item=A1&tab=why");
            browser.see("item.name is \"Blue mug\"");
            assertThat(desk.faults()).isEmpty();
        }
    }

    @Test
    void aColumnThatCannotBeReadIsLeftOut() throws IOException {
        try (Desk desk = Desk.empty(folder.resolve("desk"))) {
            Browser browser = desk.browser();
            browser.see("Drop a file here");
            browser.drop(file("days.csv", "sku,name,since\nA1,Mug,01/02/2026\nA2,Plate,03/04/2026\n"));
            browser.see("days.csv cannot be imported as it is");
            browser.field("Take since").click();
            browser.see("days.csv has 2 rows");
            browser.press("Import 2 items");
            browser.see("2 items of days.csv are in the catalog");
            assertThat(browser.editorText()).doesNotContain("since");
            assertThat(desk.faults()).isEmpty();
        }
    }

    @Test
    void whatTheFileLeavesOpenIsChosenOnThePage() throws IOException {
        try (Desk desk = Desk.empty(folder.resolve("desk"))) {
            Browser browser = desk.browser();
            browser.see("Drop a file here");
            browser.drop(file("days.csv", """
                    sku,name,since,tags,price
                    A1,Mug,01/02/2026,"Kitchen, Blue","1,299"
                    A2,Plate,03/04/2026,Kitchen,"2,300"
                    """));
            browser.see("days.csv cannot be imported as it is");
            browser.see("What has to be decided");
            assertThat(browser.axeViolations()).isEmpty();
            choose(browser, "What comes first in the dates of since", "dmy");
            browser.see("numbers have a comma before their decimals");
            choose(browser, "Before decimals there is", ".");
            browser.seeNo("numbers have a comma before their decimals");
            choose(browser, "Entries of tags", ",");
            browser.see("list of text as was asked");
            assertThat(browser.text()).doesNotContain("--");
            browser.press("Import 2 items");
            browser.see("2 items of days.csv are in the catalog");

            browser.drop(file("more.csv", "sku,price\nA1,7.25\n"), 500, 300);
            browser.see("or let price take them");
            browser.field("Let price take these values: whole numbers get decimals, anything else becomes text")
                    .click();
            browser.see("0 items added, 1 changed");
            browser.press("Cancel");
            assertThat(desk.faults()).isEmpty();
        }
    }

    @Test
    void aFileWithoutAHeaderGetsNamesOnThePage() throws IOException {
        try (Desk desk = Desk.empty(folder.resolve("desk"))) {
            Browser browser = desk.browser();
            browser.see("Drop a file here");
            browser.drop(file("rows.csv", "A1;Mug\nA2;Plate\n"));
            browser.see("rows.csv cannot be imported as it is");
            browser.field("The first line is an item already: it does not name the columns")
                    .click();
            browser.see("column_1, column_2");
            browser.field("Name of column_2").sendKeys(Keys.chord(Keys.CONTROL, "a"), "title");
            choose(browser, "The ids are in", "column_1");
            browser.see("rows.csv has 2 rows");
            browser.press("Import 2 items");
            browser.see("use   item.title");
            assertThat(desk.faults()).isEmpty();
        }
    }

    @Test
    void aLaterFileSaysWhatItChangesAndNeverEntersTheEditor() throws IOException {
        try (Desk desk = Desk.empty(folder.resolve("desk"))) {
            Browser browser = desk.browser();
            browser.see("Drop a file here");
            browser.drop(file("shop.csv", SHOP));
            browser.press("Import 2 items");
            browser.see("attribute Title");
            String rules = browser.editorText();

            browser.drop(file("more.csv", "name,sku,price\nRed mug,A1,12.50\nLamp,A3,64.00\n"), 500, 300);
            browser.see("1 item added, 1 changed, 0 taken out, 1 as before.");
            browser.field("Take items that are not in the file out of the catalog")
                    .click();
            browser.see("1 item added, 1 changed, 1 taken out, 0 as before.");
            browser.press("Import");
            browser.see("more.csv is imported. 1 item added, 1 changed, 1 taken out, 0 as before.");
            browser.see("2 items in items.mv.db");

            browser.drop(folder.resolve("shop.csv"), 500, 300);
            browser.see("shop.csv has 2 rows");
            browser.press("Cancel");
            browser.seeNo("shop.csv has 2 rows");
            assertThat(browser.editorText()).isEqualTo(rules);
            assertThat(desk.faults()).isEmpty();
        }
    }

    @Test
    void itemsWithoutRulesGetFirstRulesWhenAsked() throws IOException {
        Path place = folder.resolve("desk");
        try (Desk desk = Desk.empty(place)) {
            Browser browser = desk.browser();
            browser.see("Drop a file here");
            browser.drop(file("shop.csv", SHOP));
            browser.press("Import 2 items");
            browser.see("attribute Title");
            browser.press("Delete file");
            browser.press("Delete");
            browser.see("there are no rules for them yet");
            browser.press("Propose first rules");
            browser.see("attribute Title");
            browser.see("No problems");
            assertThat(desk.rules("items.rules")).exists();
            assertThat(desk.faults()).isEmpty();
        }
    }
}

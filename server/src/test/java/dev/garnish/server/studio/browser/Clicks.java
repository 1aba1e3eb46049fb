package dev.garnish.server.studio.browser;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.Select;

/** Sentences of the documentation, and what a person does who reads them. A sentence that is none of these fails. */
final class Clicks {
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private final Browser browser;
    private final Path folder;
    private final Map<Pattern, Consumer<MatchResult>> sentences = new LinkedHashMap<>();

    /** @param folder where the files are that the sentences name */
    Clicks(Browser browser, Path folder) {
        this.browser = browser;
        this.folder = folder;
        on("Drop `([^`]+)` on the page", of -> browser.drop(this.folder.resolve(of.group(1))));
        on(
                "Press the keys ((?:`[^`]+`(?:, )?)+)",
                of -> CODE.matcher(of.group(1)).results().forEach(this::key));
        on("(?:Press|Open) \\*\\*([^*]+)\\*\\*", of -> browser.press(of.group(1)));
        on("Write `([^`]+)` instead of `([^`]+)`", of -> write(of.group(1), of.group(2)));
        on(
                "Write `([^`]+)` into \\*\\*([^*]+)\\*\\*",
                of -> browser.field(of.group(2)).sendKeys(of.group(1)));
        on("Type `([^`]+)`", of -> browser.type(of.group(1)));
        on("Choose `([^`]+)` from the list", of -> choose(of.group(1)));
        on("Find the item `([^`]+)`", of -> find(of.group(1)));
        on("Compare with `([^`]+)`", of -> compare(of.group(1)));
        on(
                "You see ((?:`[^`]+`(?: and )?)+)",
                of -> CODE.matcher(of.group(1)).results().forEach(text -> browser.see(text.group(1))));
    }

    private void on(String sentence, Consumer<MatchResult> does) {
        sentences.put(Pattern.compile(sentence + "\\.(?: |$)"), does);
    }

    /** Does a line, sentence by sentence. */
    void follow(String line) {
        try {
            for (String left = line; !left.isEmpty(); ) {
                left = left.substring(first(left));
            }
        } catch (RuntimeException | AssertionError e) {
            throw new AssertionError("the documentation says: " + line, e);
        }
    }

    private int first(String line) {
        for (Map.Entry<Pattern, Consumer<MatchResult>> sentence : sentences.entrySet()) {
            Matcher matcher = sentence.getKey().matcher(line);
            if (matcher.lookingAt()) {
                sentence.getValue().accept(matcher.toMatchResult());
                return matcher.end();
            }
        }
        throw new AssertionError("nobody knows how to do this: " + line);
    }

    private void key(MatchResult name) {
        browser.type(Keys.valueOf(name.group(1).toUpperCase(Locale.ROOT)));
    }

    private void write(String text, String before) {
        browser.select(before);
        browser.type(Keys.DELETE);
        browser.type(text);
    }

    private void choose(String label) {
        browser.until(
                "[...document.querySelectorAll('.cm-tooltip-autocomplete [role=\"option\"]')].some((one) => one.innerText.startsWith(arguments[0]))",
                label);
        WebElement option = (WebElement) browser.run(
                "return [...document.querySelectorAll('.cm-tooltip-autocomplete [role=\"option\"]')].find((one) => one.innerText.startsWith(arguments[0]))",
                label);
        option.click();
    }

    private void find(String title) {
        browser.field("Find an item by id or title").sendKeys(title);
        browser.until(
                "document.querySelector('#items [role=\"option\"][aria-selected=\"true\"]')?.innerText.includes(arguments[0])",
                title);
        browser.type(Keys.ENTER);
    }

    private void compare(String with) {
        new Select(browser.field("Compared with")).selectByVisibleText(with);
    }
}

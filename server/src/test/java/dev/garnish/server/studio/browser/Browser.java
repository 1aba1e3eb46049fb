package dev.garnish.server.studio.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A browser without a window, and what a person does in it. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Skips the test where there is no browser. */
    static Browser open() {
        Optional<Path> chromium = onPath("chromium");
        Optional<Path> chromedriver = onPath("chromedriver");
        assumeTrue(
                chromium.isPresent() && chromedriver.isPresent(),
                "there is no chromium with chromedriver on the PATH: the studio's page is not opened");
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get().toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-dev-shm-usage",
                "--disable-gpu",
                "--hide-scrollbars",
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
                "--window-size=1440,900");
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.get().toFile())
                .usingAnyFreePort()
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options));
        browser.size(1440, 900);
        return browser;
    }

    private static Optional<Path> onPath(String name) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.of(path.split(File.pathSeparator))
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    void go(URI address) {
        driver.get(address.toString());
    }

    /** Another part of the page that is open: {@code #item=1815&tab=why}. */
    void goTo(String hash) {
        run("location.hash = arguments[0]", hash);
    }

    String address() {
        return Objects.requireNonNull(driver.getCurrentUrl());
    }

    void reload() {
        driver.navigate().refresh();
    }

    void size(int width, int height) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    void media(String feature, String value) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    /** As on a machine that is so many times slower. */
    void slower(int times) {
        driver.executeCdpCommand("Emulation.setCPUThrottlingRate", Map.of("rate", times));
    }

    Object run(String script, Object... given) {
        Object result = driver.executeScript(script, given);
        return result == null ? "" : result;
    }

    /** What a script gives that calls its last argument. */
    Object await(String script, Object... given) {
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(60));
        Object result = driver.executeAsyncScript(script, given);
        return result == null ? "" : result;
    }

    /** Waits until an expression holds. */
    void until(String expression, Object... given) {
        try {
            new WebDriverWait(driver, PATIENCE, Duration.ofMillis(40))
                    .until(any -> Boolean.TRUE.equals(run("return !!(" + expression + ")", given)));
        } catch (TimeoutException e) {
            throw new AssertionError(
                    "never: %s %s%nThe focus: %s%nThe page:%n%s%n%s"
                            .formatted(
                                    expression,
                                    List.of(given),
                                    run("return document.activeElement.outerHTML.slice(0, 200)"),
                                    text(),
                                    log()),
                    e);
        }
    }

    /** All that can be read, and what is in the inputs. */
    String text() {
        return run("return document.body.innerText").toString();
    }

    /** Waits until a text can be read somewhere, blanks aside. */
    void see(String text) {
        until("document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0].replace(/\\s+/g, ' '))", text);
    }

    void seeNo(String text) {
        until("!document.body.innerText.replace(/\\s+/g, ' ').includes(arguments[0])", text);
    }

    /** Presses the button, tab or link of a name; in a dialog that is open, of that. */
    void press(String name) {
        for (int tries = 5; ; tries--) {
            try {
                find(name).click();
                return;
            } catch (StaleElementReferenceException e) {
                // The pane was drawn anew between the look and the click.
                if (tries == 0) {
                    throw e;
                }
            }
        }
    }

    private WebElement find(String name) {
        String script = """
                const scope = [...document.querySelectorAll('dialog[open]')].pop() ?? document;
                const named = (one) => [one.getAttribute('aria-label'), one.innerText].map((text) => text?.replace(/\\s+/g, ' ').trim());
                const all = [...scope.querySelectorAll('button, a, [role="option"]')].filter((one) => one.checkVisibility() && !one.disabled);
                return all.find((one) => named(one).includes(arguments[0]))
                    ?? all.find((one) => one.getAttribute('role') && named(one).some((text) => text?.startsWith(arguments[0])));
                """;
        until("(function () {" + script + "}).apply(null, arguments)", name);
        return (WebElement) run(script, name);
    }

    /** Puts the cursor into a field by its label. */
    WebElement field(String label) {
        String script = """
                const scope = [...document.querySelectorAll('dialog[open]')].pop() ?? document;
                const label = [...scope.querySelectorAll('label')].find((one) => one.checkVisibility() && one.innerText.trim() === arguments[0]);
                return label?.control ?? scope.querySelector(`[aria-label="${CSS.escape(arguments[0])}"]`);
                """;
        until("(function () {" + script + "}).apply(null, arguments)", label);
        return (WebElement) run(script, label);
    }

    /** Types keys where the focus is. */
    void type(CharSequence... keys) {
        Actions actions = new Actions(driver);
        for (CharSequence one : keys) {
            actions.sendKeys(one);
        }
        actions.perform();
    }

    /** A key with others held down. */
    void chord(CharSequence key, Keys... held) {
        Actions actions = new Actions(driver);
        for (Keys one : held) {
            actions.keyDown(one);
        }
        actions.sendKeys(key);
        for (Keys one : held) {
            actions.keyUp(one);
        }
        actions.perform();
    }

    /** Selects a text in the editor, however many blanks are between its words. */
    void select(String text) {
        String script = """
                const done = arguments[arguments.length - 1];
                import('@codemirror/view').then(({ EditorView }) => {
                  const view = EditorView.findFromDOM(document.querySelector('.cm-editor'));
                  const words = arguments[0].split(' ').map((word) => word.replace(/[.*+?^${}()|[\\]\\\\]/g, '\\\\$&'));
                  const found = new RegExp(words.join(' +')).exec(view.state.doc.toString());
                  if (found) view.dispatch({ selection: { anchor: found.index, head: found.index + found[0].length }, scrollIntoView: true });
                  view.focus();
                  done(found !== null);
                });
                """;
        assertThat(await(script, text)).as("in the editor: %s", text).isEqualTo(true);
    }

    /** Rests the mouse on a text in the editor. */
    void pointAt(String text) {
        select(text);
        String script = """
                const done = arguments[arguments.length - 1];
                import('@codemirror/view').then(({ EditorView }) => {
                  const view = EditorView.findFromDOM(document.querySelector('.cm-editor'));
                  const at = view.coordsAtPos(view.state.selection.main.head - 1);
                  done([Math.round(at.left) + 2, Math.round((at.top + at.bottom) / 2)]);
                });
                """;
        List<?> at = (List<?>) await(script);
        moveMouse(((Number) at.get(0)).intValue(), ((Number) at.get(1)).intValue());
    }

    /** Rests the mouse where there is nothing. */
    void pointAway() {
        moveMouse(1, 1);
    }

    /** As a person does: not at once. */
    private void moveMouse(int x, int y) {
        for (int step = 3; step >= 0; step--) {
            driver.executeCdpCommand(
                    "Input.dispatchMouseEvent", Map.of("type", "mouseMoved", "x", x + step, "y", y + step));
        }
    }

    /** The text in the editor, all of it. */
    String editorText() {
        String script = """
                const done = arguments[arguments.length - 1];
                import('@codemirror/view').then(({ EditorView }) =>
                  done(EditorView.findFromDOM(document.querySelector('.cm-editor')).state.doc.toString()));
                """;
        return await(script).toString();
    }

    /** Drops a file on the middle of the page. */
    void drop(Path file) {
        drop(file, 600, 600);
    }

    void drop(Path file, int x, int y) {
        Map<String, Object> data = Map.of(
                "items", List.of(), "files", List.of(file.toAbsolutePath().toString()), "dragOperationsMask", 1);
        for (String type : List.of("dragEnter", "dragOver", "drop")) {
            driver.executeCdpCommand("Input.dispatchDragEvent", Map.of("type", type, "x", x, "y", y, "data", data));
        }
    }

    /** What axe finds wrong with what is shown, once colours that change have changed: the rule and the elements. */
    List<String> axeViolations() throws IOException {
        if (!Boolean.TRUE.equals(run("return 'axe' in window"))) {
            run(resource("axe/axe.min.js"));
        }
        Object found = await("""
                const done = arguments[arguments.length - 1];
                Promise.allSettled(document.getAnimations().map((one) => one.finished)).then(() => axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], iframes: false })).then((run) =>
                  done([run.passes.length, ...run.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 200)).slice(0, 3).join(' ')}`)]));
                """);
        List<String> all = new ArrayList<>();
        ((List<?>) found).forEach(one -> all.add(String.valueOf(one)));
        assertThat(Integer.parseInt(all.remove(0))).as("rules that axe tried").isGreaterThan(25);
        return all;
    }

    static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(Browser.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    byte[] picture() {
        return driver.getScreenshotAs(OutputType.BYTES);
    }

    /** What the page's console holds: what its policy refused, and what failed. */
    List<String> log() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    void newTab(URI address) {
        driver.switchTo().newWindow(org.openqa.selenium.WindowType.TAB);
        go(address);
    }

    /** The tab that was opened at a place, from 0. */
    void tab(int index) {
        driver.switchTo().window(List.copyOf(driver.getWindowHandles()).get(index));
    }

    @Override
    public void close() {
        driver.quit();
    }
}

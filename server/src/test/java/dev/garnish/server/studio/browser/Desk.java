package dev.garnish.server.studio.browser;

import dev.garnish.server.studio.Studio;
import dev.garnish.server.studio.StudioOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A studio over files in a folder, with a browser that it let in. */
final class Desk implements AutoCloseable {
    private final Path folder;
    private final @Nullable String catalog;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private Studio studio;
    private final Browser browser;

    private Desk(Path folder, @Nullable String catalog, Browser browser) throws IOException {
        this.folder = folder;
        this.catalog = catalog;
        this.browser = browser;
        this.studio = start();
    }

    /** Without rules and items. */
    static Desk empty(Path folder) throws IOException {
        return open(folder, null);
    }

    /** With the sample's rules and items. */
    static Desk sample(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("rules"));
        Files.copy(Path.of("../rules/movies.rules"), folder.resolve("rules/movies.rules"));
        return open(folder, null);
    }

    static Desk open(Path folder, @Nullable String catalog) throws IOException {
        Browser browser = Browser.open();
        try {
            Desk desk = new Desk(folder, catalog, browser);
            browser.go(desk.studio.address());
            return desk;
        } catch (IOException | RuntimeException | Error e) {
            browser.close();
            throw e;
        }
    }

    private Studio start() throws IOException {
        return Studio.start(new StudioOptions(
                Files.createDirectories(folder.resolve("rules")),
                catalog,
                0,
                folder.resolve("state"),
                Files.createDirectories(folder.resolve("live")),
                thrown -> String.valueOf(thrown.getMessage()),
                "0.1.0",
                new PrintStream(log, true, StandardCharsets.UTF_8)));
    }

    Browser browser() {
        return browser;
    }

    URI address() {
        return studio.address();
    }

    Path rules(String name) {
        return folder.resolve("rules").resolve(name);
    }

    /** The page with its rules in the editor and their problems known. */
    Browser ready() {
        browser.until("document.querySelector('#outline li')");
        browser.until("document.querySelector('.hits')");
        return browser;
    }

    /** Ends the server and starts another, to whose address the browser goes. */
    void restart() throws IOException {
        studio.close();
        studio = start();
        browser.go(studio.address());
    }

    void stop() {
        studio.close();
    }

    /** Faults of the server: there are to be none. */
    String faults() {
        return log.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            browser.close();
        } finally {
            studio.close();
        }
    }
}

package dev.garnish.server.studio;

import dev.garnish.event.Diagnostic;
import dev.garnish.languageserver.LanguageSession;
import dev.garnish.languageserver.ServerOptions;
import dev.garnish.server.internal.http.ApiHandler;
import dev.garnish.server.internal.http.Jetty;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;

/**
 * A page on this machine where an author edits rules, sees what recipients get, and ships. Thread-safe.
 *
 * <pre>{@code
 * try (Studio studio = Studio.start(options)) {
 *     System.out.println(studio.address());
 *     studio.join();
 * }
 * }</pre>
 */
public final class Studio implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final Duration ARRIVAL = Duration.ofSeconds(30);

    private final Server server;
    private final URI address;
    private final Pages pages;
    private final OpenItems items;
    private final Watch watch;
    private final Routes routes;

    private Studio(Server server, URI address, Pages pages, OpenItems items, Watch watch, Routes routes) {
        this.server = server;
        this.address = address;
        this.pages = pages;
        this.items = items;
        this.watch = watch;
        this.routes = routes;
    }

    /**
     * Listens, and looks for items from now on.
     *
     * @param options what to start with
     * @return a studio, to be closed
     * @throws IOException if the port is in use
     */
    public static Studio start(StudioOptions options) throws IOException {
        RulesFolder folder = new RulesFolder(options.rules());
        Workbench bench = new Workbench(folder, Drafts.of(options.state(), folder.root()));
        Path around = Objects.requireNonNullElse(folder.folder().getParent(), folder.folder());
        Path imports = (folder.isFile() ? folder.folder() : around).resolve("items.mv.db");
        CurrentCatalog catalog =
                new CurrentCatalog(options.catalog(), imports, !folder.names().isEmpty());
        OpenItems items = new OpenItems(catalog, options.reasons());
        FileRequests files = new FileRequests(bench);
        Pages pages = new Pages(
                (client, typed) -> LanguageSession.open(languageOptions(options, folder, catalog), client, typed),
                files::typed);
        Watch watch = new Watch(files, items, bench.drafts(), pages, options.reasons());
        Door door = new Door();
        Routes routes = new Routes(options, door, pages, bench, catalog, items, files, watch);
        PrintStream log = options.log();
        GracefulHandler handler = new GracefulHandler(new ApiHandler(
                routes.all(),
                "docs/studio.md",
                door,
                thrown -> log.println(Diagnostic.fault("", thrown).message()),
                ARRIVAL));
        Server server = Jetty.server("garnish-studio", handler);
        Jetty.listen(server, HOST, options.port(), null);
        Jetty.start(server);
        watch.start();
        return new Studio(
                server, URI.create(Jetty.uri(server) + "/?token=" + door.token()), pages, items, watch, routes);
    }

    private static ServerOptions languageOptions(StudioOptions options, RulesFolder folder, CurrentCatalog catalog) {
        return new ServerOptions(folder.root(), catalog, any -> catalog, options.reasons(), options.version());
    }

    /** {@return the address that lets one browser in, once} */
    public URI address() {
        return address;
    }

    /**
     * Waits until the studio is closed.
     *
     * @throws InterruptedException if this thread is interrupted
     */
    public void join() throws InterruptedException {
        server.join();
    }

    /** Takes no more requests, waits for those that are under way, and stores what was typed. Closing twice does nothing. */
    @Override
    public void close() {
        pages.close();
        Jetty.stop(server);
        watch.close();
        items.close();
        try {
            routes.close();
        } catch (IOException e) {
            // The system clears its folder of temporary files.
        }
    }
}

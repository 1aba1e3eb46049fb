package dev.garnish.server;

import dev.garnish.Garnish;
import dev.garnish.server.internal.http.ApiHandler;
import dev.garnish.server.internal.http.Jetty;
import dev.garnish.server.internal.http.Route;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;

/**
 * Recommendations over HTTP, for whoever sends. It answers with what a {@link Garnish} works with at that moment, which
 * it neither opens nor closes. Thread-safe.
 *
 * <pre>{@code
 * try (Garnish garnish = Garnish.builder()
 *                 .rules(Path.of("rules"))
 *                 .catalog("shop.mv.db")
 *                 .deadline(Duration.ofSeconds(1))
 *                 .watching(Duration.ofSeconds(1))
 *                 .open();
 *         GarnishServer server = GarnishServer.builder(garnish).port(8080).start()) {
 *     server.join();
 * }
 * }</pre>
 */
public final class GarnishServer implements AutoCloseable {
    private static final List<String> GET = List.of("GET", "HEAD");

    private final Server api;
    private final Server admin;
    private final URI uri;
    private final URI adminUri;

    /** @param api runs, as does the other */
    private GarnishServer(Server api, Server admin) {
        this.api = api;
        this.admin = admin;
        this.uri = Jetty.uri(api);
        this.adminUri = Jetty.uri(admin);
    }

    /**
     * The settings of a new server.
     *
     * @param garnish what answers; must stay open while the server runs
     * @return settings, to be started
     */
    public static GarnishServerBuilder builder(Garnish garnish) {
        return new GarnishServerBuilder(garnish);
    }

    static GarnishServer start(GarnishServerBuilder settings) throws IOException {
        if (settings.keys != null) {
            settings.keys.onChange(settings.telemetry::keysChanged);
        }
        GracefulHandler graceful = new GracefulHandler(Jetty.compressing(handler(settings)));
        Server api = Jetty.server("garnish", graceful);
        api.setRequestLog(settings.telemetry::answered);
        Jetty.listen(api, settings.host, settings.port, settings.tls == null ? null : settings.tls.open());
        settings.telemetry.metrics().watch(settings.garnish);
        Handler health = new AdminHandler(
                settings.garnish,
                settings.telemetry.metrics(),
                graceful::isShutdown,
                GarnishServerBuilder.isLoopback(settings.adminHost));
        Server admin = Jetty.server("garnish-admin", health);
        Jetty.listen(admin, settings.adminHost, settings.adminPort, null);
        Jetty.start(api, admin);
        return new GarnishServer(api, admin);
    }

    private static ApiHandler handler(GarnishServerBuilder settings) {
        return new ApiHandler(
                routes(settings),
                "/openapi.json",
                new Gate(settings.keys),
                settings.telemetry::fault,
                settings.arrival);
    }

    static List<Route> routes(GarnishServerBuilder settings) {
        Engine engine = new Engine(settings.garnish, settings.concurrent);
        HostFormats formats = new HostFormats(settings.shapes);
        RecommendEndpoint recommend = new RecommendEndpoint(engine);
        return List.of(
                new Route("/v1/recommend", List.of("GET", "HEAD", "POST"), recommend),
                new Route("/v1/events/{host}", List.of("POST"), new EventsEndpoint(engine, formats)),
                new Route("/v1/lines", List.of("POST"), new LinesEndpoint(engine, formats)),
                new Route("/v1/feeds/{file}", GET, new FeedEndpoint(settings.feeds, recommend)),
                new Route("/openapi.json", GET, new OpenApiEndpoint()));
    }

    /** {@return where callers connect to, with the port that was found: {@code http://127.0.0.1:8080}} */
    public URI uri() {
        return uri;
    }

    /** {@return where {@code /healthz}, {@code /readyz} and {@code /metrics} are} */
    public URI adminUri() {
        return adminUri;
    }

    /**
     * Waits until the server is closed.
     *
     * @throws InterruptedException if this thread is interrupted
     */
    public void join() throws InterruptedException {
        api.join();
    }

    /**
     * Takes no more requests, and waits for those that are under way, at most ten seconds. Meanwhile {@code /readyz} says
     * so. Closing twice does nothing.
     */
    @Override
    public void close() {
        Jetty.stop(api);
        Jetty.stop(admin);
    }
}

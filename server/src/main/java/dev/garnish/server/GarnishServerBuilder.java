package dev.garnish.server;

import dev.garnish.Garnish;
import dev.garnish.event.EventShape;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a {@link GarnishServer}, all of which have defaults. Each setter returns this builder. For one thread.
 *
 * <pre>{@code
 * GarnishServer server = GarnishServer.builder(garnish)
 *         .host("0.0.0.0")
 *         .keys(ApiKeys.load(Path.of("keys.txt"), 200))
 *         .tls(TlsFiles.pem(Path.of("chain.pem"), Path.of("key.pem")))
 *         .concurrent(32)
 *         .start();
 * }</pre>
 */
public final class GarnishServerBuilder {
    final Garnish garnish;
    String host = "127.0.0.1";
    int port = 8080;
    String adminHost = "127.0.0.1";
    int adminPort = 8081;
    int concurrent = 64;

    /** How long a body may take to arrive. */
    Duration arrival = Duration.ofSeconds(10);

    @Nullable
    ApiKeys keys;

    @Nullable
    TlsFiles tls;

    Telemetry telemetry = Telemetry.to(System.err);
    final Map<String, List<String>> feeds = new LinkedHashMap<>();
    final Map<String, EventShape> shapes = new LinkedHashMap<>();

    GarnishServerBuilder(Garnish garnish) {
        this.garnish = garnish;
    }

    /**
     * Where callers connect to.
     *
     * @param name a name or an address of this machine; without this 127.0.0.1, which only this machine reaches.
     *     {@code 0.0.0.0} is every address, and needs {@link #keys}
     * @return this builder
     */
    public GarnishServerBuilder host(String name) {
        this.host = name;
        return this;
    }

    /**
     * The port for callers.
     *
     * @param number 0 for any that is free; without this 8080
     * @return this builder
     */
    public GarnishServerBuilder port(int number) {
        this.port = number;
        return this;
    }

    /**
     * Where {@code /healthz}, {@code /readyz} and {@code /metrics} are, which need no key.
     *
     * @param name as for {@link #host}
     * @return this builder
     */
    public GarnishServerBuilder adminHost(String name) {
        this.adminHost = name;
        return this;
    }

    /**
     * The port for {@code /healthz}, {@code /readyz} and {@code /metrics}.
     *
     * @param number 0 for any that is free; without this 8081
     * @return this builder
     */
    public GarnishServerBuilder adminPort(int number) {
        this.adminPort = number;
        return this;
    }

    /**
     * Who may ask. Without this everybody on this machine may, and nobody else.
     *
     * @param callers asked for every request
     * @return this builder
     */
    public GarnishServerBuilder keys(ApiKeys callers) {
        this.keys = callers;
        return this;
    }

    /**
     * Serves callers by TLS.
     *
     * @param files read by {@link #start}
     * @return this builder
     */
    public GarnishServerBuilder tls(TlsFiles files) {
        this.tls = files;
        return this;
    }

    /**
     * Where requests are logged and counted; without this to standard error.
     *
     * @param other of this server alone
     * @return this builder
     */
    public GarnishServerBuilder telemetry(Telemetry other) {
        this.telemetry = other;
        return this;
    }

    /**
     * A named list of items, at {@code /v1/feeds/NAME.json}.
     *
     * @param name letters, digits, dashes and underscores
     * @param items ids in their order; copied
     * @return this builder
     * @throws IllegalArgumentException if the name is none, or there are too many items
     */
    public GarnishServerBuilder feed(String name, List<String> items) {
        requireName("a feed", name);
        if (items.size() > RecommendRequest.MOST_ITEMS) {
            throw new IllegalArgumentException("a feed has at most " + RecommendRequest.MOST_ITEMS + " items");
        }
        feeds.put(name, List.copyOf(items));
        return this;
    }

    /**
     * Events of one's own, at {@code /v1/events/NAME} and {@code /v1/lines?host=NAME}.
     *
     * @param name letters, digits, dashes and underscores; not that of a host
     * @param shape how they are read
     * @return this builder
     * @throws IllegalArgumentException if the name is none, or a host's
     */
    public GarnishServerBuilder shape(String name, EventShape shape) {
        requireName("a shape", name);
        if (HostFormats.isHost(name)) {
            throw new IllegalArgumentException("a shape cannot have the name of the host " + name);
        }
        shapes.put(name, shape);
        return this;
    }

    private static void requireName(String what, String name) {
        if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException(what + "'s name has 1 to 64 letters, digits, dashes and underscores");
        }
    }

    /**
     * How many requests are worked on at once; others wait for a quarter of a second and are then refused with status 503.
     *
     * @param requests 1 or more; without this 64
     * @return this builder
     * @throws IllegalArgumentException if it is less
     */
    public GarnishServerBuilder concurrent(int requests) {
        if (requests < 1) {
            throw new IllegalArgumentException("at least one request at once");
        }
        this.concurrent = requests;
        return this;
    }

    /**
     * Listens.
     *
     * @return a server, to be closed by the caller before the {@link Garnish} that it answers by
     * @throws IllegalStateException if others than this machine would reach it without a key
     * @throws IOException if a port is in use, a host is not known, or a file cannot be used
     */
    public GarnishServer start() throws IOException {
        if (!isLoopback(host) && keys == null) {
            throw new IllegalStateException(
                    "without keys a server listens on this machine's own 127.0.0.1 only: give keys to listen elsewhere");
        }
        return GarnishServer.start(this);
    }

    static boolean isLoopback(String host) throws IOException {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new UnknownHostException(host + " is no host that this machine knows");
        }
    }
}

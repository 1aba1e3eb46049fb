package dev.garnish.cli;

import dev.garnish.Garnish;
import dev.garnish.GarnishBuilder;
import dev.garnish.ShapeFile;
import dev.garnish.server.ApiKeys;
import dev.garnish.server.GarnishServer;
import dev.garnish.server.GarnishServerBuilder;
import dev.garnish.server.Telemetry;
import dev.garnish.server.TlsFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** {@code garnish serve}: recommendations and hosts' events over HTTP, until a signal ends it. */
final class ServeCommand implements Verb {
    private static final String PASSWORD = "GARNISH_TLS_PASSWORD";
    static final int MOST_PORT = 65_535;

    /** A request's look-ups end in this time, and rules and items are looked at this often. */
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Console console;

    private final Setup setup = new Setup();
    private final OptionSpec host = Args.option(
            "--host",
            "ADDRESS",
            String.class,
            "127.0.0.1",
            "Where callers connect to; 0.0.0.0 is every address, and needs --keys.");
    private final OptionSpec port =
            Args.option("--port", "N", Integer.class, "8080", "The port for callers; 0 is any that is free.");
    private final OptionSpec adminHost = Args.option(
            "--admin-host", "ADDRESS", String.class, "127.0.0.1", "Where /healthz, /readyz and /metrics are.");
    private final OptionSpec adminPort =
            Args.option("--admin-port", "N", Integer.class, "8081", "Their port; 0 is any that is free.");
    private final OptionSpec keys =
            Args.option("--keys", "FILE", Path.class, "Who may ask: a file of names and hashes of keys.");
    private final OptionSpec newKey = Args.option(
            "--new-key",
            "NAME",
            String.class,
            "Prints a new key, once, adds its hash to the file of --keys, and ends.");
    private final OptionSpec rate = Args.option(
            "--rate", "N", Integer.class, "How many requests a second a key may make; without it any number.");
    private final OptionSpec feeds = Args.pairs(
            "--feed", "NAME=ID,ID,..", "Items that are served at /v1/feeds/NAME.json; may be given several times.");
    private final OptionSpec shapes = Args.pairs(
            "--shape",
            "NAME=FILE.json",
            "Events of your own (docs/shapes.md), at /v1/events/NAME and /v1/lines?host=NAME; may be given several times.");
    private final OptionSpec certificate = Args.option(
            "--tls-cert",
            "FILE",
            Path.class,
            "Serves by TLS: a certificate chain in PEM, or a PKCS#12 store whose password is in " + PASSWORD + ".");
    private final OptionSpec certificateKey =
            Args.option("--tls-key", "FILE", Path.class, "The private key of a chain in PEM (PKCS#8).");
    private final OptionSpec clients = Args.option(
            "--tls-clients", "FILE", Path.class, "Only clients with a certificate by one of these authorities (PEM).");

    ServeCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Args.spec(
                this,
                "serve",
                "Answers over HTTP: recommendations, hosts' events, lines and feeds. Edited rules and newer items take"
                        + " over once they pass their checks and tests. Ends with Ctrl-C or SIGTERM, after the requests"
                        + " that are under way.",
                "",
                "Examples:",
                "  garnish serve",
                "  curl 'http://127.0.0.1:8080/v1/recommend?items=1815,2009&recipient.country=US'",
                "  garnish serve --keys keys.txt --new-key braze",
                "  garnish serve --host 0.0.0.0 --keys keys.txt --rules rules --catalog shop.mv.db");
        setup.addTo(spec);
        for (OptionSpec option : List.of(host, port, adminHost, adminPort, keys, newKey, rate, feeds, shapes)) {
            spec.addOption(option);
        }
        return spec.addOption(certificate).addOption(certificateKey).addOption(clients);
    }

    @Override
    public Integer call() throws IOException {
        @Nullable String name = newKey.getValue();
        return name == null ? serve() : makeKey(name);
    }

    private int makeKey(String name) throws IOException {
        @Nullable Path file = keys.getValue();
        if (file == null) {
            throw Failure.usage("--new-key adds to a file: give --keys FILE");
        }
        try {
            console.out().println(ApiKeys.create(file, name));
            return Exit.OK;
        } catch (IllegalArgumentException e) {
            throw Failure.usage("--new-key: " + e.getMessage());
        }
    }

    private int serve() throws IOException {
        Telemetry telemetry = Telemetry.to(console.err());
        requireOptions();
        try (Garnish garnish = setup.addTo(builder(telemetry)).open();
                GarnishServer server = start(garnish, telemetry)) {
            console.err()
                    .println("garnish: answering at " + server.uri() + ", health and metrics at " + server.adminUri());
            console.err().flush();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(server, garnish), "garnish-stop"));
            server.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Exit.OK;
    }

    private static GarnishBuilder builder(Telemetry telemetry) {
        return Garnish.builder()
                .deadline(SECOND)
                .watching(SECOND)
                .onChange(telemetry)
                .onTrouble(telemetry);
    }

    /** What is checked before anything is opened. */
    private void requireOptions() {
        for (OptionSpec one : List.of(port, adminPort)) {
            int number = one.getValue();
            if (number < 0 || number > MOST_PORT) {
                throw Failure.usage(one.longestName() + " is " + number + ", expected 0 to " + MOST_PORT);
            }
        }
        for (OptionSpec one : List.of(host, adminHost)) {
            if (one.<String>getValue().isBlank()) {
                throw Failure.usage(one.longestName() + " is empty");
            }
        }
        requireTlsOptions();
        @Nullable Integer limit = rate.getValue();
        if (limit != null && (limit < 1 || keys.getValue() == null)) {
            throw Failure.usage("--rate is how many requests a second a key may make: 1 or more, with --keys");
        }
    }

    private void requireTlsOptions() {
        if (certificate.getValue() == null && (certificateKey.getValue() != null || clients.getValue() != null)) {
            throw Failure.usage("--tls-key and --tls-clients are for --tls-cert");
        }
        if (certificate.getValue() != null && certificateKey.getValue() == null && System.getenv(PASSWORD) == null) {
            throw Failure.usage("--tls-cert without --tls-key is a PKCS#12 store: give its password in " + PASSWORD
                    + ", or --tls-key for a chain in PEM");
        }
    }

    private GarnishServer start(Garnish garnish, Telemetry telemetry) throws IOException {
        GarnishServerBuilder server = GarnishServer.builder(garnish)
                .host(host.getValue())
                .port(port.<Integer>getValue())
                .adminHost(adminHost.getValue())
                .adminPort(adminPort.<Integer>getValue())
                .telemetry(telemetry);
        @Nullable Path known = keys.getValue();
        if (known != null) {
            @Nullable Integer limit = rate.getValue();
            server.keys(ApiKeys.load(known, limit == null ? 0 : limit));
        }
        if (certificate.getValue() != null) {
            server.tls(tls());
        }
        each(feeds, (name, ids) -> server.feed(name, ids(ids)));
        each(shapes, (name, file) -> server.shape(name, ShapeFile.load(Path.of(file))));
        try {
            return server.start();
        } catch (IllegalStateException e) {
            throw Failure.usage("--host " + host.getValue() + ": " + e.getMessage());
        }
    }

    /** What an option names; one that the server does not take is a wrong call. */
    private static void each(OptionSpec pairs, BiConsumer<String, String> taken) {
        try {
            Args.valueOf(pairs).forEach(taken);
        } catch (IllegalArgumentException e) {
            throw Failure.usage(pairs.longestName() + ": " + e.getMessage());
        }
    }

    private static List<String> ids(String given) {
        return Arrays.stream(given.split(",", -1))
                .map(String::strip)
                .filter(id -> !id.isEmpty())
                .toList();
    }

    private TlsFiles tls() {
        @Nullable Path key = certificateKey.getValue();
        TlsFiles files = key == null
                ? TlsFiles.pkcs12(certificate.getValue(), System.getenv().getOrDefault(PASSWORD, ""))
                : TlsFiles.pem(certificate.getValue(), key);
        @Nullable Path authorities = clients.getValue();
        return authorities == null ? files : files.withClientsOf(authorities);
    }

    /** Of a signal: what is under way ends, and that is a good end. */
    private void end(GarnishServer server, Garnish garnish) {
        server.close();
        garnish.close();
        console.err().flush();
        Runtime.getRuntime().halt(Exit.OK);
    }
}

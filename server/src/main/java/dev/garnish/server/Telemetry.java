package dev.garnish.server;

import dev.garnish.Change;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.TroubleListener;
import dev.garnish.internal.text.Printable;
import dev.garnish.server.internal.http.JsonObject;
import dev.garnish.server.internal.http.RequestFacts;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * What a server reports about itself: a JSON object a line for each request and each newer version, and the counters of
 * {@code /metrics}. It holds names, numbers and versions, and nothing of a recipient. Safe for many threads; one belongs to
 * one {@link GarnishServer}.
 *
 * <pre>{@code
 * Telemetry telemetry = Telemetry.to(System.err);
 * Garnish garnish = Garnish.builder()
 *         .rules(rules)
 *         .catalog(catalog)
 *         .onChange(telemetry)
 *         .onTrouble(telemetry)
 *         .open();
 * GarnishServer server = GarnishServer.builder(garnish).telemetry(telemetry).start();
 * }</pre>
 */
public final class Telemetry implements Consumer<Change>, TroubleListener {
    /** A catalog that is down fails each request in the same way: once in this time is enough. */
    private static final long TROUBLE_EVERY_NANOS = 10_000_000_000L;

    private static final int SHORT = 12;

    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

    private final PrintStream log;
    private final ServerMetrics metrics = new ServerMetrics();
    private final AtomicLong troubleSaid = new AtomicLong(System.nanoTime() - TROUBLE_EVERY_NANOS);

    private Telemetry(PrintStream log) {
        this.log = log;
    }

    /**
     * A log that is written to a stream, and counters that start at 0.
     *
     * @param log takes JSON Lines in UTF-8, one write a line; never closed
     * @return a new one, for one server
     */
    public static Telemetry to(PrintStream log) {
        return new Telemetry(log);
    }

    ServerMetrics metrics() {
        return metrics;
    }

    /** Logs and counts what became of newer rules or items: pass this to {@code GarnishBuilder.onChange}. */
    @Override
    public void accept(Change change) {
        String subject = change.subject().name().toLowerCase(Locale.ROOT);
        metrics.changed(subject, change.outcome());
        JsonObject line = line("reload")
                .text("subject", subject)
                .text(
                        "outcome",
                        change.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' '))
                .text("version", Printable.name(change.version()));
        if (change.outcome() == Change.Outcome.TOOK_OVER) {
            line.text("before", Printable.name(change.before()));
        }
        print(change.reason().isEmpty() ? line : line.text("reason", change.reason()));
    }

    /** Logs and counts that a changed file of keys took over; where there is a reason, why it did not. */
    void keysChanged(String reason) {
        boolean tookOver = reason.isEmpty();
        metrics.changed("keys", tookOver ? Change.Outcome.TOOK_OVER : Change.Outcome.REFUSED);
        JsonObject line = line("reload").text("subject", "keys").text("outcome", tookOver ? "took over" : "refused");
        print(tookOver ? line : line.text("reason", Printable.text(reason)));
    }

    /** Logs why a catalog does not answer, at most once in ten seconds: pass this to {@code GarnishBuilder.onTrouble}. */
    @Override
    public void trouble(Diagnostic diagnostic, Throwable cause) {
        long now = System.nanoTime();
        long said = troubleSaid.get();
        if (now - said >= TROUBLE_EVERY_NANOS && troubleSaid.compareAndSet(said, now)) {
            print(line("trouble")
                    .text("code", diagnostic.code().name())
                    .text("message", Printable.text(diagnostic.message())));
        }
    }

    /** A fault of ours: its kind and its place, because its message could hold a recipient's data. */
    void fault(Throwable thrown) {
        print(line("fault").text("message", Diagnostic.fault("", thrown).message()));
    }

    /** One line and the counters for a request that was answered. */
    void answered(Request request, Response response) {
        RequestFacts facts = RequestFacts.of(request);
        long nanos = System.nanoTime() - request.getBeginNanoTime();
        String method = METHODS.contains(request.getMethod()) ? request.getMethod() : "other";
        metrics.answered(facts, method, response.getStatus(), nanos);
        JsonObject line = line("request")
                .text("method", method)
                .text("route", facts.route)
                .number("status", response.getStatus())
                .number("bytes", Math.max(0, Response.getContentBytesWritten(response)))
                .raw("ms", millis(nanos));
        print(withFacts(line, facts));
    }

    private static JsonObject withFacts(JsonObject line, RequestFacts facts) {
        textIfAny(line, "key", facts.key);
        if (!facts.rules.isEmpty()) {
            line.number("items", facts.items)
                    .text("rules", shortened(facts.rules))
                    .text("catalog", shortened(facts.catalog));
        }
        if (facts.lines > 0) {
            line.number("lines", facts.lines).number("linesNotDone", facts.linesNotDone);
        }
        if (facts.isCutOff) {
            line.raw("cutOff", "true");
        }
        if (!facts.troubles.isEmpty()) {
            line.counts("troubles", facts.troubles);
        }
        return textIfAny(line, "trace", facts.trace);
    }

    private static JsonObject textIfAny(JsonObject line, String key, String value) {
        return value.isEmpty() ? line : line.text(key, value);
    }

    private static JsonObject line(String event) {
        return new JsonObject()
                .text("time", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString())
                .text("event", event);
    }

    /** Of a checksum enough to tell versions apart. */
    private static String shortened(String version) {
        return Printable.text(version.length() <= SHORT ? version : version.substring(0, SHORT));
    }

    private static String millis(long nanos) {
        long micros = nanos / 1_000;
        return micros / 1_000 + "." + Long.toString(1_000 + micros % 1_000).substring(1);
    }

    /** In one piece, so that lines of two threads do not run into each other. */
    private void print(JsonObject line) {
        byte[] json = line.end();
        byte[] whole = new byte[json.length + 1];
        System.arraycopy(json, 0, whole, 0, json.length);
        whole[json.length] = '\n';
        log.write(whole, 0, whole.length);
        log.flush();
    }
}

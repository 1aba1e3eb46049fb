package dev.garnish.server;

import dev.garnish.Change;
import dev.garnish.Garnish;
import dev.garnish.State;
import dev.garnish.server.internal.http.RequestFacts;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;

/** The counters of one server, in a registry of its own. Labels are names of ours, versions and attributes of the rules. */
final class ServerMetrics {
    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private static final double NANOS = 1e9;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter requests =
            counter("garnish_http_requests", "Requests that were answered.", "route", "method", "status");
    private final Histogram seconds = Histogram.builder()
            .name("garnish_http_request_seconds")
            .help("Time from a request's first byte to the end of its answer.")
            .labelNames("route")
            .classicOnly()
            .classicUpperBounds(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10)
            .register(registry);
    private final Counter recipients = counter("garnish_recipients", "Recipients that were answered.");
    private final Counter items = counter("garnish_items", "Item ids that were asked for.");
    private final Counter unknownItems = counter("garnish_unknown_items", "Those that the catalog does not hold.");
    private final Counter fromElse =
            counter("garnish_else_values", "Values that are their attribute's else.", "attribute");
    private final Counter troubles = counter("garnish_troubles", "Values, items and recipients that failed.", "code");
    private final Counter reloads =
            counter("garnish_reloads", "Newer rules, items and keys that were noticed.", "subject", "outcome");
    private final Gauge lastRefusal = Gauge.builder()
            .name("garnish_last_refusal_timestamp_seconds")
            .help("When newer rules, items or keys were refused last.")
            .labelNames("subject")
            .register(registry);

    private Counter counter(String name, String help, String... labels) {
        return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
    }

    /** What is in use, read at each scrape: one series, whatever was in use before. */
    void watch(Garnish garnish) {
        GaugeWithCallback.builder()
                .name("garnish_in_use_since_timestamp_seconds")
                .help("When the rules and the items in use took over.")
                .labelNames("rules", "catalog")
                .callback(callback -> state(garnish)
                        .ifPresent(now -> callback.call(now.since().toEpochMilli() / 1e3, now.rules(), now.catalog())))
                .register(registry);
        GaugeWithCallback.builder()
                .name("garnish_refused")
                .help("Newer rules and items that are there and cannot be used.")
                .callback(callback -> state(garnish)
                        .ifPresent(now -> callback.call(now.refused().size())))
                .register(registry);
    }

    /** Empty where it is closed. */
    static Optional<State> state(Garnish garnish) {
        try {
            return Optional.of(garnish.state());
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }

    /** Newer rules, items or keys took over, or were refused. */
    void changed(String subject, Change.Outcome outcome) {
        reloads.labelValues(subject, outcome.name().toLowerCase(Locale.ROOT)).inc();
        if (outcome == Change.Outcome.REFUSED) {
            lastRefusal.labelValues(subject).set(System.currentTimeMillis() / 1e3);
        }
    }

    void answered(RequestFacts facts, String method, int status, long nanos) {
        requests.labelValues(facts.route, method, Integer.toString(status)).inc();
        seconds.labelValues(facts.route).observe(nanos / NANOS);
        recipients.inc(facts.recipients);
        items.inc(facts.items);
        unknownItems.inc(facts.unknownItems);
        facts.fromElse.forEach(
                (attribute, count) -> fromElse.labelValues(attribute).inc(count));
        facts.troubles.forEach((code, count) -> troubles.labelValues(code).inc(count));
    }

    /** All of it, as Prometheus reads it. */
    byte[] text() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            PrometheusTextFormatWriter.create().write(out, registry.scrape(), EscapingScheme.DEFAULT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}

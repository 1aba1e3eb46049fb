package dev.garnish.cli;

import dev.garnish.Catalog;
import dev.garnish.Diagnostic;
import dev.garnish.Enricher;
import dev.garnish.Enrichment;
import dev.garnish.event.EventFormat;
import dev.garnish.event.Host;
import dev.garnish.event.Reply;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code garnish enrich}: an event in, the reply out. */
@Command(
        name = "enrich",
        description = "Fills the attributes of an event's recipients and prints the reply.",
        footer = {
            "",
            "The reply is laid out for people on a terminal only; elsewhere it leaves byte for byte as a host sends it.",
            "",
            "Examples:",
            "  garnish enrich examples/pinpoint/event.json",
            "  garnish enrich --rules my.rules --catalog items.mv.db --reply wrapped - < event.json"
        })
final class EnrichCommand implements Callable<Integer> {
    private final Console console;

    @Mixin
    private final Setup setup = new Setup();

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "Whose event it is: pinpoint or connect; without it the event's shape tells.")
    private @Nullable Host host;

    @Option(
            names = "--reply",
            paramLabel = "SHAPE",
            defaultValue = "bare",
            description = "Pinpoint's reply is the map of endpoints itself (bare), or {\"Endpoints\": ...} (wrapped).")
    private Reply reply = Reply.BARE;

    @Parameters(paramLabel = "EVENT.json|-", description = "The event; - reads standard input.")
    private String event = "-";

    EnrichCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        byte[] json = new Input(event, console.in()).read(EventFormat.LAMBDA_LIMIT);
        long started = System.nanoTime();
        Catalog catalog = setup.openCatalog();
        Enricher enricher = Enricher.of(setup.loadRules(catalog), catalog);
        Enrichment enrichment = enricher.enrich(format(json), json);
        print(enrichment.json());
        report(enrichment, (System.nanoTime() - started) / 1_000_000);
        return Exit.OK;
    }

    private EventFormat format(byte[] json) {
        return switch (host == null ? Host.of(json) : host) {
            case PINPOINT -> EventFormat.pinpoint(reply);
            case CONNECT -> EventFormat.connect();
        };
    }

    private void print(byte[] json) {
        if (console.terminal()) {
            console.out().println(PrettyJson.of(json));
        } else {
            console.out().write(json, 0, json.length);
        }
        console.out().flush();
    }

    private void report(Enrichment enrichment, long millis) {
        for (Diagnostic one : enrichment.diagnostics()) {
            console.err().println(one.code() + " " + one.where() + ": " + one.message());
        }
        console.err().println(SummaryLine.of(enrichment.summary()) + ", " + millis + " ms");
    }
}

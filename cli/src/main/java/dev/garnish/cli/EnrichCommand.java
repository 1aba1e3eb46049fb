package dev.garnish.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.garnish.Enricher;
import dev.garnish.Enrichment;
import dev.garnish.Report;
import dev.garnish.catalog.Catalog;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.EventFormat;
import dev.garnish.event.InvalidEventException;
import dev.garnish.event.ReplyEnvelope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** {@code garnish enrich}: an event in, the reply out. */
final class EnrichCommand implements Verb {
    private final Console console;

    private final Setup setup = new Setup();
    private final PositionalParamSpec event = Args.event();
    private final HostOption host = new HostOption();
    private final OptionSpec reply = Args.option(
            "--reply",
            "SHAPE",
            ReplyEnvelope.class,
            "bare",
            "Pinpoint's reply is the map of endpoints itself (bare), {\"Endpoints\": ...} (wrapped), or all of the event"
                    + " (whole).");
    private final OptionSpec lines = Args.flag(
            "--lines",
            "Reads JSON Lines, one event a line, and prints one reply a line in their order; .gz is unpacked.");
    private final OptionSpec errors = Args.option(
            "--errors",
            "FILE",
            Path.class,
            "With --lines: writes the number and the reason of each line that could not be done to this file.");

    EnrichCommand(Console console) {
        this.console = console;
    }

    @Override
    public CommandSpec spec() {
        CommandSpec spec = Args.spec(
                this,
                "enrich",
                "Fills the attributes of an event's recipients and prints the reply.",
                "",
                "The reply is laid out for people on a terminal only; elsewhere it leaves byte for byte as a host gets it,"
                        + " and ends with a line break.",
                "",
                "Examples:",
                "  garnish enrich examples/pinpoint/event.json",
                "  garnish enrich --rules my.rules --catalog items.mv.db --reply wrapped - < event.json",
                "  garnish enrich --lines batch.out.gz --errors not-done.jsonl > enriched.jsonl");
        setup.addTo(spec);
        return spec.addOption(host.spec())
                .addOption(reply)
                .addOption(lines)
                .addOption(errors)
                .addPositional(event);
    }

    @Override
    public Integer call() throws IOException {
        Input input = new Input(event.getValue(), console.in());
        @Nullable Path refused = errors.getValue();
        if (lines.<Boolean>getValue()) {
            return new EnrichLines(console, enricher(), formats()::of).run(input, refused);
        }
        if (refused != null) {
            throw Failure.usage("--errors is for --lines only");
        }
        return one(input.read(EventFormat.LAMBDA_LIMIT));
    }

    private int one(byte[] json) throws IOException {
        long started = System.nanoTime();
        Enrichment enrichment = enriched(json);
        console.print(enrichment.json());
        report(enrichment.report(), (System.nanoTime() - started) / 1_000_000);
        return enrichment.report().counts().containsKey(Diagnostic.Code.INTERNAL_ERROR) ? Exit.BUG : Exit.OK;
    }

    private Enrichment enriched(byte[] json) throws IOException {
        HostOption.EventFormats formats = formats();
        Enricher enricher = enricher();
        try {
            return enricher.enrich(formats.of(json), json);
        } catch (InvalidEventException e) {
            if (isSeveral(json)) {
                throw Failure.badInput(
                        event.<String>getValue() + ": more than one JSON document; --lines reads JSON Lines,"
                                + " one event a line" + (isLaidOut(json) ? ", which `jq -c .` makes of them" : ""));
            }
            throw e;
        }
    }

    /** Whether the first document goes on behind the first line. */
    private static boolean isLaidOut(byte[] json) {
        String text = new String(json, StandardCharsets.UTF_8).strip();
        return !text.lines().findFirst().orElse("").strip().endsWith("}");
    }

    /** Whether another document follows the first. */
    private static boolean isSeveral(byte[] json) throws IOException {
        try (JsonParser parser = new JsonFactory().createParser(json)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == JsonToken.START_OBJECT;
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    private Enricher enricher() {
        Catalog catalog = setup.openCatalog();
        return Enricher.of(setup.loadRules(catalog), catalog);
    }

    private HostOption.EventFormats formats() {
        return host.formats(reply.getValue());
    }

    private void report(Report report, long millis) {
        for (Diagnostic one : report.diagnostics()) {
            console.err().println(one);
        }
        for (Diagnostic.Code code : report.counts().keySet()) {
            if (report.unlisted(code) > 0) {
                console.err().println(code + ": " + report.unlisted(code) + " more");
            }
        }
        console.err().println(SummaryLine.of(report.summary()) + ", " + millis + " ms");
    }
}

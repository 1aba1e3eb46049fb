package dev.garnish.server;

import dev.garnish.Deployment;
import dev.garnish.event.EventFormat;
import dev.garnish.lines.EnrichedLines;
import dev.garnish.lines.LineStream;
import dev.garnish.lines.LineTrouble;
import dev.garnish.lines.Totals;
import dev.garnish.server.internal.http.Call;
import dev.garnish.server.internal.http.Endpoint;
import dev.garnish.server.internal.http.JsonObject;
import dev.garnish.server.internal.http.Parameters;
import dev.garnish.server.internal.http.RequestFacts;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@code /v1/lines}: an event a line in, a reply a line out, while the lines still arrive. */
final class LinesEndpoint implements Endpoint {
    private static final String TYPE = "application/x-ndjson";
    private static final List<String> TYPES = List.of(TYPE, "application/jsonl", "application/jsonlines", Call.JSON);
    private static final String ERRORS = "errors";
    private static final String HOST = "host";

    private final HostFormats formats;
    private final Engine engine;

    LinesEndpoint(Engine engine, HostFormats formats) {
        this.engine = engine;
        this.formats = formats;
    }

    @Override
    public void answer(Call call) {
        call.requireType(TYPES);
        call.parameters().requireOnly(Set.of(Gate.KEY, ERRORS, HOST), "");
        boolean withErrors = withErrors(call.parameters().one(ERRORS));
        Function<byte[], EventFormat> format = formats.ofLines(call.parameters().one(HOST));
        try {
            engine.stream(call.facts(), now -> copied(call, now, format, withErrors));
            call.streamed();
        } catch (UncheckedIOException e) {
            // The client has left, or sends or reads nothing any more.
            call.brokenOff(e);
        }
    }

    private static boolean withErrors(String given) {
        return switch (given) {
            case "" -> false;
            case "inline" -> true;
            default -> throw Parameters.refused("errors: expected inline");
        };
    }

    private Totals copied(Call call, Deployment now, Function<byte[], EventFormat> format, boolean withErrors) {
        try (InputStream in = call.stream();
                LineStream lines = LineStream.of(now, format, in)) {
            OutputStream out = call.streamReply(TYPE);
            for (Optional<EnrichedLines> some = lines.next(); some.isPresent(); some = lines.next()) {
                some.get().writeTo(out);
                if (withErrors) {
                    writeErrors(some.get().notDone(), out);
                }
                count(call.facts(), lines.totals());
                out.flush();
            }
            // Only here: what ends early must not look as if it were whole.
            out.close();
            return lines.totals();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void writeErrors(List<LineTrouble> notDone, OutputStream out) throws IOException {
        for (LineTrouble one : notDone) {
            out.write(new JsonObject()
                    .number("line", one.line())
                    .text("error", one.reason())
                    .end());
            out.write('\n');
        }
    }

    private static void count(RequestFacts facts, Totals totals) {
        facts.lines = totals.lines();
        facts.linesNotDone = totals.notDone();
        facts.recipients = totals.recipients();
        facts.items = totals.items();
        facts.unknownItems = totals.unknownItems();
        facts.fromElse = totals.fromElse();
        facts.troubles(totals.diagnostics());
    }
}

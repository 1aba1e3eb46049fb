package dev.garnish.server;

import dev.garnish.Enrichment;
import dev.garnish.event.EventFormat;
import dev.garnish.event.Host;
import dev.garnish.event.InvalidEventException;
import dev.garnish.event.ReplyEnvelope;
import dev.garnish.server.internal.http.Call;
import dev.garnish.server.internal.http.Endpoint;
import dev.garnish.server.internal.http.Parameters;
import dev.garnish.server.internal.http.Problem;
import dev.garnish.server.internal.http.ProblemException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;

/** {@code /v1/events/{host}}: a host's own event in, and its bytes with the results out. */
final class EventsEndpoint implements Endpoint {
    static final int MOST_BYTES = EventFormat.LAMBDA_LIMIT;

    private static final String REPLY = "reply";

    private final Map<String, EventFormat> formats = new LinkedHashMap<>();
    private final EventFormat wrapped = EventFormat.pinpoint(ReplyEnvelope.WRAPPED);
    private final Engine engine;

    EventsEndpoint(Engine engine) {
        this.engine = engine;
        Arrays.stream(Host.values()).forEach(host -> formats.put(host.id(), EventFormat.of(host)));
    }

    @Override
    public void answer(Call call) {
        EventFormat format = format(call.path("host"), call.parameters());
        call.requireType(List.of(Call.JSON));
        call.body(MOST_BYTES, event -> {
            Enrichment made = engine.use(call.facts(), now -> {
                try {
                    return now.enrich(format, event);
                } catch (InvalidEventException e) {
                    // Says where, and holds none of the event's data.
                    throw Parameters.refused(String.valueOf(e.getMessage()));
                }
            });
            call.facts().made(made.summary(), made.report().counts());
            call.reply(HttpStatus.OK_200, Call.JSON, made.json());
        });
    }

    private EventFormat format(String host, Parameters parameters) {
        EventFormat format = formats.get(host);
        if (format == null) {
            throw new ProblemException(new Problem(
                    HttpStatus.NOT_FOUND_404, "no such host, expected " + String.join(", ", formats.keySet())));
        }
        boolean isPinpoint = format.equals(EventFormat.pinpoint());
        parameters.requireOnly(isPinpoint ? Set.of(Gate.KEY, REPLY) : Set.of(Gate.KEY), "");
        return switch (parameters.one(REPLY)) {
            case "", "bare" -> format;
            case "wrapped" -> wrapped;
            default -> throw Parameters.refused("reply: expected bare or wrapped");
        };
    }
}

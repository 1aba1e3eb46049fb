package dev.garnish.server;

import dev.garnish.Enrichment;
import dev.garnish.event.EventFormat;
import dev.garnish.event.InvalidEventException;
import dev.garnish.server.internal.http.Call;
import dev.garnish.server.internal.http.Endpoint;
import dev.garnish.server.internal.http.Parameters;
import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;

/** {@code /v1/events/{host}}: a host's own event in, and its bytes with the results out. */
final class EventsEndpoint implements Endpoint {
    static final int MOST_BYTES = EventFormat.LAMBDA_LIMIT;

    private static final String REPLY = "reply";

    private final HostFormats formats;
    private final Engine engine;

    EventsEndpoint(Engine engine, HostFormats formats) {
        this.engine = engine;
        this.formats = formats;
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
        EventFormat format = formats.named(host);
        parameters.requireOnly(HostFormats.isWrappable(host) ? Set.of(Gate.KEY, REPLY) : Set.of(Gate.KEY), "");
        return switch (parameters.one(REPLY)) {
            case "", "bare" -> format;
            case "wrapped" -> formats.wrapped();
            default -> throw Parameters.refused("reply: expected bare or wrapped");
        };
    }
}

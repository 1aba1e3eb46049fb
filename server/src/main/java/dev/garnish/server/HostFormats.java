package dev.garnish.server;

import dev.garnish.event.EventFormat;
import dev.garnish.event.EventShape;
import dev.garnish.event.Host;
import dev.garnish.event.ReplyEnvelope;
import dev.garnish.internal.event.HostDetector;
import dev.garnish.server.internal.http.Parameters;
import dev.garnish.server.internal.http.Problem;
import dev.garnish.server.internal.http.ProblemException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpStatus;

/** Whose events the server reads, by the names that addresses have for them: hosts, and shapes of one's own. Immutable. */
final class HostFormats {
    private final Map<String, EventFormat> byName = new LinkedHashMap<>();
    private final Map<Host, EventFormat> ofHosts = new EnumMap<>(Host.class);
    private final EventFormat wrapped = EventFormat.pinpoint(ReplyEnvelope.WRAPPED);

    HostFormats(Map<String, EventShape> own) {
        for (Host host : Host.values()) {
            ofHosts.put(host, EventFormat.of(host));
            byName.put(host.id(), EventFormat.of(host));
        }
        byName.putAll(own);
    }

    static boolean isHost(String name) {
        for (Host host : Host.values()) {
            if (host.id().equals(name)) {
                return true;
            }
        }
        return false;
    }

    static boolean isWrappable(String name) {
        return name.equals(Host.PINPOINT.id());
    }

    EventFormat wrapped() {
        return wrapped;
    }

    /** @throws ProblemException if there is no such host */
    EventFormat named(String name) {
        EventFormat format = byName.get(name);
        if (format == null) {
            throw new ProblemException(new Problem(
                    HttpStatus.NOT_FOUND_404, "no such host, expected " + String.join(", ", byName.keySet())));
        }
        return format;
    }

    /** How each line is read: as a host's of this name, or without one as that of the host that it shows. */
    Function<byte[], EventFormat> ofLines(String name) {
        if (name.isEmpty()) {
            return line -> ofHosts.get(HostDetector.of(line));
        }
        EventFormat format = byName.get(name);
        if (format == null) {
            throw Parameters.refused("host: expected " + String.join(", ", byName.keySet()));
        }
        return line -> format;
    }
}

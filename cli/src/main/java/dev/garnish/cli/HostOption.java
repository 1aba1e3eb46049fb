package dev.garnish.cli;

import dev.garnish.ShapeFile;
import dev.garnish.event.EventFormat;
import dev.garnish.event.Host;
import dev.garnish.event.ReplyEnvelope;
import dev.garnish.internal.event.HostDetector;
import dev.garnish.internal.text.Printable;
import dev.garnish.internal.text.Suggestion;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;

/** Whose events a command gets: a host by its name, a shape by its file, or what each event looks like. */
final class HostOption {
    private static final List<String> NAMES =
            Stream.of(Host.values()).map(Host::id).toList();

    private final OptionSpec option = OptionSpec.builder("--host")
            .type(String.class)
            .paramLabel("HOST|FILE.json")
            .completionCandidates(NAMES)
            .description(
                    "Whose event it is: " + String.join(", ", NAMES) + ", or a file with the shape of your own events"
                            + " (docs/shapes.md); without it the event tells.")
            .build();

    OptionSpec spec() {
        return option;
    }

    /** The name of the host, or the file with a shape, that was given; null where events tell. */
    @Nullable
    String given() {
        return option.getValue();
    }

    /** How events are read; null where events tell. */
    @Nullable
    EventFormat format() {
        return formats(ReplyEnvelope.BARE).all;
    }

    /** How events are read. */
    EventFormats formats(ReplyEnvelope reply) {
        @Nullable String given = option.getValue();
        return new EventFormats(given == null ? null : format(given, reply), reply);
    }

    /** A host's name however it is spelled. */
    static String id(String given) {
        return given.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static boolean isFile(String given) {
        return id(given).endsWith(".json");
    }

    private static EventFormat format(String given, ReplyEnvelope reply) {
        String name = id(given);
        if (NAMES.contains(name)) {
            return EventFormats.of(Host.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_')), reply);
        }
        if (isFile(given)) {
            return ShapeFile.load(Path.of(given));
        }
        throw Failure.usage("--host is `" + Printable.name(given) + "`, expected "
                + Suggestion.among(NAMES, name).orElse(String.join(", ", NAMES)) + " or the FILE.json of a shape");
    }

    /** The format of each event: one for all, or that of its host. Safe for use by many threads. */
    static final class EventFormats {
        private final @Nullable EventFormat all;
        private final ReplyEnvelope reply;
        private final Map<Host, EventFormat> ofHosts = new ConcurrentHashMap<>();

        private EventFormats(@Nullable EventFormat all, ReplyEnvelope reply) {
            this.all = all;
            this.reply = reply;
        }

        private static EventFormat of(Host host, ReplyEnvelope reply) {
            return host == Host.PINPOINT ? EventFormat.pinpoint(reply) : EventFormat.of(host);
        }

        EventFormat of(byte[] event) {
            return all == null ? ofHosts.computeIfAbsent(HostDetector.of(event), host -> of(host, reply)) : all;
        }
    }
}

package dev.garnish.cli;

import dev.garnish.internal.lang.Days;
import dev.garnish.internal.lang.WrittenDates;
import dev.garnish.internal.text.Printable;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** A clock that stands at the time that {@code --now} names; without an offset it is meant in the zone of the rules. */
final class GivenTime extends Clock {
    private final String written;
    private final ZoneId zone;

    private GivenTime(String written, ZoneId zone) {
        this.written = written;
        this.zone = zone;
    }

    /** A time that every zone has. */
    static GivenTime of(String written) {
        boolean fits = Stream.of(ZoneOffset.MIN, ZoneOffset.MAX)
                .allMatch(zone -> WrittenDates.date(written, Days.in(zone)).isPresent());
        if (!fits) {
            throw Failure.usage("--now is %s, expected 2026-11-27, 2026-11-27T18:30:00 or 2026-11-27T18:30:00Z"
                    .formatted(Printable.name(written)));
        }
        return new GivenTime(written, ZoneOffset.UTC);
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    /** What is written, as clocks of another zone show it. */
    @Override
    public Clock withZone(ZoneId other) {
        return new GivenTime(written, other);
    }

    @Override
    public Instant instant() {
        return WrittenDates.now(written, Days.in(zone)).orElseThrow().toInstant(ZoneOffset.UTC);
    }
}

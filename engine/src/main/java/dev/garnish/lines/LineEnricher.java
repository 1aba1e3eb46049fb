package dev.garnish.lines;

import dev.garnish.ReplyBuffer;
import dev.garnish.Report;
import dev.garnish.event.EventFormat;

/** Writes the reply to one line. Called by several threads at once. */
@FunctionalInterface
interface LineEnricher {
    Report enrich(EventFormat format, byte[] line, ReplyBuffer reply);
}

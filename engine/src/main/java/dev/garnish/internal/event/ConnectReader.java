package dev.garnish.internal.event;

import dev.garnish.event.EventFormat;
import dev.garnish.event.InvalidEventException;

/** Reads Connect's events for one choice of fields. */
public record ConnectReader(ReplyShape frame, int maxBytes, FieldTree tree, int slots, int idSlot)
        implements EventFormat.Reader {
    @Override
    public Event read(byte[] json) {
        if (json.length > maxBytes) {
            throw new InvalidEventException("event: " + json.length + " bytes, the host takes at most " + maxBytes);
        }
        return new ConnectPass(json, this).event();
    }
}

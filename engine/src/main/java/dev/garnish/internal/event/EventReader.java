package dev.garnish.internal.event;

import dev.garnish.event.ConnectFormat;
import dev.garnish.event.EventFormat;
import dev.garnish.event.InvalidEventException;
import dev.garnish.event.PersonalizeFormat;
import dev.garnish.event.PinpointFormat;
import dev.garnish.event.RecipientField;
import java.util.List;

/** Reads events of one format for one choice of fields. Safe for use by many threads. */
public interface EventReader {
    /**
     * A reader that finds these fields of each recipient and no others; they have their place in the list as their slot.
     */
    static EventReader of(EventFormat format, List<RecipientField> fields) {
        if (format instanceof PinpointFormat pinpoint) {
            return PinpointReader.of(pinpoint, fields);
        }
        return format instanceof ConnectFormat connect
                ? ConnectReader.of(connect, fields)
                : PersonalizeReader.of((PersonalizeFormat) format, fields);
    }

    /** Whose events it reads. */
    EventFormat format();

    /**
     * The event in these bytes, which it keeps and nobody may change.
     *
     * @throws InvalidEventException if they are not JSON or not of the format's shape
     */
    Event read(byte[] json);
}

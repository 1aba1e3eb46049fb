package dev.garnish.internal.event;

import dev.garnish.internal.json.JsonWriter;

/**
 * Copies an event into a writer and puts results between its bytes. For each entry in order: {@link #beginResult}
 * followed by one JSON value, or {@link #omit}, or nothing for one that goes out as it came; then {@link #end}.
 */
public final class ReplyAssembler {
    private final Event event;
    private final JsonWriter out;
    private int copied;
    private int omitted;

    public ReplyAssembler(Event event, JsonWriter out) {
        this.event = event;
        this.out = out;
        this.copied = event.open();
        out.raw(event.format().before());
    }

    /** Writes the event up to where an entry's result goes, which is to be written next. */
    public void beginResult(int index) {
        RecipientSpan entry = event.entry(index);
        out.raw(event.json(), copied, entry.insert);
        if (entry.named) {
            if (!entry.first) {
                out.raw(',');
            }
            out.raw(event.format().member());
        }
        copied = entry.resume;
    }

    /** Leaves an entry out, and the comma before it, or behind it as long as there is no entry before it. */
    public void omit(int index) {
        RecipientSpan entry = event.entry(index);
        int keep = index == 0 ? entry.start : event.entry(index - 1).end;
        if (copied < keep) {
            out.raw(event.json(), copied, keep);
        }
        boolean nothingBefore = omitted == index;
        boolean last = index + 1 == event.size();
        copied = nothingBefore && !last ? event.entry(index + 1).start : entry.end;
        omitted++;
    }

    public void end() {
        out.raw(event.json(), copied, event.close());
        out.raw(event.format().after());
    }
}

package dev.garnish.internal.rows;

import dev.garnish.internal.event.Event;
import dev.garnish.internal.event.ReplyAssembler;
import dev.garnish.internal.json.JsonWriter;

/** The reply to one event: its own bytes with the recipients' results between them, within the host's limits. */
public final class Reply {
    /** A text asks for more room than it may need while it is written: without, the last one copied the whole reply. */
    private static final int SLACK = 1 << 10;

    private final Event event;
    private final RecipientResult[] results;
    private final EnrichmentStats stats;

    /** @param results of each recipient; limits replace elements of this array */
    public Reply(Event event, RecipientResult[] results, EnrichmentStats stats) {
        this.event = event;
        this.results = results;
        this.stats = stats;
    }

    /** Writes it in place of the writer's content. */
    public void writeTo(JsonWriter out) {
        if (event.maxResult() < event.maxReply()) {
            new ReplyLimiter(event, results, stats).toResultLimit();
        }
        long size = minSize();
        if (size <= event.maxReply()) {
            write(out, size);
        }
        if (size > event.maxReply() || out.size() > event.maxReply()) {
            new ReplyLimiter(event, results, stats).toReplyLimit();
            write(out, minSize());
        }
    }

    /** How many bytes it has at least: exact, unless values of single recipients are not plain ASCII. */
    private long minSize() {
        long size = event.sizeWithoutResults();
        for (int i = 0; i < results.length; i++) {
            if (results[i].kind() == RecipientResult.Kind.OMITTED) {
                size -= event.lengthWithoutResult(i) + event.separation(i);
            } else if (event.entry(i).takesResult()) {
                size += results[i].minSize(event.isFlat());
            }
        }
        return size;
    }

    private void write(JsonWriter out, long size) {
        out.restart((int) size + SLACK);
        ReplyAssembler assembler = new ReplyAssembler(event, out);
        for (int i = 0; i < results.length; i++) {
            if (results[i].kind() == RecipientResult.Kind.OMITTED) {
                assembler.omit(i);
            } else if (event.entry(i).takesResult()) {
                assembler.beginResult(i);
                results[i].writeTo(out, event.isFlat());
            }
        }
        assembler.end();
    }
}

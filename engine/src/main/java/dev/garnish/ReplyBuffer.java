package dev.garnish;

import dev.garnish.internal.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Holds one reply at a time and is used again for the next, so that a busy host allocates little. For one thread. It grows
 * to the largest reply that it had and never shrinks.
 *
 * <pre>{@code
 * ReplyBuffer reply = new ReplyBuffer();
 * Report report = enricher.enrich(EventFormat.pinpoint(), event, reply);
 * reply.writeTo(out);
 * }</pre>
 */
public final class ReplyBuffer {
    private final JsonWriter json = new JsonWriter(0);

    /** An empty buffer, which takes no memory before its first reply. */
    public ReplyBuffer() {}

    JsonWriter json() {
        return json;
    }

    /** {@return how many bytes the reply has; 0 before the first one} */
    public int size() {
        return json.size();
    }

    /** {@return a copy of the reply, JSON in UTF-8} */
    public byte[] toBytes() {
        return json.toBytes();
    }

    /**
     * Writes the reply, without flushing or closing the stream. May be called again for the same reply.
     *
     * @param out takes the reply as JSON in UTF-8
     * @throws IOException if the stream throws it
     */
    public void writeTo(OutputStream out) throws IOException {
        json.writeTo(out);
    }
}

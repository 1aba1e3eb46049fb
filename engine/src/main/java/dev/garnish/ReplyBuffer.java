package dev.garnish;

import dev.garnish.internal.json.JsonWriter;
import java.io.IOException;
import java.io.OutputStream;

/** Holds one reply at a time and is used again for the next, so that a busy host allocates little. For one thread. */
public final class ReplyBuffer {
    private final JsonWriter json = new JsonWriter(0);

    JsonWriter json() {
        return json;
    }

    /** How many bytes the reply has. */
    public int size() {
        return json.size();
    }

    /** The reply in a new array. */
    public byte[] toBytes() {
        return json.toBytes();
    }

    /** Writes the reply, without flushing. */
    public void writeTo(OutputStream out) throws IOException {
        json.writeTo(out);
    }
}

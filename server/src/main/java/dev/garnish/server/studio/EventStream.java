package dev.garnish.server.studio;

import dev.garnish.server.internal.http.Call;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Server-sent events to one page, one write after the other, without a thread of its own. A page that does not read loses its
 * stream, and asks for another. Safe for many threads.
 */
final class EventStream {
    private static final int MOST_WAITING = 8 << 20;

    private final Call call;
    private final Content.Sink sink;
    private final StringBuilder waiting = new StringBuilder();
    private boolean isWriting;
    private boolean isEnding;
    private boolean isClosed;

    EventStream(Call call) {
        this.call = call;
        this.sink = call.sink("text/event-stream");
    }

    /** An event with data of one line, as JSON is. */
    void send(String event, String data) {
        add("event: " + event + "\ndata: " + data + "\n\n");
    }

    /** So that a page that is gone is noticed, and nothing between takes the stream for dead. */
    void beat() {
        add(": \n\n");
    }

    private void add(String text) {
        ByteBuffer next;
        synchronized (this) {
            if (isClosed || isEnding) {
                return;
            }
            waiting.append(text);
            isEnding = waiting.length() > MOST_WAITING;
            next = next();
        }
        write(next);
    }

    /** All that waits, to be written now; null where something is being written, or nothing waits. Under the lock. */
    private @Nullable ByteBuffer next() {
        if (isWriting || isClosed || waiting.isEmpty()) {
            return null;
        }
        byte[] all = waiting.toString().getBytes(StandardCharsets.UTF_8);
        waiting.setLength(0);
        isWriting = true;
        return ByteBuffer.wrap(all);
    }

    private void write(@Nullable ByteBuffer buffer) {
        if (buffer != null) {
            sink.write(false, buffer, Callback.from(this::written, this::failed));
        }
    }

    private void written() {
        ByteBuffer next;
        boolean isLast;
        synchronized (this) {
            isWriting = false;
            next = next();
            isLast = next == null && isEnding && !isClosed;
            isClosed |= isLast;
        }
        write(next);
        if (isLast) {
            call.streamed();
        }
    }

    private void failed(Throwable cause) {
        synchronized (this) {
            isClosed = true;
            waiting.setLength(0);
        }
        call.brokenOff(cause);
    }

    synchronized boolean isClosed() {
        return isClosed || isEnding;
    }

    /** Ends the stream once what waits is written. */
    void end() {
        boolean isIdle;
        synchronized (this) {
            if (isClosed) {
                return;
            }
            isEnding = true;
            isIdle = !isWriting;
            isClosed = isIdle;
        }
        if (isIdle) {
            call.streamed();
        }
    }
}

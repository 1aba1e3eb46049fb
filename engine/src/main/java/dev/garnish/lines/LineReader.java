package dev.garnish.lines;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cuts a stream into chunks of whole lines, and reads little more than one ahead. For one thread. */
final class LineReader {
    private static final int USUAL = 1 << 16;

    private final InputStream in;
    private final int longest;
    private byte[] buffer = new byte[USUAL];
    private int size;
    private long line = 1;
    private @Nullable IOException trouble;

    /** @param longest how many bytes a line may have; a longer one is passed over unread */
    LineReader(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /** Whether there is something to read without waiting for it. */
    boolean isReady() {
        try {
            return in.available() > 0;
        } catch (IOException e) {
            return false; // Reading will show.
        }
    }

    /**
     * The lines that come next; empty at the end of the stream. It waits for one line, and for no more than that.
     *
     * @throws IOException if the stream cannot be read, after all lines before that
     */
    Optional<LineChunk> read() throws IOException {
        int end = linesEnd(0);
        while (end == 0 || (size < buffer.length && isReady())) {
            if (size > longest) {
                return Optional.of(passedOver());
            }
            if (size == buffer.length) {
                buffer = Arrays.copyOf(buffer, Math.min(2 * size, longest + 1));
            }
            int more = more();
            if (more < 0) {
                return last(end);
            }
            end = Math.max(end, linesEnd(size - more));
        }
        return Optional.of(taken(end));
    }

    /** How many bytes more there are now; negative where no more will come. */
    private int more() {
        try {
            int more = trouble == null ? in.read(buffer, size, buffer.length - size) : -1;
            size += Math.max(0, more);
            return more;
        } catch (IOException e) {
            trouble = e;
            return -1;
        }
    }

    /** What is left at the end: the last line even where nothing ends it, but not one that was cut off. */
    private Optional<LineChunk> last(int end) throws IOException {
        if (trouble != null && end == 0) {
            throw trouble;
        }
        int last = trouble == null ? size : end;
        return last == 0 ? Optional.empty() : Optional.of(taken(last));
    }

    /** After the last line that ends behind a position; 0 where none does. */
    private int linesEnd(int from) {
        for (int at = size - 1; at >= from; at--) {
            if (buffer[at] == '\n') {
                return at + 1;
            }
        }
        return 0;
    }

    /** Gives the buffer away up to a line's end; what is behind it moves to another array. */
    private LineChunk taken(int end) {
        LineChunk taken = LineChunk.of(buffer, end, line);
        line += taken.lines();
        moveFrom(end);
        return taken;
    }

    private void moveFrom(int from) {
        int left = size - from;
        byte[] others = new byte[Math.max(USUAL, left)];
        System.arraycopy(buffer, from, others, 0, left);
        buffer = others;
        size = left;
    }

    /** Drops a line that began; what stands behind it stays. */
    private LineChunk passedOver() {
        int end;
        int more;
        do {
            size = 0;
            more = more();
            end = firstLineEnd();
        } while (more >= 0 && end == 0);
        moveFrom(end);
        return LineChunk.tooLong(line++);
    }

    /** After the first line that ends in the buffer; 0 where none does. */
    private int firstLineEnd() {
        for (int at = 0; at < size; at++) {
            if (buffer[at] == '\n') {
                return at + 1;
            }
        }
        return 0;
    }
}

package dev.garnish.lines;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * What became of some consecutive lines: how many is decided by the input, at least one, which may be blank. Immutable.
 */
public final class EnrichedLines {
    private final ByteArrayOutputStream replies;
    private final List<LineTrouble> notDone;
    private final List<LineDiagnostic> diagnostics;
    private final Count count;

    EnrichedLines(
            ByteArrayOutputStream replies, List<LineTrouble> notDone, List<LineDiagnostic> diagnostics, Count count) {
        this.replies = replies;
        this.notDone = List.copyOf(notDone);
        this.diagnostics = List.copyOf(diagnostics);
        this.count = count;
    }

    /**
     * Writes the replies in the order of their lines, each with a line feed behind it. May be called again.
     *
     * @param out takes JSON Lines in UTF-8; neither flushed nor closed
     * @throws IOException if the stream throws it
     */
    public void writeTo(OutputStream out) throws IOException {
        replies.writeTo(out);
    }

    /** {@return the lines that have no reply and are not blank, in order; unmodifiable} */
    public List<LineTrouble> notDone() {
        return notDone;
    }

    /** {@return what went wrong in lines that have a reply, in the order of the lines; unmodifiable} */
    public List<LineDiagnostic> diagnostics() {
        return diagnostics;
    }

    Count count() {
        return count;
    }
}

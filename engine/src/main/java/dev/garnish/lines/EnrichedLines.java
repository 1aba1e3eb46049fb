package dev.garnish.lines;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/** What became of some consecutive lines. */
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

    /** Writes the replies in the order of their lines, each with a line feed behind it. */
    public void writeTo(OutputStream out) throws IOException {
        replies.writeTo(out);
    }

    /** The lines that have no reply, in order. */
    public List<LineTrouble> notDone() {
        return notDone;
    }

    /** What went wrong in lines that have one, in order. */
    public List<LineDiagnostic> diagnostics() {
        return diagnostics;
    }

    Count count() {
        return count;
    }
}

package dev.garnish.lines;

import dev.garnish.ReplyBuffer;
import dev.garnish.Report;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.EventFormat;
import dev.garnish.event.InvalidEventException;
import dev.garnish.internal.text.Faults;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** Enriches the lines of one chunk, one after the other. */
final class ChunkPass {
    private final LineEnricher enricher;
    private final Function<byte[], EventFormat> format;
    private final LineChunk chunk;
    private final ReplyBuffer reply = new ReplyBuffer();
    private final ByteArrayOutputStream replies;
    private final List<LineTrouble> notDone = new ArrayList<>(0);
    private final List<LineDiagnostic> diagnostics = new ArrayList<>(0);
    private final Count count = new Count();
    private long line;

    ChunkPass(LineEnricher enricher, Function<byte[], EventFormat> format, LineChunk chunk) {
        this.enricher = enricher;
        this.format = format;
        this.chunk = chunk;
        this.replies = new ByteArrayOutputStream(2 * chunk.size());
        this.line = chunk.first();
    }

    EnrichedLines made() {
        if (chunk.tooLong()) {
            notDone("more than " + LineStream.LONGEST_LINE + " bytes, which is the most that a line may have");
        }
        int from = 0;
        while (from < chunk.size()) {
            int end = lineEnd(from);
            if (!isBlank(from, end)) {
                line(Arrays.copyOfRange(chunk.bytes(), from, endOfText(from, end)));
            }
            from = end + 1;
            line++;
        }
        return new EnrichedLines(replies, notDone, diagnostics, count);
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < chunk.size() && chunk.bytes()[at] != '\n') {
            at++;
        }
        return at;
    }

    private boolean isBlank(int from, int end) {
        for (int at = from; at < end; at++) {
            byte b = chunk.bytes()[at];
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    /** Before the carriage return that some systems put before a line feed. */
    private int endOfText(int from, int end) {
        return end > from && chunk.bytes()[end - 1] == '\r' ? end - 1 : end;
    }

    private void line(byte[] json) {
        try {
            Report report = enricher.enrich(format.apply(json), json, reply);
            if (isUnavailable(report)) {
                notDone("the catalog did not answer");
            } else {
                done(report);
            }
        } catch (InvalidEventException e) {
            notDone(String.valueOf(e.getMessage()));
        } catch (Throwable e) {
            Faults.requireContainable(e);
            notDone.add(new LineTrouble(line, Diagnostic.fault("", e).message()));
            count.fault();
        }
    }

    /** In bulk nobody waits for a reply, so that a line is better done again than sent with nothing in it. */
    private static boolean isUnavailable(Report report) {
        return report.counts().containsKey(Diagnostic.Code.CATALOG_UNAVAILABLE);
    }

    private void done(Report report) {
        replies.writeBytes(reply.toBytes());
        replies.write('\n');
        count.done(report);
        for (Diagnostic one : report.diagnostics()) {
            diagnostics.add(new LineDiagnostic(line, one));
        }
    }

    private void notDone(String reason) {
        notDone.add(new LineTrouble(line, reason));
        count.notDone();
    }
}

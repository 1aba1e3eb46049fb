package dev.garnish.cli;

import dev.garnish.event.Diagnostic;
import dev.garnish.internal.json.JsonWriter;
import dev.garnish.internal.text.Printable;
import dev.garnish.lines.EnrichedLines;
import dev.garnish.lines.LineDiagnostic;
import dev.garnish.lines.LineTrouble;
import dev.garnish.lines.Totals;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What went wrong in lines: all that could not be done go to a file where one is given; the first few are printed. */
final class LineTroubles implements AutoCloseable {
    private static final int FEW = 5;

    private final @Nullable Path file;
    private final OutputStream out;
    private final JsonWriter json = new JsonWriter(256);
    private final List<String> firstNotDone = new ArrayList<>(FEW);
    private final List<String> firstDiagnostics = new ArrayList<>(FEW);
    private boolean hasNoJson;

    /** @param file takes a line of JSON for each line that could not be done */
    LineTroubles(@Nullable Path file) throws IOException {
        this.file = file;
        this.out =
                file == null ? OutputStream.nullOutputStream() : new BufferedOutputStream(Files.newOutputStream(file));
    }

    void add(EnrichedLines some) throws IOException {
        for (LineTrouble one : some.notDone()) {
            write(one);
            hasNoJson |=
                    one.reason().startsWith("event at byte") || one.reason().endsWith("found no JSON");
            add(firstNotDone, one.line(), one.reason());
        }
        for (LineDiagnostic one : some.diagnostics()) {
            add(firstDiagnostics, one.line(), one.diagnostic().toString());
        }
    }

    private void write(LineTrouble one) throws IOException {
        json.restart(0);
        json.raw("{\"line\":".getBytes(StandardCharsets.US_ASCII));
        json.raw(Long.toString(one.line()).getBytes(StandardCharsets.US_ASCII));
        json.raw(",\"reason\":".getBytes(StandardCharsets.US_ASCII));
        json.text(one.reason());
        json.raw('}');
        json.raw('\n');
        json.writeTo(out);
    }

    private static void add(List<String> few, long line, String what) {
        if (few.size() < FEW) {
            few.add("line " + line + ": " + Printable.text(what));
        }
    }

    /** Whether a line could not be done because it is no JSON document. */
    boolean hasNoJson() {
        return hasNoJson;
    }

    /** What to report at the end, a text a line. */
    List<String> lines(Totals totals) {
        List<String> lines = new ArrayList<>(firstDiagnostics);
        String counts = totals.diagnostics().entrySet().stream()
                .filter(one -> one.getKey() != Diagnostic.Code.INTERNAL_ERROR)
                .map(one -> one.getValue() + " " + one.getKey())
                .collect(Collectors.joining(", "));
        if (!counts.isEmpty()) {
            lines.add("in lines that were done: " + counts);
        }
        lines.addAll(firstNotDone);
        Long faults = totals.diagnostics().get(Diagnostic.Code.INTERNAL_ERROR);
        if (faults != null) {
            lines.add(SummaryLine.count(faults, "fault") + " of Garnish on lines, recipients or items: please report");
        }
        if (totals.notDone() > 0) {
            lines.add(SummaryLine.count(totals.notDone(), "line") + " could not be done" + where(totals.notDone()));
        }
        return lines;
    }

    private String where(long notDone) {
        if (file != null) {
            return ", listed in " + Printable.name(file.toString());
        }
        return notDone > FEW ? ", of which these are the first: --errors FILE lists all" : "";
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}

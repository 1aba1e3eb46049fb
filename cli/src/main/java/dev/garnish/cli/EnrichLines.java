package dev.garnish.cli;

import dev.garnish.Enricher;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.EventFormat;
import dev.garnish.internal.text.Printable;
import dev.garnish.lines.EnrichedLines;
import dev.garnish.lines.LineStream;
import dev.garnish.lines.Totals;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** {@code garnish enrich --lines}: an event a line in, a reply a line out. */
final class EnrichLines {
    private final Console console;
    private final Enricher enricher;
    private final Function<byte[], EventFormat> format;

    EnrichLines(Console console, Enricher enricher, Function<byte[], EventFormat> format) {
        this.console = console;
        this.enricher = enricher;
        this.format = format;
    }

    /** Enriches all lines and gives the exit code. */
    int run(Input input, @Nullable Path errors) throws IOException {
        long started = System.nanoTime();
        try (LinesInput in = LinesInput.open(input);
                LineTroubles troubles = new LineTroubles(errors);
                LineStream lines = LineStream.of(enricher, format, in.lines())) {
            if (!copied(in, lines, troubles)) {
                return Exit.ENVIRONMENT; // The end of every command says why.
            }
            report(lines.totals(), troubles, (System.nanoTime() - started) / 1_000_000);
            return exit(lines.totals());
        } catch (EOFException | ZipException e) {
            throw Failure.badInput(Printable.name(input.name())
                    + ": the gzip data is damaged or cut off; what came before it is enriched");
        } catch (CharacterCodingException e) {
            throw Failure.badInput(Printable.name(input.name())
                    + ": the UTF-16 text is damaged or cut off; what came before it is enriched");
        }
    }

    private static int exit(Totals totals) {
        if (totals.diagnostics().containsKey(Diagnostic.Code.INTERNAL_ERROR)) {
            return Exit.BUG;
        }
        return totals.notDone() == 0 ? Exit.OK : Exit.BAD_INPUT;
    }

    /** Whether standard output took all of it. */
    private boolean copied(LinesInput in, LineStream lines, LineTroubles troubles) throws IOException {
        try (ProgressLine progress = ProgressLine.on(console, "lines")) {
            for (Optional<EnrichedLines> some = lines.next(); some.isPresent(); some = lines.next()) {
                some.get().writeTo(console.out());
                troubles.add(some.get());
                if (console.out().checkError()) {
                    return false;
                }
                progress.at(lines.totals().lines(), in.read(), in.size());
            }
        }
        return true;
    }

    private void report(Totals totals, LineTroubles troubles, long millis) {
        troubles.lines(totals).forEach(console.err()::println);
        if (totals.lines() > 1 && totals.notDone() == totals.lines() && troubles.hasNoJson()) {
            console.err().println("no line is an event: `jq -c .` makes lines of JSON that is laid out over several");
        }
        console.err().println(SummaryLine.of(totals, millis));
    }
}

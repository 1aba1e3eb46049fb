package dev.garnish.lines;

import dev.garnish.Deployment;
import dev.garnish.Enricher;
import dev.garnish.event.EventFormat;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * JSON Lines being enriched: one event a line, as many lines as there are. Lines are enriched by as many threads as there
 * are processors and given out in their order; what is read ahead is bounded, so that memory is too. For one thread.
 *
 * <pre>{@code
 * try (LineStream lines = LineStream.of(enricher, line -> EventFormat.personalize(), in)) {
 *     for (Optional<EnrichedLines> some = lines.next(); some.isPresent(); some = lines.next()) {
 *         some.get().writeTo(out);
 *     }
 * }
 * }</pre>
 */
public final class LineStream implements AutoCloseable {
    /** How many bytes a line may have; a longer one is not done, and the stream goes on behind it. */
    public static final int LONGEST_LINE = EventFormat.LAMBDA_LIMIT;

    private final LineEnricher enricher;
    private final Function<byte[], EventFormat> format;
    private final LineReader reader;
    private final ExecutorService workers;
    private final int mostUnderWay;
    private final Queue<CompletableFuture<EnrichedLines>> underWay = new ArrayDeque<>();
    private final Count count = new Count();
    private boolean ended;
    private @Nullable IOException trouble;

    private LineStream(LineEnricher enricher, Function<byte[], EventFormat> format, InputStream in, int threads) {
        this.enricher = enricher;
        this.format = format;
        this.reader = new LineReader(in, LONGEST_LINE);
        this.workers = Executors.newFixedThreadPool(threads, LineStream::worker);
        this.mostUnderWay = threads + 2;
    }

    /**
     * The lines of a stream that the caller closes. Starts worker threads as they are needed, at most one
     * for each processor.
     *
     * @param enricher used by the workers until {@link #close}
     * @param format whose event a line is, for a line without what ends it; called by several threads at once. It may
     *     refuse the line by {@link dev.garnish.event.InvalidEventException}. Whatever else it or the enricher throws costs
     *     that line only, and counts as {@link dev.garnish.event.Diagnostic.Code#INTERNAL_ERROR}
     * @param in lines in UTF-8 that end with a line feed, or a carriage return and a line feed; read by the caller of
     *     {@link #next} only
     * @return a stream to be closed by the caller
     */
    public static LineStream of(Enricher enricher, Function<byte[], EventFormat> format, InputStream in) {
        return of(enricher, format, in, Runtime.getRuntime().availableProcessors());
    }

    /**
     * The lines of a stream that the caller closes, by what a {@link dev.garnish.Garnish} works with now.
     *
     * <pre>{@code
     * garnish.use(now -> copied(LineStream.of(now, line -> EventFormat.personalize(), in), out));
     * }</pre>
     *
     * @param now used by the workers until {@link #close}: all lines are enriched by its rules over its version of the items
     * @param format as for an enricher
     * @param in as for an enricher
     * @return a stream to be closed by the caller, within the work that the deployment was given to
     */
    public static LineStream of(Deployment now, Function<byte[], EventFormat> format, InputStream in) {
        return new LineStream(now::enrich, format, in, Runtime.getRuntime().availableProcessors());
    }

    static LineStream of(Enricher enricher, Function<byte[], EventFormat> format, InputStream in, int threads) {
        return new LineStream(enricher::enrich, format, in, threads);
    }

    private static Thread worker(Runnable work) {
        Thread thread = new Thread(work, "garnish-lines");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * The lines that come next; empty when there are no more. It waits for input only when nothing else is to be done.
     *
     * @return some lines, in the order of the input; at the end, empty again and again
     * @throws IOException if the stream cannot be read; all lines before that were given out
     */
    public Optional<EnrichedLines> next() throws IOException {
        while (!ended && underWay.size() < mostUnderWay && (underWay.isEmpty() || reader.isReady())) {
            read();
        }
        CompletableFuture<EnrichedLines> first = underWay.poll();
        if (first == null && trouble != null) {
            throw trouble;
        }
        return first == null ? Optional.empty() : Optional.of(finished(first));
    }

    private void read() {
        try {
            Optional<LineChunk> read = reader.read();
            read.ifPresent(this::start);
            ended = read.isEmpty();
        } catch (IOException e) {
            trouble = e;
            ended = true;
        }
    }

    private void start(LineChunk chunk) {
        ChunkPass pass = new ChunkPass(enricher, format, chunk);
        underWay.add(CompletableFuture.supplyAsync(pass::made, workers));
    }

    private EnrichedLines finished(CompletableFuture<EnrichedLines> first) {
        try {
            EnrichedLines made = first.join();
            count.add(made.count());
            return made;
        } catch (CompletionException e) {
            throw unwrapped(e);
        }
    }

    private static RuntimeException unwrapped(CompletionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException cause ? cause : e;
    }

    /** {@return the numbers of all lines that {@link #next} gave so far} */
    public Totals totals() {
        return count.totals();
    }

    /** Takes on no more lines; the few that are being worked on end by themselves. */
    @Override
    public void close() {
        workers.shutdown();
    }
}

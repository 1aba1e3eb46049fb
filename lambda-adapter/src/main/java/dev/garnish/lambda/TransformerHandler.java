package dev.garnish.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogSource;
import dev.garnish.event.EventFormat;
import dev.garnish.event.InvalidEventException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/**
 * The function's handler: an event of Amazon Pinpoint's recommender transformer or of Amazon Connect's custom action in,
 * that host's reply out. Settings come from the environment and are read once.
 *
 * <p>An event that is refused fails its invocation with a message that holds nothing of a recipient, and so does whatever
 * else goes wrong with one event: the next is answered by the same function. Everything else is answered in time: a part
 * of the invocation's time is kept back, and items that the catalog has not found by then count as unknown.
 */
public final class TransformerHandler implements RequestStreamHandler {
    private static final long KEPT_BACK_MILLIS = 500;
    private static final long REHEARSAL_MILLIS = 5_000;
    private static final String STARTED_FROM = "AWS_LAMBDA_INITIALIZATION_TYPE";
    private static final String SNAPSHOTS = "snap-start";

    private final Log log;
    private final Transformer transformer;

    /** Notified of snapshots; whoever notifies does not keep it. */
    @SuppressWarnings("UnusedVariable")
    private final Object snapshots;

    /**
     * Called by Lambda once for each environment. It opens the rules and the catalog that the environment's variables name.
     *
     * @throws RuntimeException if a setting, the rules or the catalog cannot be used; its message says which and what to do
     */
    public TransformerHandler() {
        this(System.getenv());
    }

    TransformerHandler(Map<String, String> environment) {
        this(environment, System.out);
    }

    TransformerHandler(Map<String, String> environment, PrintStream out) {
        this.log = new Log(out);
        Settings.tellUnknown(environment, log);
        this.transformer = Transformer.open(Settings.of(environment), log);
        boolean areTaken = SNAPSHOTS.equals(environment.get(STARTED_FROM));
        this.snapshots = areTaken ? Snapshots.of(this) : "none";
    }

    /** A handler over a catalog that the settings cannot name. */
    TransformerHandler(Map<String, String> environment, Catalog catalog, PrintStream out) {
        this.log = new Log(out);
        this.transformer = Transformer.over(CatalogSource.of(catalog), Settings.of(environment), log);
        this.snapshots = "none";
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        Log.Request request = request(context);
        try {
            answer(input, output, request, log);
        } catch (Throwable thrown) {
            throw refused(request, thrown);
        }
        transformer.lookForNewer();
    }

    private RuntimeException refused(Log.Request request, Throwable thrown) {
        RuntimeException reported = thrown instanceof InvalidEventException invalid
                ? RefusedEventException.of(invalid)
                : FaultException.of(thrown);
        log.refused(request, String.valueOf(reported.getMessage()));
        return reported;
    }

    /** How long a catalog may take: at least a quarter of what is left is for everything else. */
    private static Duration available(Log.Request request) {
        return Duration.ofMillis(request.millis() - Math.min(KEPT_BACK_MILLIS, request.millis() / 4));
    }

    private void answer(InputStream input, OutputStream output, Log.Request request, Log reportTo) throws IOException {
        long started = System.nanoTime();
        byte[] event = input.readNBytes(EventFormat.LAMBDA_LIMIT + 1);
        Transformer.Answer answer = transformer.answer(event, available(request));
        answer.reply().writeTo(output);
        reportTo.answered(request, answer, System.nanoTime() - started);
    }

    /** Answers a made-up event of each host, so that what a first reply needs is loaded. Nothing is logged of it. */
    void rehearse() throws IOException {
        Log nowhere = new Log(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        Log.Request request = new Log.Request("", "", "", REHEARSAL_MILLIS);
        for (byte[] event : transformer.samples()) {
            answer(new ByteArrayInputStream(event), OutputStream.nullOutputStream(), request, nowhere);
        }
    }

    /** After a restart from a snapshot, which may be old: looks for newer rules, as between two invocations. */
    void wake() {
        transformer.lookForNewer();
    }

    private static Log.Request request(Context context) {
        return new Log.Request(
                context.getFunctionName(),
                context.getAwsRequestId(),
                System.getProperty("com.amazonaws.xray.traceHeader", ""),
                context.getRemainingTimeInMillis());
    }
}

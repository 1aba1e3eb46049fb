package dev.garnish.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.garnish.Catalog;
import dev.garnish.InvalidEventException;
import dev.garnish.event.EventFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * The function's handler: an event of Amazon Pinpoint's recommender transformer or of Amazon Connect's custom action in,
 * that host's reply out. Settings come from the environment and are read once.
 *
 * <p>An event that is refused fails its invocation with a message that holds nothing of a recipient. Everything else is
 * answered in time: a part of the invocation's time is kept back, and items that the catalog has not found by then count
 * as unknown.
 */
public final class TransformerHandler implements RequestStreamHandler {
    private static final long KEPT_BACK_MILLIS = 500;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Log log;
    private final Transformer transformer;

    public TransformerHandler() {
        this(System.getenv());
    }

    TransformerHandler(Map<String, String> environment) {
        this.log = new Log(System.out);
        this.transformer = Transformer.open(Settings.of(environment), log);
    }

    /** A handler over a catalog that the settings can not name. */
    TransformerHandler(Map<String, String> environment, Catalog catalog, PrintStream out) {
        this.log = new Log(out);
        this.transformer = new Transformer(Settings.of(environment), catalog, log);
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        long started = System.nanoTime();
        Log.Request request = request(context);
        byte[] event = input.readNBytes(EventFormat.LAMBDA_LIMIT + 1);
        Transformer.Answer answer = answer(event, started + available(context), request);
        output.write(answer.made().json());
        log.answered(request, answer.host(), answer.made(), answer.by(), System.nanoTime() - started);
        transformer.lookForNewer();
    }

    private Transformer.Answer answer(byte[] event, long until, Log.Request request) {
        try {
            return transformer.answer(event, until);
        } catch (InvalidEventException refused) {
            log.refused(request, String.valueOf(refused.getMessage()));
            throw refused;
        } catch (RuntimeException | StackOverflowError | LinkageError | AssertionError thrown) {
            FaultException fault = FaultException.of(thrown);
            log.refused(request, String.valueOf(fault.getMessage()));
            throw fault;
        }
    }

    /** How long a catalog may take: at least a quarter of what is left is for everything else. */
    private static long available(Context context) {
        long left = context.getRemainingTimeInMillis();
        return NANOS_PER_MILLI * (left - Math.min(KEPT_BACK_MILLIS, left / 4));
    }

    private static Log.Request request(Context context) {
        return new Log.Request(
                context.getFunctionName(),
                context.getAwsRequestId(),
                System.getProperty("com.amazonaws.xray.traceHeader", ""));
    }
}

package dev.garnish.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.garnish.InvalidEventException;
import dev.garnish.event.EventFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * The function's handler: an event of Amazon Pinpoint's recommender transformer in, the reply out.
 *
 * <p>Settings come from the environment: {@code GARNISH_RULES} (a rules file or a folder of them; without it the
 * package's {@code rules}), {@code GARNISH_CATALOG} (a catalog file, or {@code sample}; without it the package's
 * {@code catalog.mv.db}) and {@code GARNISH_REPLY} ({@code bare} or {@code wrapped}).
 *
 * <p>An event that is refused fails its invocation with a message that holds nothing of a recipient.
 */
public final class TransformerHandler implements RequestStreamHandler {
    private final Transformer transformer;

    public TransformerHandler() {
        this(System.getenv());
    }

    TransformerHandler(Map<String, String> environment) {
        this.transformer = Transformer.open(Settings.of(environment));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        output.write(reply(input.readNBytes(EventFormat.LAMBDA_LIMIT + 1)));
    }

    private byte[] reply(byte[] event) {
        try {
            return transformer.reply(event);
        } catch (InvalidEventException refused) {
            throw refused;
        } catch (RuntimeException fault) {
            throw FaultException.of(fault);
        }
    }
}

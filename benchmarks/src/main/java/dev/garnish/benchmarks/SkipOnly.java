package dev.garnish.benchmarks;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/** A limit: a Jackson streaming pass that reads everything and keeps nothing. */
final class SkipOnly implements Handler {
    private final JsonFactory json = new JsonFactory();

    @Override
    public byte[] reply(byte[] event) throws IOException {
        int tokens = 0;
        try (JsonParser parser = json.createParser(event)) {
            while (parser.nextToken() != null) {
                tokens++;
            }
        }
        return new byte[] {(byte) tokens};
    }
}

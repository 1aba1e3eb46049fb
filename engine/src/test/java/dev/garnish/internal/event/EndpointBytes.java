package dev.garnish.internal.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The endpoints of an event or a reply as their bytes, without their {@code Recommendations}: what must not change. Found
 * with jackson-core, so that our own scanner is not its own judge.
 */
public final class EndpointBytes {
    private static final JsonFactory JSON = new JsonFactory();

    private final byte[] json;
    private final List<String> found = new ArrayList<>();

    private EndpointBytes(byte[] json) {
        this.json = json;
    }

    /** {@code id = bytes} of each endpoint of an event or a wrapped reply, in order. */
    public static List<String> ofEvent(byte[] json) {
        return new EndpointBytes(json).read(false);
    }

    /** The same of a bare reply. */
    public static List<String> ofBareReply(byte[] json) {
        return new EndpointBytes(json).read(true);
    }

    private List<String> read(boolean bare) {
        try (JsonParser parser = JSON.createParser(json)) {
            parser.nextToken();
            if (bare) {
                endpoints(parser);
            } else {
                document(parser);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void document(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            boolean endpoints = parser.currentName().equals("Endpoints");
            parser.nextToken();
            if (endpoints) {
                found.clear();
                endpoints(parser);
            } else {
                parser.skipChildren();
            }
        }
    }

    private void endpoints(JsonParser parser) throws IOException {
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String id = parser.currentName();
            parser.nextToken();
            found.add(id + " = " + endpoint(parser));
        }
    }

    private String endpoint(JsonParser parser) throws IOException {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        int from = start(parser);
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            int valueEnd = from + 1;
            int cutFrom = -1;
            int cutTo = -1;
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                boolean ours = parser.currentName().equals("Recommendations");
                parser.nextToken();
                int end = skip(parser);
                if (ours) {
                    cutFrom = valueEnd;
                    cutTo = end;
                }
                valueEnd = end;
            }
            if (cutTo >= 0) {
                kept.write(json, from, cutFrom - from);
                from = cutTo;
            }
            kept.write(json, from, (int) parser.currentLocation().getByteOffset() - from);
        } else {
            kept.write(json, from, skip(parser) - from);
        }
        return kept.toString(StandardCharsets.ISO_8859_1);
    }

    private static int start(JsonParser parser) {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    private static int skip(JsonParser parser) throws IOException {
        parser.skipChildren();
        parser.finishToken();
        return (int) parser.currentLocation().getByteOffset();
    }
}

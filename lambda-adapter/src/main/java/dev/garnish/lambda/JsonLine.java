package dev.garnish.lambda;

import dev.garnish.internal.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** One line of a log being written: an object of texts, numbers and counts. */
final class JsonLine {
    private final JsonWriter out = new JsonWriter(512);
    private char before = '{';

    JsonLine text(String key, String value) {
        key(key);
        out.text(value);
        return this;
    }

    JsonLine number(String key, long value) {
        return json(key, Long.toString(value));
    }

    /** A number as it is spelled, or any other JSON. */
    JsonLine json(String key, String value) {
        key(key);
        out.raw(value.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    JsonLine counts(String key, Map<String, Integer> counts) {
        key(key);
        char separator = '{';
        for (Map.Entry<String, Integer> count : counts.entrySet()) {
            out.raw(separator);
            out.text(count.getKey());
            out.raw(':');
            out.raw(count.getValue().toString().getBytes(StandardCharsets.UTF_8));
            separator = ',';
        }
        if (counts.isEmpty()) {
            out.raw('{');
        }
        out.raw('}');
        return this;
    }

    private void key(String key) {
        out.raw(before);
        out.text(key);
        out.raw(':');
        before = ',';
    }

    /** The whole line with its end, in UTF-8. */
    byte[] end() {
        out.raw('}');
        out.raw('\n');
        return out.toBytes();
    }
}

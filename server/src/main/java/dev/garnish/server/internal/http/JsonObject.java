package dev.garnish.server.internal.http;

import dev.garnish.internal.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** An object of JSON being written: a problem, a line of the log, a reply. For one thread. */
public final class JsonObject {
    private final JsonWriter out;
    private boolean isEmpty = true;

    public JsonObject() {
        this(new JsonWriter(512));
    }

    private JsonObject(JsonWriter out) {
        this.out = out;
        out.raw('{');
    }

    public JsonObject text(String key, String value) {
        key(key);
        out.text(value);
        return this;
    }

    public JsonObject number(String key, long value) {
        return raw(key, Long.toString(value));
    }

    /** JSON as it is spelled. */
    public JsonObject raw(String key, String json) {
        key(key);
        out.raw(json.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    public JsonObject texts(String key, List<String> values) {
        key(key);
        out.raw('[');
        for (int i = 0; i < values.size(); i++) {
            separate(i == 0);
            out.text(values.get(i));
        }
        out.raw(']');
        return this;
    }

    public JsonObject counts(String key, Map<String, ? extends Number> counts) {
        key(key);
        JsonObject inner = new JsonObject(out);
        counts.forEach((name, count) -> inner.number(name, count.longValue()));
        out.raw('}');
        return this;
    }

    /** Objects in a list, each written by the consumer. */
    public <T> JsonObject objects(String key, List<T> all, Member<? super T> member) {
        key(key);
        out.raw('[');
        for (int i = 0; i < all.size(); i++) {
            separate(i == 0);
            member.write(all.get(i), new JsonObject(out));
            out.raw('}');
        }
        out.raw(']');
        return this;
    }

    /** Writes the members of one object. */
    @FunctionalInterface
    public interface Member<T> {
        void write(T one, JsonObject into);
    }

    private void key(String key) {
        separate(isEmpty);
        isEmpty = false;
        out.text(key);
        out.raw(':');
    }

    private void separate(boolean first) {
        if (!first) {
            out.raw(',');
        }
    }

    /** The whole object in UTF-8. Nothing more can be written. */
    public byte[] end() {
        out.raw('}');
        return out.toBytes();
    }
}

package dev.garnish.review.columns;

import dev.garnish.internal.json.JsonWriter;
import dev.garnish.review.FinishedItem;
import dev.garnish.review.columns.ItemShape.Frame;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** JSON of a shape, a request a line, each with as many items as the shape allows. */
final class JsonItems implements ItemWriter {
    /** No frame of a request has more bytes. */
    private static final int FRAME = 200;

    private final OutputStream out;
    private final ItemShape shape;
    private final List<byte[]> names;
    private final Batch written;
    private final Batch removed;
    private final JsonWriter item = new JsonWriter(1_024);

    JsonItems(OutputStream out, List<String> names, ItemShape shape) {
        this.out = out;
        this.shape = shape;
        this.names = names.stream().map(JsonItems::name).toList();
        this.written = new Batch(shape.write());
        this.removed = new Batch(shape.remove());
    }

    private static byte[] name(String name) {
        JsonWriter json = new JsonWriter(64);
        json.text(name);
        json.raw(':');
        return json.toBytes();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** A request that fills. */
    private final class Batch {
        private final Frame frame;
        private final JsonWriter json = new JsonWriter(1_024);
        private int items;

        Batch(Frame frame) {
            this.frame = frame;
        }

        void add() throws IOException {
            if (items > 0 && json.size() + item.size() > ItemShape.MOST_BYTES - FRAME) {
                flush();
            }
            json.raw(items == 0 ? ascii(frame.head()) : new byte[] {','});
            json.raw(item);
            items++;
            if (items == shape.most()) {
                flush();
            }
        }

        void flush() throws IOException {
            if (items > 0) {
                json.raw(ascii(frame.tail()));
                json.raw('\n');
                json.writeTo(out);
                json.restart(0);
                items = 0;
            }
        }
    }

    @Override
    public Optional<String> write(FinishedItem finished) throws IOException {
        if (!shape.ids().matcher(finished.id()).matches()) {
            return Optional.of(shape.idRule());
        }
        begin(shape.write(), finished.id());
        for (int i = 0; i < names.size(); i++) {
            String value = finished.values().get(i);
            if (value.codePointCount(0, value.length()) > shape.mostCharacters()) {
                return Optional.of("a value has more than " + shape.mostCharacters() + " characters");
            }
            if (i > 0) {
                item.raw(',');
            }
            item.raw(names.get(i));
            item.text(value);
        }
        item.raw(ascii(shape.write().after()));
        if (item.size() >= shape.mostBytes()) {
            return Optional.of("it has " + shape.mostBytes() + " bytes or more");
        }
        written.add();
        return Optional.empty();
    }

    private void begin(Frame frame, String id) {
        item.restart(0);
        item.raw(ascii(frame.before()));
        item.text(shape.idPrefix() + id);
        item.raw(ascii(frame.between()));
    }

    @Override
    public boolean remove(String id) throws IOException {
        if (!shape.ids().matcher(id).matches()) {
            return false;
        }
        begin(shape.remove(), id);
        item.raw(ascii(shape.remove().after()));
        removed.add();
        return true;
    }

    @Override
    public void finish() throws IOException {
        written.flush();
        removed.flush();
        out.flush();
    }
}

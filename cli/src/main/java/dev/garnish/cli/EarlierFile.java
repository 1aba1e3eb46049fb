package dev.garnish.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import dev.garnish.internal.text.Printable;
import dev.garnish.review.FinishedItem;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** The items of a whole file that {@code garnish render} wrote earlier, whatever its shape, in the order of their ids. */
final class EarlierFile implements Iterator<FinishedItem>, Closeable {
    private static final String PREFIX = "$custom:::$default:::";

    private final Path file;
    private final List<String> names;
    private final BufferedReader reader;
    private final Iterator<List<FinishedItem>> parts;
    private final Deque<FinishedItem> ready = new ArrayDeque<>();
    private String last = "";

    private EarlierFile(Path file, List<String> names, BufferedReader reader) throws IOException {
        this.file = file;
        this.names = names;
        this.reader = reader;
        reader.mark(1);
        boolean json = reader.read() == '{';
        reader.reset();
        this.parts = json ? lines() : records();
    }

    /**
     * Opens a file.
     *
     * @param names of the columns whose values are of interest
     */
    static EarlierFile open(Path file, List<String> names) throws IOException {
        BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        try {
            return new EarlierFile(file, names, reader);
        } catch (CharacterCodingException | UncheckedIOException | CsvParseException e) {
            reader.close();
            throw unknown(file);
        }
    }

    /** A CSV file by its header, whose columns may be in any order; a column that it lacks counts as empty everywhere. */
    private Iterator<List<FinishedItem>> records() {
        Iterator<CsvRecord> records = CsvReader.builder().ofCsvRecord(reader).iterator();
        List<String> header = records.hasNext() ? records.next().getFields() : List.of();
        if (header.isEmpty() || !header.get(0).equals("item_id")) {
            throw unknown(file);
        }
        return mapped(records, one -> {
            if (one.getFieldCount() != header.size()) {
                throw unknown(file);
            }
            return List.of(item(one.getField(0), name -> {
                int index = header.indexOf(name);
                return index < 0 ? "" : one.getField(index);
            }));
        });
    }

    /** A file of JSON lines, read one by one: such a file may be larger than the memory. */
    private Iterator<List<FinishedItem>> lines() {
        ObjectMapper mapper = new ObjectMapper();
        return mapped(reader.lines().iterator(), line -> {
            try {
                return items(mapper.readTree(line));
            } catch (JsonProcessingException e) {
                throw unknown(file);
            }
        });
    }

    private static <A, B> Iterator<B> mapped(Iterator<A> from, Function<A, B> by) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return from.hasNext();
            }

            @Override
            public B next() {
                return by.apply(from.next());
            }
        };
    }

    /** Of a line: an item, or a request that writes some. */
    private List<FinishedItem> items(JsonNode line) {
        List<FinishedItem> items = new ArrayList<>();
        JsonNode body = line.path("body");
        if (line.has("deleted")
                || line.path("method").asText().equals("DELETE")
                || line.path("path").asText().contains("delete")) {
            throw Failure.badInput(Printable.name(file.toString())
                    + ": expected a whole file, found one of changes: --since compares with all items");
        } else if (line.has("item_id")) {
            items.add(item(line.path("item_id").asText(), line));
        } else if (body.has("documents")) {
            body.path("documents").properties().forEach(one -> items.add(item(one.getKey(), one.getValue())));
        } else if (body.has("items")) {
            body.path("items").forEach(one -> items.add(item(one.path("id").asText(), one)));
        } else if (body.at("/data/attributes/items/data").isArray()) {
            body.at("/data/attributes/items/data")
                    .forEach(one -> items.add(
                            item(one.path("id").asText().replace(PREFIX, ""), one.at("/attributes/custom_metadata"))));
        } else {
            throw unknown(file);
        }
        return items;
    }

    private FinishedItem item(String id, JsonNode values) {
        return item(id, name -> values.path(name).asText());
    }

    private FinishedItem item(String id, Function<String, String> values) {
        return new FinishedItem(id, names.stream().map(values).toList(), List.of());
    }

    private static Failure unknown(Path file) {
        return Failure.badInput(Printable.name(file.toString())
                + ": expected a version of the catalog, or a file that garnish render wrote");
    }

    @Override
    public boolean hasNext() {
        try {
            while (ready.isEmpty() && parts.hasNext()) {
                ready.addAll(parts.next());
            }
        } catch (CsvParseException | UncheckedIOException e) {
            throw unknown(file);
        }
        return !ready.isEmpty();
    }

    /**
     * The next item.
     *
     * @throws Failure if it does not come behind the one before it: two lists are compared in one pass, which needs one order
     */
    @Override
    public FinishedItem next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        FinishedItem next = ready.remove();
        if (next.id().compareTo(last) <= 0) {
            throw Failure.badInput("%s: item %s is not in the order of ids in which garnish render wrote it"
                    .formatted(Printable.name(file.toString()), Printable.name(next.id())));
        }
        last = next.id();
        return next;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}

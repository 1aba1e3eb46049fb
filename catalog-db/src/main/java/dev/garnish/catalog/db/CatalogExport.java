package dev.garnish.catalog.db;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import de.siegmar.fastcsv.writer.CsvWriter;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.db.internal.load.CellParser;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes the items of a catalog so that an import gives the same items again. The stream given is flushed and left open; memory
 * does not grow with the items.
 *
 * <pre>{@code
 * try (CatalogFile catalog = CatalogFile.open(Path.of("shop.mv.db"));
 *         OutputStream out = Files.newOutputStream(Path.of("shop.csv"))) {
 *     long items = CatalogExport.csv(catalog, out);
 * }
 * }</pre>
 */
public final class CatalogExport {
    /** What a spreadsheet would run as a formula, and what an import would take for such a text guarded. */
    private static final Pattern RUNS = Pattern.compile("'*[=+@\\t\\r-].*", Pattern.DOTALL);

    private CatalogExport() {}

    /**
     * CSV after RFC 4180: a line of names, then one for each item; lists as JSON. A text that a spreadsheet would run
     * has a quote before it, which an import takes off. In UTF-8, without a byte order mark.
     *
     * @param catalog read through once
     * @param to buffered by the caller, who closes it
     * @return how many items it wrote
     * @throws IOException if the stream cannot be written to
     */
    public static long csv(Catalog catalog, OutputStream to) throws IOException {
        OutputStreamWriter out = new OutputStreamWriter(to, StandardCharsets.UTF_8);
        CsvWriter csv = CsvWriter.builder().build(out);
        Schema schema = catalog.schema();
        csv.writeRecord(schema.columns().stream().map(Column::name).toList());
        long count = 0;
        try (Stream<Item> items = catalog.items()) {
            for (Iterator<Item> each = items.iterator(); each.hasNext(); count++) {
                csv.writeRecord(cells(each.next(), schema));
            }
        }
        csv.flush();
        return count;
    }

    private static List<String> cells(Item item, Schema schema) {
        int columns = schema.columns().size();
        List<String> cells = new ArrayList<>(columns);
        for (int i = 0; i < columns; i++) {
            cells.add(cell(item.at(schema, i)));
        }
        return cells;
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        } else if (value instanceof String text) {
            return RUNS.matcher(text).matches() ? "'" + text : text;
        } else if (value instanceof BigDecimal number) {
            return spelled(number);
        } else if (value instanceof List<?> list) {
            return CellParser.json(list.stream().map(String::valueOf).toList());
        }
        return value.toString();
    }

    /** With all its decimals and no more digits than it has. */
    private static String spelled(BigDecimal number) {
        return number.scale() < 0 ? number.toString() : number.toPlainString();
    }

    /**
     * JSON Lines: one object for each item, with all its columns in their order; a missing value is null.
     *
     * @param catalog read through once
     * @param to buffered by the caller, who closes it
     * @return how many items it wrote
     * @throws IOException if the stream cannot be written to
     */
    public static long jsonLines(Catalog catalog, OutputStream to) throws IOException {
        Schema schema = catalog.schema();
        long count = 0;
        JsonGenerator json = new JsonFactory()
                .createGenerator(to, JsonEncoding.UTF8)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setPrettyPrinter(new MinimalPrettyPrinter("\n"));
        try (json;
                Stream<Item> items = catalog.items()) {
            for (Iterator<Item> each = items.iterator(); each.hasNext(); count++) {
                write(each.next(), schema, json);
            }
        }
        to.write(count == 0 ? new byte[0] : new byte[] {'\n'});
        return count;
    }

    private static void write(Item item, Schema schema, JsonGenerator json) throws IOException {
        json.writeStartObject();
        List<Column> columns = schema.columns();
        for (int i = 0; i < columns.size(); i++) {
            Object value = item.at(schema, i);
            json.writeFieldName(columns.get(i).name());
            write(value, json);
        }
        json.writeEndObject();
    }

    private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof BigDecimal number) {
            json.writeNumber(spelled(number));
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object entry : list) {
                write(entry, json);
            }
            json.writeEndArray();
        } else {
            json.writeString(value.toString());
        }
    }
}

package dev.garnish.catalog.db.internal.input;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One row of a file: where it starts, and its cells in the order of {@link Rows#names()}; or why it is none. */
public final class Row {
    /** Stands for a cell that the row does not have, where others of the file have it. */
    static final Object ABSENT = new Object();

    private final long line;
    private final @Nullable Object[] cells;
    private final @Nullable String trouble;
    /** As the file has it, where this is another spelling of it. */
    private final @Nullable Row raw;

    private Row(long line, @Nullable Object[] cells, @Nullable String trouble, @Nullable Row raw) {
        this.line = line;
        this.cells = cells;
        this.trouble = trouble;
        this.raw = raw;
    }

    static Row of(long line, @Nullable Object[] cells) {
        return new Row(line, cells, null, null);
    }

    static Row bad(long line, @Nullable Object[] cells, String trouble) {
        return new Row(line, cells, trouble, null);
    }

    /** The line it starts in, counted from 1. */
    public long line() {
        return line;
    }

    /**
     * The same row with other cells; what is absent stays absent.
     *
     * @param sources for each of them the cell that it is made of
     * @param forms for each of them how it is made
     */
    public Row made(int[] sources, List<UnaryOperator<@Nullable Object>> forms) {
        @Nullable Object[] made = new Object[sources.length];
        for (int i = 0; i < made.length; i++) {
            made[i] = has(sources[i]) ? forms.get(i).apply(cells[sources[i]]) : ABSENT;
        }
        return new Row(line, made, trouble, this);
    }

    /**
     * Text, a list of texts, a number that JSON spells as one, or null, which is missing. A row may have fewer cells than
     * there are names.
     */
    public @Nullable Object cell(int index) {
        return has(index) ? cells[index] : null;
    }

    /** Whether the row has this cell at all, be it null. */
    public boolean has(int index) {
        return index < cells.length && cells[index] != ABSENT;
    }

    /** Why the row as a whole is bad; null where it is not. */
    public @Nullable String trouble() {
        return trouble;
    }

    /** What the file has, as JSON: a member for each cell. */
    public String json(List<String> names) {
        Row whole = raw == null ? this : raw;
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JsonCells.PARSERS.createGenerator(text)) {
            json.writeStartObject();
            for (int i = 0; i < whole.cells.length; i++) {
                if (whole.has(i)) {
                    json.writeFieldName(i < names.size() ? names.get(i) : "cell " + (i + 1));
                    write(json, whole.cells[i]);
                }
            }
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(JsonGenerator json, @Nullable Object cell) throws IOException {
        if (cell instanceof List<?> list) {
            json.writeStartArray();
            for (Object entry : list) {
                json.writeString(String.valueOf(entry));
            }
            json.writeEndArray();
        } else if (cell instanceof BigDecimal number) {
            json.writeNumber(number);
        } else {
            json.writeString(cell == null ? null : cell.toString());
        }
    }

    List<@Nullable Object> cells() {
        return Arrays.asList(cells);
    }

    @Override
    public String toString() {
        return Arrays.toString(cells);
    }
}

package dev.garnish.catalog.db.internal.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON Lines file: an object a line, so that one bad line leaves the others readable. */
final class JsonLines extends Rows {
    private final JsonCells cells;
    private long line;
    private long found;

    JsonLines(Input input) {
        super(input);
        this.cells = new JsonCells(input.options());
    }

    @Override
    public List<String> names() {
        return cells.names();
    }

    @Override
    public Set<String> hollow() {
        return cells.hollow();
    }

    @Override
    public @Nullable Row next() {
        try {
            String text = input.reader().readLine();
            line++;
            while (text != null && text.isBlank()) {
                text = input.reader().readLine();
                line++;
            }
            if (text != null) {
                found++;
                return row(text);
            }
            if (found == 1) {
                KeyedItems.refuse(input.file().toString(), List.of(), names());
            }
            return null;
        } catch (IOException e) {
            throw input.failed(line, e);
        }
    }

    private Row row(String text) throws IOException {
        try (JsonParser parser = JsonCells.PARSERS.createParser(text)) {
            try {
                return row(parser);
            } catch (JsonProcessingException e) {
                return bad("%s (column %d)"
                        .formatted(JsonFault.of(e), JsonFault.place(e, parser).getColumnNr()));
            }
        }
    }

    private Row row(JsonParser parser) throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return bad("expected an object in each line");
        }
        Row row = cells.row(parser, line);
        return parser.nextToken() == null ? row : bad("expected one object in each line, found more");
    }

    private Row bad(String trouble) {
        return Row.bad(line, new Object[0], trouble);
    }
}

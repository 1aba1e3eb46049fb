package dev.garnish.catalog.db.internal.input;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A JSON file: one list of objects, objects one after the other, or an envelope around them. */
final class JsonRows extends Rows {
    private final JsonParser parser;
    private final JsonCells cells;
    private final Envelope envelope;
    private final boolean list;
    private long found;

    private JsonRows(Input input, JsonParser parser, Envelope envelope, boolean list) {
        super(input);
        this.parser = parser;
        this.cells = new JsonCells(input.options());
        this.envelope = envelope;
        this.list = list;
    }

    static JsonRows of(Input input, Envelope envelope) throws IOException {
        boolean list = input.firstLine().strip().startsWith("[");
        return new JsonRows(input, JsonCells.PARSERS.createParser(input.reader()), envelope, list);
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
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                requireEnd(token);
                if (envelope.isRow(parser)) {
                    found++;
                    return row(token);
                }
            }
        } catch (JsonProcessingException e) {
            throw malformed(e);
        } catch (IOException e) {
            throw input.failed(parser.currentLocation().getLineNr(), e);
        }
        envelope.judge(input.file().toString(), found, cells.names());
        return null;
    }

    private Row row(JsonToken token) throws IOException {
        long line = parser.currentTokenLocation().getLineNr();
        return token == JsonToken.START_OBJECT
                ? cells.row(parser, line)
                : Row.bad(line, new Object[0], "expected an object, found " + token.asString());
    }

    /** Nothing stands behind a list that is the whole file. */
    private void requireEnd(JsonToken token) throws IOException {
        if (list && token == JsonToken.END_ARRAY && parser.getParsingContext().inRoot() && parser.nextToken() != null) {
            throw InputException.badData("%s:%d: expected the end of the file behind the list"
                    .formatted(input.file(), parser.currentLocation().getLineNr()));
        }
    }

    private InputException malformed(JsonProcessingException e) {
        JsonLocation place = JsonFault.place(e, parser);
        return InputException.badData(
                "%s:%d:%d: %s".formatted(input.file(), place.getLineNr(), place.getColumnNr(), JsonFault.of(e)), e);
    }
}

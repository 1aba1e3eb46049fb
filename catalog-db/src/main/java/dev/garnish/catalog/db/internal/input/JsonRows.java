package dev.garnish.catalog.db.internal.input;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A JSON file: one list of objects, or objects one after the other. */
final class JsonRows extends Rows {
    /** What the parser says to programmers. */
    private static final Pattern NOISE =
            Pattern.compile(" \\(code \\d+\\)|(: was expecting)? \\((start marker|JSON String).*");

    private final JsonParser parser;
    private final JsonCells cells = new JsonCells();
    private final boolean list;

    private JsonRows(Input input, JsonParser parser, boolean list) {
        super(input);
        this.parser = parser;
        this.list = list;
    }

    static JsonRows of(Input input) throws IOException {
        boolean list = input.firstLine().strip().startsWith("[");
        JsonParser parser = JsonCells.PARSERS.createParser(input.reader());
        if (list) {
            parser.nextToken();
        }
        return new JsonRows(input, parser, list);
    }

    @Override
    public List<String> names() {
        return cells.names();
    }

    @Override
    public @Nullable Row next() {
        try {
            JsonToken token = parser.nextToken();
            if (token == null || (list && token == JsonToken.END_ARRAY)) {
                requireEnd(token);
                return null;
            }
            long line = parser.currentTokenLocation().getLineNr();
            if (token == JsonToken.START_OBJECT) {
                return cells.row(parser, line);
            }
            parser.skipChildren();
            return Row.bad(
                    line,
                    new Object[0],
                    "expected an object, found " + parser.currentToken().asString());
        } catch (JsonProcessingException e) {
            throw malformed(input, e, 0);
        } catch (IOException e) {
            throw input.failed(parser.currentLocation().getLineNr(), e);
        }
    }

    private void requireEnd(@Nullable JsonToken token) throws IOException {
        if (list && (token == null || parser.nextToken() != null)) {
            throw InputException.badData("%s:%d: expected the end of the list and of the file: is it cut off?"
                    .formatted(input.file(), parser.currentLocation().getLineNr()));
        }
    }

    static InputException malformed(Input input, JsonProcessingException e, long before) {
        return InputException.badData(
                "%s:%d:%d: %s"
                        .formatted(
                                input.file(),
                                before + e.getLocation().getLineNr(),
                                e.getLocation().getColumnNr(),
                                reason(e)),
                e);
    }

    static String reason(JsonProcessingException e) {
        String first = e.getOriginalMessage().lines().findFirst().orElse("");
        return "not JSON: " + NOISE.matcher(first).replaceAll("");
    }
}

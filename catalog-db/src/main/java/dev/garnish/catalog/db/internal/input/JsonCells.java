package dev.garnish.catalog.db.internal.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.garnish.catalog.db.internal.text.Excerpt;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects as rows: each member a cell, those of nested objects under their path ({@code price.amount}), those of
 * objects in lists as one list ({@code images[].url}).
 */
final class JsonCells {
    static final JsonFactory PARSERS = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    /** A number with a larger exponent has more digits than any column. */
    private static final int MOST_DIGITS = 1_000;

    private final InputOptions options;
    private final NamedCells cells = new NamedCells();

    JsonCells(InputOptions options) {
        this.options = options;
    }

    List<String> names() {
        return cells.names();
    }

    Set<String> hollow() {
        return cells.hollow();
    }

    /** The object that the parser stands at the start of. */
    Row row(JsonParser parser, long line) throws IOException {
        cells.start();
        members(parser, "", false);
        return cells.row(line);
    }

    private void members(JsonParser parser, String path, boolean isListed) throws IOException {
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            value(parser, Paths.member(path, name), isListed);
        }
    }

    /** @param isListed whether there is a list on the way, so that the path may come again */
    private void value(JsonParser parser, String path, boolean isListed) throws IOException {
        if (options.isLeftOut(path)) {
            cells.name(path);
            parser.skipChildren();
        } else if (options.json().contains(path) && parser.currentToken().isStructStart()) {
            put(path, text(parser), isListed);
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            members(parser, path, isListed);
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            list(parser, path);
        } else {
            put(path, scalar(parser), isListed);
        }
    }

    private void list(JsonParser parser, String path) throws IOException {
        boolean hasObjects = false;
        boolean hasOthers = false;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            boolean isObject = parser.currentToken() == JsonToken.START_OBJECT;
            value(parser, isObject ? Paths.element(path) : path, true);
            hasObjects |= isObject;
            hasOthers |= !isObject;
        }
        if (!hasObjects && !hasOthers) {
            cells.list(path);
        }
    }

    private void put(String path, @Nullable Object value, boolean isListed) {
        if (value instanceof String text && isTorn(text)) {
            cells.trouble(
                    "`%s` holds half of a character: expected \\ud800 to \\udfff in pairs".formatted(Excerpt.of(path)));
        } else if (isListed) {
            cells.add(path, value);
        } else {
            cells.put(path, value);
        }
    }

    /** JSON's escapes can name the halves that characters beyond the first 65,536 consist of, each alone. */
    private static boolean isTorn(String text) {
        return text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    private static @Nullable Object scalar(JsonParser parser) throws IOException {
        if (parser.currentToken() == JsonToken.VALUE_NULL) {
            return null;
        }
        String text = parser.getText();
        return parser.currentToken().isNumeric() ? number(text) : text.isEmpty() ? null : text;
    }

    private static Object number(String text) {
        BigDecimal number = new BigDecimal(text);
        return Math.abs((long) number.scale()) > MOST_DIGITS ? text : number;
    }

    private static String text(JsonParser parser) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = PARSERS.createGenerator(text)) {
            List<JsonToken> open = new ArrayList<>();
            do {
                json.copyCurrentEventExact(parser);
                if (parser.currentToken().isStructStart()) {
                    open.add(parser.currentToken());
                } else if (parser.currentToken().isStructEnd()) {
                    open.remove(open.size() - 1);
                }
            } while (!open.isEmpty() && parser.nextToken() != null);
        }
        return text.toString();
    }
}

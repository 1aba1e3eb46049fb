package dev.garnish.catalog.db.internal.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import dev.garnish.catalog.db.internal.text.Excerpt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON objects as rows: each member a cell, numbers in the spelling they have. */
final class JsonCells {
    static final JsonFactory PARSERS = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
            .build();

    private final Map<String, Integer> places = new LinkedHashMap<>();
    private List<String> names = List.of();

    List<String> names() {
        return names;
    }

    /** The object that the parser stands at the start of. */
    Row row(JsonParser parser, long line) throws IOException {
        @Nullable Object[] cells = new Object[places.size()];
        String trouble = null;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            int place = place(name);
            cells = place < cells.length ? cells : Arrays.copyOf(cells, places.size());
            parser.nextToken();
            if (isNested(parser)) {
                trouble = trouble == null
                        ? "`%s` is nested: expected a plain value or a list of them".formatted(Excerpt.of(name))
                        : trouble;
                parser.skipChildren();
            } else {
                cells[place] = value(parser);
                if (trouble == null && isTorn(cells[place])) {
                    trouble = "`%s` holds half of a character: expected \\ud800 to \\udfff in pairs"
                            .formatted(Excerpt.of(name));
                }
            }
        }
        return trouble == null ? Row.of(line, cells) : Row.bad(line, cells, trouble);
    }

    private int place(String name) {
        Integer known = places.putIfAbsent(name, places.size());
        if (known != null) {
            return known;
        }
        names = List.copyOf(places.keySet());
        return places.size() - 1;
    }

    private static boolean isNested(JsonParser parser) {
        return parser.currentToken() == JsonToken.START_OBJECT;
    }

    /** JSON's escapes can name the halves that characters beyond the first 65,536 consist of, each alone. */
    private static boolean isTorn(@Nullable Object value) {
        if (value instanceof List<?> texts) {
            return texts.stream().anyMatch(JsonCells::isTorn);
        }
        return value instanceof String text
                && text.codePoints().anyMatch(c -> Character.getType(c) == Character.SURROGATE);
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            return scalar(parser);
        }
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken().isStructStart()) {
                parser.skipChildren();
                texts.add("{}");
            } else {
                String text = scalar(parser);
                if (text != null) {
                    texts.add(text);
                }
            }
        }
        return texts;
    }

    private static @Nullable String scalar(JsonParser parser) throws IOException {
        String text = parser.currentToken() == JsonToken.VALUE_NULL ? null : parser.getText();
        return text == null || text.isEmpty() ? null : text;
    }
}

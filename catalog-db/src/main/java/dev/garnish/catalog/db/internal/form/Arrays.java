package dev.garnish.catalog.db.internal.form;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists in cells as JSON, or Python, writes them: {@code ["a","b"]}, {@code ['a', 'b']}. */
public final class Arrays {
    private static final JsonFactory PARSERS =
            JsonFactory.builder().enable(JsonReadFeature.ALLOW_SINGLE_QUOTES).build();

    private Arrays() {}

    /** Whether a text is such a list. */
    public static boolean isOne(String text) {
        return text.startsWith("[") && text.endsWith("]") && texts(text).isPresent();
    }

    /** The entries as texts; empty where it is no list of plain values. */
    public static Optional<List<String>> texts(String cell) {
        try (JsonParser parser = PARSERS.createParser(cell)) {
            parser.nextToken();
            List<String> texts = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken() == null || !parser.currentToken().isScalarValue()) {
                    return Optional.empty();
                }
                texts.add(parser.getText());
            }
            return parser.nextToken() == null ? Optional.of(texts) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}

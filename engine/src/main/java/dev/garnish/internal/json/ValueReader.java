package dev.garnish.internal.json;

import dev.garnish.internal.text.Blanks;
import java.util.ArrayList;
import java.util.List;

/** Reads the texts and numbers of values that the scanner has passed. */
public final class ValueReader {
    private final byte[] json;
    private final JsonScanner scanner;

    public ValueReader(byte[] json) {
        this.json = json;
        this.scanner = new JsonScanner(json);
    }

    /** Those of a list, or the one of a value that is none, in their order and without blank ones. */
    public List<String> texts(int at) {
        List<String> texts = new ArrayList<>(1);
        if (json[at] != '[') {
            add(texts, at);
            return texts;
        }
        int element = scanner.firstElement(at, 1);
        while (json[element] != ']') {
            element = scanner.nextElement(add(texts, element));
        }
        return texts;
    }

    private int add(List<String> texts, int at) {
        int end = scanner.value(at, 1);
        boolean text = json[at] == '"';
        if (text || JsonText.isNumber(json[at])) {
            String value = text ? JsonText.decode(json, at + 1, end - 1) : JsonText.decode(json, at, end);
            if (!Blanks.isBlank(value)) {
                texts.add(value);
            }
        }
        return end;
    }
}

package dev.garnish.internal.event;

import dev.garnish.catalog.ItemId;
import dev.garnish.internal.json.JsonScanner;
import dev.garnish.internal.json.JsonText;
import dev.garnish.internal.json.JsonWriter;
import java.nio.charset.StandardCharsets;

/** Item ids in one text, which stands in place of an entry's list: those between its commas, or of a list as JSON. */
final class SeparatedIds {
    private SeparatedIds() {}

    /** Marks the ids where they stand; not if the text says something else than its bytes. */
    static boolean mark(byte[] json, RecipientSpan entry) {
        int from = entry.badList + 1;
        int to = new JsonScanner(json).textEnd(from);
        int start = JsonText.afterBlanks(json, from, to);
        if (json[start] == '[' || holdsEscape(json, start, to)) {
            return false;
        }
        mark(json, entry, from, to);
        return true;
    }

    private static boolean holdsEscape(byte[] json, int from, int to) {
        for (int at = from; at < to; at++) {
            if (json[at] == '\\') {
                return true;
            }
        }
        return false;
    }

    /** Blanks around ids do not count, and nothing between two commas is no id. */
    private static void mark(byte[] json, RecipientSpan entry, int from, int to) {
        int start = from;
        entry.list(entry.badList);
        for (int at = from; at <= to; at++) {
            if (at == to || json[at] == ',') {
                int first = JsonText.afterBlanks(json, start, at);
                int end = JsonText.beforeBlanks(json, first, at);
                if (first < end) {
                    entry.item(first, end, false, JsonText.hash(json, first, end));
                }
                start = at + 1;
            }
        }
    }

    /** The ids as a list in JSON, which the text may be already. */
    static byte[] list(byte[] json, RecipientSpan entry) {
        int from = entry.badList + 1;
        String text =
                JsonText.decode(json, from, new JsonScanner(json).textEnd(from)).strip();
        byte[] asJson = text.getBytes(StandardCharsets.UTF_8);
        if (text.startsWith("[") && new JsonScanner(asJson).isDocument(0)) {
            return asJson;
        }
        JsonWriter list = new JsonWriter(asJson.length + 2);
        list.raw('[');
        for (int start = 0; start <= text.length(); ) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            String id = ItemId.of(text.substring(start, end));
            if (!id.isEmpty()) {
                list.raw(list.size() == 1 ? ' ' : ',');
                list.text(id);
            }
            start = end + 1;
        }
        list.raw(']');
        return list.toBytes();
    }
}

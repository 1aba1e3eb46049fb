package dev.garnish.internal.event;

import dev.garnish.catalog.ItemId;
import dev.garnish.event.InvalidEventException;
import dev.garnish.internal.json.JsonScanner;
import dev.garnish.internal.json.JsonText;
import dev.garnish.internal.json.JsonWriter;
import dev.garnish.internal.json.Members;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One Connect profile: where its id starts in the event, its data, a JSON document of its own, and the positions in that.
 *
 * @param document its bytes, and behind them item ids that stand in it in no list of their own; empty where there is
 *     nothing to read
 */
@SuppressWarnings("ArrayRecordComponent")
record ConnectProfile(int id, byte[] document, RecipientSpan entry) {
    private static final byte[] NOTHING = {};

    /** The profile whose {@code CustomerData} starts at a position; {@link Members#NONE} where it came without. */
    static ConnectProfile read(byte[] json, JsonScanner scanner, int id, int data, EventReader format) {
        RecipientSpan entry = new RecipientSpan(format.slots());
        if (data == Members.NONE || json[data] == 'n') {
            return new ConnectProfile(id, NOTHING, entry);
        }
        int end = scanner.value(data, 1);
        byte[] document = json[data] == '"'
                ? JsonText.decode(json, data + 1, end - 1).getBytes(StandardCharsets.UTF_8)
                : Arrays.copyOfRange(json, data, end);
        String trouble = mark(document, entry, format);
        entry.trouble = trouble == null
                ? null
                : new RecipientSpan.Trouble(format.shape().embedded(), trouble);
        boolean isOneText = trouble == null && entry.badList != 0;
        return new ConnectProfile(id, isOneText ? separated(document, entry, format) : document, entry);
    }

    /** Marks what the tree leads to; gives what is wrong, if anything. */
    private static @Nullable String mark(byte[] document, RecipientSpan entry, EventReader format) {
        JsonScanner scanner = new JsonScanner(document);
        try {
            int open = scanner.token(0);
            if (document[open] != '{') {
                return "expected a JSON object as a text, found " + scanner.kind(open);
            }
            scanner.end(new RecipientReader(document, scanner, format).object(open, 0, entry));
        } catch (InvalidEventException e) {
            return "expected a JSON object as a text; " + e.getMessage();
        }
        return entry.badList == 0 || document[entry.badList] == '"'
                ? null
                : "expected a list of item ids or one text with commas between them, found "
                        + JsonText.kind(document[entry.badList]);
    }

    /** The document with the ids of one text marked: those between its commas, or of the list that it holds as JSON. */
    private static byte[] separated(byte[] document, RecipientSpan entry, EventReader format) {
        int from = entry.badList + 1;
        int to = new JsonScanner(document).textEnd(from);
        int start = JsonText.afterBlanks(document, from, to);
        if (document[start] != '[' && !holdsEscape(document, start, to)) {
            separate(document, entry, from, to);
            return document;
        }
        byte[] list = list(JsonText.decode(document, from, to).strip());
        byte[] both = Arrays.copyOf(document, document.length + list.length);
        System.arraycopy(list, 0, both, document.length, list.length);
        new RecipientReader(both, new JsonScanner(both), format).items(document.length, 0, entry);
        return both;
    }

    private static boolean holdsEscape(byte[] document, int from, int to) {
        for (int at = from; at < to; at++) {
            if (document[at] == '\\') {
                return true;
            }
        }
        return false;
    }

    /** Blanks around ids do not count, and nothing between two commas is no id. */
    private static void separate(byte[] document, RecipientSpan entry, int from, int to) {
        int start = from;
        entry.list(entry.badList);
        for (int at = from; at <= to; at++) {
            if (at == to || document[at] == ',') {
                int first = JsonText.afterBlanks(document, start, at);
                int end = JsonText.beforeBlanks(document, first, at);
                if (first < end) {
                    entry.item(first, end, false, JsonText.hash(document, first, end));
                }
                start = at + 1;
            }
        }
    }

    /** A text's ids as a list in JSON, which the text may be already. */
    private static byte[] list(String text) {
        byte[] json = text.getBytes(StandardCharsets.UTF_8);
        if (text.startsWith("[") && new JsonScanner(json).isDocument(0)) {
            return json;
        }
        JsonWriter list = new JsonWriter(json.length + 2);
        list.raw('[');
        for (int from = 0; from <= text.length(); ) {
            int comma = text.indexOf(',', from);
            int to = comma < 0 ? text.length() : comma;
            String id = ItemId.of(text.substring(from, to));
            if (!id.isEmpty()) {
                list.raw(list.size() == 1 ? ' ' : ',');
                list.text(id);
            }
            from = to + 1;
        }
        list.raw(']');
        return list.toBytes();
    }
}

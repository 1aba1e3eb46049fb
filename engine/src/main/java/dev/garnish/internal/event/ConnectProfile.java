package dev.garnish.internal.event;

import dev.garnish.event.InvalidEventException;
import dev.garnish.internal.json.JsonScanner;
import dev.garnish.internal.json.JsonText;
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

    /** The document, and behind it the ids of one text where they do not stand in it as they are. */
    private static byte[] separated(byte[] document, RecipientSpan entry, EventReader format) {
        if (SeparatedIds.mark(document, entry)) {
            return document;
        }
        byte[] list = SeparatedIds.list(document, entry);
        byte[] both = Arrays.copyOf(document, document.length + list.length);
        System.arraycopy(list, 0, both, document.length, list.length);
        new RecipientReader(both, new JsonScanner(both), format).items(document.length, 0, entry);
        return both;
    }
}

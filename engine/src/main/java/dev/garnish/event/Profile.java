package dev.garnish.event;

import dev.garnish.InvalidEventException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The data of one Connect profile: a JSON document of its own, and the positions in it.
 *
 * @param document its bytes; empty where there is nothing to read
 * @param trouble what is wrong with them; null: nothing
 */
@SuppressWarnings("ArrayRecordComponent")
record Profile(byte[] document, Entry entry, @Nullable String trouble) {
    private static final byte[] NOTHING = {};

    /** The profile whose {@code CustomerData} starts at a position; {@link Members#NONE} where it came without. */
    static Profile read(byte[] json, JsonScanner scanner, int data, ConnectReader format) {
        Entry entry = new Entry(format.slots());
        if (data == Members.NONE || json[data] == 'n') {
            return new Profile(NOTHING, entry, null);
        }
        int end = scanner.value(data, 1);
        byte[] document = json[data] == '"'
                ? Text.decode(json, data + 1, end - 1).getBytes(StandardCharsets.UTF_8)
                : Arrays.copyOfRange(json, data, end);
        return new Profile(document, entry, mark(document, entry, format.tree()));
    }

    /** Marks what the tree leads to; gives what is wrong, if anything. */
    private static @Nullable String mark(byte[] document, Entry entry, FieldTree tree) {
        JsonScanner scanner = new JsonScanner(document);
        try {
            int open = scanner.token(0);
            if (document[open] != '{') {
                return "expected a JSON object as a text, found " + Text.kind(document[open]);
            }
            scanner.end(new EntryReader(document, scanner, tree).object(open, 0, entry));
        } catch (InvalidEventException e) {
            return "expected a JSON object as a text; " + e.getMessage();
        }
        if (entry.badList == 0) {
            return null;
        }
        if (document[entry.badList] != '"') {
            return "expected a list of item ids or one text with commas between them, found "
                    + Text.kind(document[entry.badList]);
        }
        separate(document, entry, scanner.textEnd(entry.badList + 1));
        return null;
    }

    /** The ids between commas; blanks around them do not count, and nothing between two commas is no id. */
    private static void separate(byte[] document, Entry entry, int to) {
        int start = entry.badList + 1;
        entry.list(entry.badList);
        for (int at = start; at <= to; at++) {
            if (at == to || document[at] == ',') {
                id(document, entry, start, at);
                start = at + 1;
            }
        }
    }

    private static void id(byte[] document, Entry entry, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && document[start] == ' ') {
            start++;
        }
        while (start < end && document[end - 1] == ' ') {
            end--;
        }
        if (start < end) {
            boolean escaped = new String(document, start, end - start, StandardCharsets.UTF_8).indexOf('\\') >= 0;
            entry.item(start, end, escaped, Text.hash(document, start, end));
        }
    }
}

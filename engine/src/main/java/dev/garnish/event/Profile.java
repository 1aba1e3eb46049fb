package dev.garnish.event;

import dev.garnish.InvalidEventException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The data of one Connect profile: a JSON document of its own, and the positions in it.
 *
 * @param document its bytes; empty where there is nothing to read
 */
@SuppressWarnings("ArrayRecordComponent")
record Profile(byte[] document, Entry entry) {
    private static final byte[] NOTHING = {};

    /** The profile whose {@code CustomerData} starts at a position; {@link Members#NONE} where it came without. */
    static Profile read(byte[] json, JsonScanner scanner, int data, ConnectReader format) {
        Entry entry = new Entry(format.slots());
        if (data == Members.NONE || json[data] == 'n') {
            return new Profile(NOTHING, entry);
        }
        int end = scanner.value(data, 1);
        byte[] document = json[data] == '"'
                ? Text.decode(json, data + 1, end - 1).getBytes(StandardCharsets.UTF_8)
                : Arrays.copyOfRange(json, data, end);
        Profile profile = new Profile(document, entry);
        try {
            profile.mark(format.tree());
        } catch (InvalidEventException e) {
            entry.trouble = "expected a JSON object as a text; " + e.getMessage();
        }
        return profile;
    }

    private void mark(FieldTree tree) {
        JsonScanner scanner = new JsonScanner(document);
        int open = scanner.token(0);
        if (document[open] != '{') {
            entry.trouble = "expected a JSON object as a text, found " + Text.kind(document[open]);
            return;
        }
        scanner.end(new EntryReader(document, scanner, tree).object(open, 0, entry));
        if (entry.badList == 0) {
            return;
        }
        if (document[entry.badList] == '"') {
            separate(entry.badList + 1, scanner.textEnd(entry.badList + 1));
        } else {
            entry.trouble = "expected a list of item ids or one text with commas between them, found "
                    + Text.kind(document[entry.badList]);
        }
    }

    /** The ids between commas; blanks around them do not count, and nothing between two commas is no id. */
    private void separate(int from, int to) {
        entry.list(from - 1);
        int start = from;
        for (int at = from; at <= to; at++) {
            if (at == to || document[at] == ',') {
                id(start, at);
                start = at + 1;
            }
        }
    }

    private void id(int from, int to) {
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

package dev.garnish.event;

import dev.garnish.Diagnostic;
import java.util.ArrayList;
import java.util.List;

/**
 * An event as positions in its bytes: its recipients in order, their item ids, the fields that were asked for, and where
 * each result goes. Nothing is decoded before somebody asks. Immutable once read; safe for use by many threads.
 */
public final class Event {
    private final byte[] json;
    private final Frame frame;
    private final int open;
    private final int close;
    private final Entry[] entries;

    /**
     * What a format puts around results.
     *
     * @param before what a reply begins with, before the event's own bytes
     * @param member the key and colon of a result
     * @param path JSON pointer to the recipients, ending in / where their ids follow
     * @param items the key of the list of items, for pointers
     * @param recipient what the host calls one, for messages
     */
    record Frame(byte[] before, byte[] after, byte[] member, String path, String items, String recipient) {}

    Event(byte[] json, Frame frame, int open, int close, Entry[] entries) {
        this.json = json;
        this.frame = frame;
        this.open = open;
        this.close = close;
        this.entries = entries;
    }

    /** The bytes that all positions are in. Not to be changed. */
    public byte[] json() {
        return json;
    }

    public int size() {
        return entries.length;
    }

    public Entry entry(int index) {
        return entries[index];
    }

    /** Where the part of the event begins that goes into the reply. */
    int open() {
        return open;
    }

    int close() {
        return close;
    }

    Frame frame() {
        return frame;
    }

    public String id(Entry entry) {
        return Text.decode(json, entry.start + 1, entry.idEnd);
    }

    public String item(Entry entry, int index) {
        return Text.decode(json, entry.itemFrom(index), entry.itemTo(index));
    }

    /** The texts and numbers of a slot in their order, without blank ones; empty where it is missing. */
    public List<String> values(Entry entry, int slot) {
        int at = entry.fields[slot];
        return at == 0 ? List.of() : new ValueReader(json).texts(at);
    }

    /** Where a recipient stands, as a JSON pointer: its id, not its data. */
    public String pointer(Entry entry) {
        return frame.path() + Text.pointerStep(id(entry));
    }

    /** What is wrong with an entry that is not well-formed. */
    public Diagnostic malformed(Entry entry) {
        String where = pointer(entry);
        if (!entry.object) {
            return malformed(where, "expected " + frame.recipient(), entry.insert);
        }
        where += frame.items();
        return entry.badItem == Entry.THE_LIST
                ? malformed(where, "expected a list of item ids", entry.badValue)
                : malformed(where + "/" + entry.badItem, "expected an item id", entry.badValue);
    }

    private Diagnostic malformed(String where, String expected, int value) {
        return new Diagnostic(
                Diagnostic.Code.RECIPIENT_MALFORMED, where, expected + ", found " + Text.kind(json[value]));
    }

    /** How many bytes the reply has beside the results' own: exact while no recipient is omitted. */
    public int sizeWithoutResults() {
        int size = frame.before().length + close - open + frame.after().length;
        for (Entry entry : entries) {
            size += entry.insert - entry.resume;
            if (entry.object && entry.named) {
                size += frame.member().length + (entry.first ? 0 : 1);
            }
        }
        return size;
    }

    /** Reads values that the scanner has passed. */
    private record ValueReader(byte[] json) {
        List<String> texts(int at) {
            List<String> texts = new ArrayList<>(1);
            JsonScanner scanner = new JsonScanner(json);
            if (json[at] != '[') {
                add(texts, scanner, at);
                return texts;
            }
            int element = scanner.firstElement(at, 1);
            while (json[element] != ']') {
                element = scanner.nextElement(add(texts, scanner, element));
            }
            return texts;
        }

        private int add(List<String> texts, JsonScanner scanner, int at) {
            int end = scanner.value(at, 1);
            boolean text = json[at] == '"';
            if (text || Text.isNumber(json[at])) {
                String value = text ? Text.decode(json, at + 1, end - 1) : Text.decode(json, at, end);
                if (!value.isBlank()) {
                    texts.add(value);
                }
            }
            return end;
        }
    }
}

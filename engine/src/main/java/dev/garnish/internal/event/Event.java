package dev.garnish.internal.event;

import dev.garnish.catalog.ItemId;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.EventShape;
import dev.garnish.internal.json.JsonScanner;
import dev.garnish.internal.json.JsonText;
import dev.garnish.internal.json.Members;
import dev.garnish.internal.json.ValueReader;
import java.util.Arrays;
import java.util.List;

/**
 * An event as positions in its bytes: its recipients in order, their item ids, the fields that were asked for, and where
 * each result goes. Nothing is decoded before somebody asks. Immutable once read; safe for use by many threads.
 */
public final class Event {
    /** How many bytes of a value's spelling tell it from others well enough. */
    private static final int HASHED = 32;

    private final byte[] json;
    private final EventReader format;
    private final int open;
    private final int close;
    private final RecipientSpan[] entries;

    /** Which recipients came without an id, so that nothing can be replied about them: no entry is theirs. */
    private final int[] nameless;

    Event(byte[] json, EventReader format, int open, int close, RecipientSpan[] entries) {
        this(json, format, open, close, entries, new int[0]);
    }

    Event(byte[] json, EventReader format, int open, int close, RecipientSpan[] entries, int[] nameless) {
        this.json = json;
        this.format = format;
        this.open = open;
        this.close = close;
        this.entries = entries;
        this.nameless = nameless;
    }

    /** The bytes that all positions are in. Not to be changed. */
    public byte[] json() {
        return json;
    }

    /** How many recipients are replied about. */
    public int size() {
        return entries.length;
    }

    /** How many recipients came without an id, beside those that are replied about. */
    public int namelessCount() {
        return nameless.length;
    }

    public Diagnostic nameless(int index) {
        return new Diagnostic(
                Diagnostic.Code.RECIPIENT_MALFORMED,
                format.shape().recipients() + "/" + nameless[index],
                "expected " + format.shape().recipient() + " with a ProfileId, so it has no answer");
    }

    /** How many item ids all entries have together. */
    public int itemCount() {
        int count = 0;
        for (RecipientSpan entry : entries) {
            count += entry.itemCount();
        }
        return count;
    }

    public RecipientSpan entry(int index) {
        return entries[index];
    }

    /** Where the part of the event begins that goes into the reply. */
    int open() {
        return open;
    }

    int close() {
        return close;
    }

    EventReader format() {
        return format;
    }

    public String id(RecipientSpan entry) {
        return JsonText.decode(json, entry.idStart + 1, entry.idEnd);
    }

    /** An item's id by the rule of {@link ItemId}; empty where something stands there that is none. */
    public String item(RecipientSpan entry, int index) {
        return ItemId.of(JsonText.decode(json, entry.itemFrom(index), entry.itemTo(index)));
    }

    /**
     * The texts and numbers of a slot in their order, without blank ones; empty where it is missing. Of the scores' slot a
     * text for each item id: that of its number, or an empty one.
     */
    public List<String> values(RecipientSpan entry, int slot) {
        int at = entry.fields[slot];
        if (at == 0) {
            return List.of();
        }
        return slot == format.scoresSlot()
                ? new ScoreReader(json, format.scorePath()).scores(at, entry.itemCount())
                : new ValueReader(json).texts(at);
    }

    /**
     * The bytes that stand for a slot's value; empty where it is missing. With the byte behind a number: what begins like
     * that is the same value.
     */
    public byte[] spelling(RecipientSpan entry, int slot) {
        int at = entry.fields[slot];
        if (at == 0) {
            return new byte[0];
        }
        int end = new JsonScanner(json).value(at, 1);
        return Arrays.copyOfRange(json, at, JsonText.isNumber(json[at]) ? end + 1 : end);
    }

    /** Whether a slot's value is written like that. */
    public boolean isWritten(RecipientSpan entry, int slot, byte[] spelling) {
        int at = entry.fields[slot];
        if (at == 0 || spelling.length == 0) {
            return at == 0 && spelling.length == 0;
        }
        int end = at + spelling.length;
        return end <= json.length && Arrays.equals(json, at, end, spelling, 0, spelling.length);
    }

    /** A hash of how a slot's value is written: of its first bytes up to the end of a text. */
    public int spellingHash(RecipientSpan entry, int slot) {
        int start = entry.fields[slot];
        int hash = 0;
        if (start != 0) {
            int end = Math.min(start + HASHED, json.length);
            for (int at = start; at < end && (json[at] != '"' || at <= start + 1); at++) {
                hash = 31 * hash + json[at];
            }
        }
        return hash;
    }

    /** Where a recipient stands, as a JSON pointer: its id, not its data. */
    public String pointer(RecipientSpan entry) {
        if (entry.index == RecipientSpan.ALONE) {
            return "";
        }
        String step = format.shape().isMap() ? JsonText.pointerStep(key(entry)) : String.valueOf(entry.index);
        return format.shape().recipients() + "/" + step;
    }

    private String key(RecipientSpan entry) {
        int from = entry.start + 1;
        return JsonText.decode(json, from, new JsonScanner(json).textEnd(from));
    }

    /** What is wrong with an entry that is not well-formed. */
    public Diagnostic malformed(RecipientSpan entry) {
        String where = pointer(entry);
        RecipientSpan.Trouble trouble = entry.trouble;
        if (trouble != null) {
            return new Diagnostic(Diagnostic.Code.RECIPIENT_MALFORMED, where + trouble.where(), trouble.message());
        }
        if (!entry.object) {
            return malformed(where, "expected " + format.shape().recipient(), entry.insert);
        }
        String list = where + items();
        return entry.hasTooManyItems()
                ? new Diagnostic(
                        Diagnostic.Code.RECIPIENT_MALFORMED,
                        list,
                        "expected at most " + RecipientSpan.MOST_ITEMS + " item ids in one event, found more")
                : malformed(list, "expected a list of item ids", entry.badList);
    }

    private Diagnostic malformed(String where, String expected, int value) {
        return new Diagnostic(
                Diagnostic.Code.RECIPIENT_MALFORMED, where, expected + ", found " + JsonText.kind(json[value]));
    }

    /** The first entry of a list of items that is no item id. */
    public Diagnostic badItem(RecipientSpan entry) {
        String where = pointer(entry) + items() + "/" + entry.badItem;
        int at = entry.itemFrom(entry.badItem);
        String expected = "expected an item id, found ";
        String found = JsonText.kind(json[at]);
        if (format.itemTree() != null && json[at] == '{') {
            int id = new Members(json, new JsonScanner(json))
                    .find(at, EventShape.steps(format.shape().itemId()));
            where += format.shape().itemId();
            found = id == Members.NONE ? "none" : JsonText.kind(json[id]);
        } else if (format.itemTree() != null) {
            expected = "expected an object with an item id, found ";
        }
        return new Diagnostic(Diagnostic.Code.ITEM_MALFORMED, where, expected + found + ", which counts as unknown");
    }

    private String items() {
        return format.shape().embedded() + format.shape().items();
    }

    /** Whether results have a key for each value of a list, {@code Title_0}, instead of lists. */
    public boolean isFlat() {
        return format.isFlat();
    }

    /** How many bytes the result of one recipient may have. */
    public int maxResult() {
        return format.shape().maxResult();
    }

    /** How many bytes the reply may have. */
    public int maxReply() {
        return format.shape().maxReply();
    }

    /** Whether the host wants an answer for each recipient, so that rules leave none out. */
    public boolean wantsEveryone() {
        return format.wantsEveryone();
    }

    /** Whether the host wants to know why a recipient has no result, in its place. */
    public boolean wantsErrors() {
        return format.isAnswered();
    }

    /** How many bytes go with an entry and its result, beside the result's own and what separates it from others. */
    public int lengthWithoutResult(int index) {
        RecipientSpan entry = entries[index];
        boolean added = entry.object && entry.named;
        return entry.end
                - entry.start
                + entry.insert
                - entry.resume
                + (added ? format.member().length + (entry.first ? 0 : 1) : 0);
    }

    /** How many bytes separate an entry from the one before it. */
    public int separation(int index) {
        return index == 0 ? 0 : entries[index].start - entries[index - 1].end;
    }

    /** How many bytes the reply has beside the results' own: exact while no recipient is omitted. */
    public int sizeWithoutResults() {
        int size = format.before().length + close - open + format.after().length;
        for (int i = 0; i < entries.length; i++) {
            size += lengthWithoutResult(i) - (entries[i].end - entries[i].start);
        }
        return size;
    }
}

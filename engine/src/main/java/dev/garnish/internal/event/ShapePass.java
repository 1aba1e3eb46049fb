package dev.garnish.internal.event;

import dev.garnish.event.EventShape;
import dev.garnish.event.InvalidEventException;
import dev.garnish.event.ReplyEnvelope;
import dev.garnish.internal.json.JsonScanner;
import dev.garnish.internal.json.JsonText;
import dev.garnish.internal.json.JsonWriter;
import dev.garnish.internal.json.Members;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One pass over one event whose bytes are its reply's. Nothing is parsed into objects: positions of recipients, ids and fields are
 * noted, and everything between is copied to the reply as it is. Broken JSON is refused at its first mistake, wherever it
 * stands, before any recipient is evaluated.
 */
final class ShapePass {
    private static final int TYPICAL_RECIPIENTS = 50;

    private final byte[] json;
    private final EventReader format;
    private final EventShape shape;
    private final JsonScanner scanner;
    private final RecipientReader recipientReader;
    private RecipientSpan[] entries;
    private int count;
    private int itemsLeft;

    /** Those whose ids stand in a text that says something else than its bytes; null where none has a text. */
    private @Nullable List<RecipientSpan> written;

    /** How many keys of the path were found, and the value of the last one. */
    private int reached;

    private int open;
    private int close;

    ShapePass(byte[] json, EventReader format) {
        this.json = json;
        this.format = format;
        this.shape = format.shape();
        this.scanner = new JsonScanner(json);
        this.recipientReader = new RecipientReader(json, scanner, format);
        this.entries = new RecipientSpan[shape.isDocument() ? 1 : TYPICAL_RECIPIENTS];
    }

    /**
     * The event. The whole of it is passed before anything is refused for its shape, so that broken JSON is named first.
     *
     * @throws InvalidEventException if it is no JSON, or has no recipients where the shape has them
     */
    Event event() {
        int start = scanner.start(format.expected());
        boolean isOne = shape.isDocument() && !isListOfDocuments(start);
        scanner.end(isOne ? document(start) : value(start, 0));
        RecipientSpan.Trouble trouble = isOne ? withoutItems(start, entries[0]) : null;
        if (trouble != null) {
            throw new InvalidEventException("event " + trouble.where() + ": " + trouble.message());
        }
        if (!isOne) {
            requireRecipients();
        }
        RecipientSpan[] all = count == entries.length ? entries : Arrays.copyOf(entries, count);
        boolean whole = shape.isDocument() || shape.reply() == ReplyEnvelope.WHOLE;
        return new Event(withLists(), format, whole ? 0 : open, whole ? json.length : close, all);
    }

    /** Whether the event is a list of documents, one for each recipient. */
    private boolean isListOfDocuments(int start) {
        return json[start] == '[' && json[scanner.token(start + 1)] == '{';
    }

    private int document(int start) {
        if (json[start] != '{') {
            scanner.end(scanner.value(start, 0));
            throw new InvalidEventException("event: expected an "
                    + format.expected().substring("a JSON ".length()) + ", found " + JsonText.kind(json[start]));
        }
        itemsLeft = RecipientSpan.MOST_ITEMS;
        RecipientSpan entry = new RecipientSpan(format.slots());
        entry.start = start;
        entry.index = RecipientSpan.ALONE;
        int after = recipient(start, 0, entry);
        entry.end = json.length;
        return after;
    }

    /** After a value that so many keys of the path led to. Where a key stands twice, the last counts. */
    private int value(int at, int keys) {
        reached = keys;
        open = at;
        count = 0;
        written = null;
        if (keys == format.path().length) {
            itemsLeft = RecipientSpan.MOST_ITEMS;
            close = json[at] == '{' && shape.isMap()
                    ? map(at, keys + 1)
                    : json[at] == '[' && !shape.isMap() ? list(at, keys + 1) : scanner.value(at, keys);
            return close;
        }
        return json[at] == '{' ? members(at, keys) : scanner.value(at, keys);
    }

    /** After an object on the way to the recipients; members that do not lead there are passed. */
    private int members(int at, int keys) {
        byte[] wanted = format.pathKey(keys);
        int key = scanner.firstMember(at, keys + 1);
        while (json[key] == '"') {
            int keyEnd = scanner.textEnd(key + 1);
            boolean leads = isKey(wanted, key + 1, keyEnd, scanner.isEscaped(keyEnd));
            int value = scanner.memberValue(keyEnd);
            key = scanner.nextMember(leads ? value(value, keys + 1) : scanner.value(value, keys + 1));
        }
        return key + 1;
    }

    /** Bytes are compared; only a key with escapes is decoded first. */
    private boolean isKey(byte[] wanted, int from, int to, boolean escaped) {
        return escaped
                ? Arrays.equals(JsonText.decode(json, from, to).getBytes(StandardCharsets.UTF_8), wanted)
                : Arrays.equals(json, from, to, wanted, 0, wanted.length);
    }

    /** After an object of recipients by id. */
    private int map(int at, int depth) {
        int key = scanner.firstMember(at, depth);
        while (json[key] == '"') {
            RecipientSpan entry = new RecipientSpan(format.slots());
            entry.start = key;
            entry.idStart = key;
            entry.idEnd = scanner.textEnd(key + 1);
            entry.index = count;
            key = scanner.nextMember(recipient(scanner.memberValue(entry.idEnd), depth, entry));
        }
        return key + 1;
    }

    /** After a list of recipients. */
    private int list(int at, int depth) {
        int element = scanner.firstElement(at, depth);
        while (json[element] != ']') {
            RecipientSpan entry = new RecipientSpan(format.slots());
            entry.start = element;
            entry.index = count;
            element = scanner.nextElement(recipient(element, depth, entry));
        }
        return element + 1;
    }

    /**
     * After one recipient, who is noted even where it is no object: the reply needs the place, and a diagnostic says what is
     * wrong.
     */
    private int recipient(int value, int depth, RecipientSpan entry) {
        if (json[value] == '{') {
            entry.end = recipientReader.object(value, depth, entry);
        } else {
            entry.insert = value;
            entry.resume = value;
            entry.end = scanner.value(value, depth);
        }
        markId(value, entry);
        if (shape.takesCommas() && entry.badList != 0 && json[entry.badList] == '"') {
            separate(entry);
        }
        if (shape.isDocument() && entry.index != RecipientSpan.ALONE && json[value] == '{') {
            entry.trouble = withoutItems(value, entry);
        }
        itemsLeft = entry.limitItems(itemsLeft);
        if (count == entries.length) {
            entries = Arrays.copyOf(entries, 2 * count);
        }
        entries[count++] = entry;
        return entry.end;
    }

    /** Marks the ids of a text with commas where they stand, or leaves them for {@link #withLists}. */
    private void separate(RecipientSpan entry) {
        if (!SeparatedIds.mark(json, entry)) {
            written = written == null ? new ArrayList<>() : written;
            written.add(entry);
        }
    }

    /** The event, and behind it lists of the ids that do not stand in it as they are. */
    private byte[] withLists() {
        if (written == null) {
            return json;
        }
        JsonWriter both = new JsonWriter(json.length + 64);
        both.raw(json);
        for (RecipientSpan entry : written) {
            int start = both.size();
            both.raw(SeparatedIds.list(json, entry));
            entry.badList = start;
        }
        byte[] bytes = both.toBytes();
        RecipientReader reader = new RecipientReader(bytes, new JsonScanner(bytes), format);
        for (RecipientSpan entry : written) {
            reader.items(entry.badList, 0, entry);
            itemsLeft = entry.limitItems(itemsLeft);
        }
        return bytes;
    }

    /** The id of nobody is empty. */
    private void markId(int value, RecipientSpan entry) {
        int id = format.keySlot() < 0 ? 0 : entry.fields[format.keySlot()];
        boolean isKey = shape.isMap() && format.keySlot() < 0;
        if (!isKey) {
            entry.idStart = value;
            entry.idEnd = value + 1;
            if (id != 0 && json[id] == '"') {
                entry.idStart = id;
                entry.idEnd = scanner.textEnd(id + 1);
            } else if (id != 0 && JsonText.isNumber(json[id])) {
                entry.idStart = id - 1;
                entry.idEnd = scanner.value(id, 1);
            }
        }
        if (format.idSlot() >= 0) {
            entry.fields[format.idSlot()] = isKey ? entry.idStart : id;
        }
    }

    /** What is wrong with a document that has no items, and is another's, or failed; null for one that has. */
    private RecipientSpan.@Nullable Trouble withoutItems(int document, RecipientSpan entry) {
        boolean isWritten = shape.takesCommas() && entry.badList != 0 && json[entry.badList] == '"';
        String expected = shape.takesOneItem() ? "expected an item id, found " : "expected a list of item ids, found ";
        if (entry.badList != 0 && !isWritten) {
            return new RecipientSpan.Trouble(shape.items(), expected + JsonText.kind(json[entry.badList]));
        }
        if (entry.hasItems()) {
            return null;
        }
        int error = shape.error().isEmpty()
                ? Members.NONE
                : new Members(json, scanner).find(document, EventShape.steps(shape.error()));
        return error == Members.NONE || json[error] == 'n'
                ? new RecipientSpan.Trouble(shape.items(), expected + "none")
                : new RecipientSpan.Trouble(shape.error(), shape.name() + " gave an error and no items");
    }

    /** Refuses an event without recipients, and names the first step of the path that was not found. */
    private void requireRecipients() {
        String[] path = format.path();
        String where = "event" + (reached == 0 ? "" : " " + pointer(reached)) + ": expected ";
        if (reached < path.length) {
            throw new InvalidEventException(where + "an object with " + path[reached] + ", found "
                    + (json[open] == '{' ? "none" : JsonText.kind(json[open])));
        }
        if (json[open] != (shape.isMap() ? '{' : '[')) {
            throw new InvalidEventException(where + (shape.isMap() ? "an object of " : "a list of ")
                    + format.recipients() + ", found " + JsonText.kind(json[open]));
        }
    }

    private String pointer(int keys) {
        StringBuilder pointer = new StringBuilder();
        for (int i = 0; i < keys; i++) {
            pointer.append('/').append(JsonText.pointerStep(format.path()[i]));
        }
        return pointer.toString();
    }
}

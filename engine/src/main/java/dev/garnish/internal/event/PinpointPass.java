package dev.garnish.internal.event;

import dev.garnish.event.InvalidEventException;
import dev.garnish.internal.json.JsonScanner;
import dev.garnish.internal.json.JsonText;
import java.util.Arrays;

/** One pass over one Pinpoint event. */
final class PinpointPass {
    private static final byte[] ENDPOINTS = {'E', 'n', 'd', 'p', 'o', 'i', 'n', 't', 's'};
    private static final int TYPICAL_ENDPOINTS = 50;

    private final byte[] json;
    private final PinpointReader format;
    private final JsonScanner scanner;
    private final RecipientReader entryReader;
    private RecipientSpan[] entries = new RecipientSpan[TYPICAL_ENDPOINTS];
    private int count;
    private int open = -1;
    private int itemsLeft;
    private int close;

    PinpointPass(byte[] json, PinpointReader format) {
        this.json = json;
        this.format = format;
        this.scanner = new JsonScanner(json);
        this.entryReader = new RecipientReader(json, scanner, format.tree());
    }

    Event event() {
        int at = start();
        int key = scanner.firstMember(at, 1);
        while (json[key] == '"') {
            key = scanner.nextMember(member(key));
        }
        scanner.end(key + 1);
        checkEndpoints();
        RecipientSpan[] all = count == entries.length ? entries : Arrays.copyOf(entries, count);
        return new Event(json, format.frame(), open, close, all);
    }

    private int start() {
        int at = scanner.start("a JSON object with Endpoints");
        if (json[at] != '{') {
            scanner.end(scanner.value(at, 0));
            throw new InvalidEventException(
                    "event: expected an object with Endpoints, found " + JsonText.kind(json[at]));
        }
        return at;
    }

    private void checkEndpoints() {
        if (open < 0) {
            throw new InvalidEventException("event: expected an object with Endpoints, found none");
        }
        if (json[open] != '{') {
            throw new InvalidEventException(
                    "event /Endpoints: expected an object of endpoints, found " + JsonText.kind(json[open]));
        }
    }

    private int member(int key) {
        int keyEnd = scanner.textEnd(key + 1);
        boolean endpoints = isEndpoints(key + 1, keyEnd, scanner.isEscaped(keyEnd));
        int value = scanner.memberValue(keyEnd);
        if (!endpoints) {
            return scanner.value(value, 1);
        }
        open = value;
        count = 0;
        itemsLeft = RecipientSpan.MOST_ITEMS;
        close = json[value] == '{' ? endpoints(value) : scanner.value(value, 1);
        return close;
    }

    private boolean isEndpoints(int from, int to, boolean escaped) {
        return escaped
                ? JsonText.decode(json, from, to).equals("Endpoints")
                : Arrays.equals(json, from, to, ENDPOINTS, 0, ENDPOINTS.length);
    }

    private int endpoints(int at) {
        int key = scanner.firstMember(at, 2);
        while (json[key] == '"') {
            RecipientSpan entry = new RecipientSpan(format.slots());
            entry.start = key;
            entry.idStart = key;
            entry.idEnd = scanner.textEnd(key + 1);
            entry.end = endpoint(scanner.memberValue(entry.idEnd), entry);
            itemsLeft = entry.limitItems(itemsLeft);
            add(entry);
            key = scanner.nextMember(entry.end);
        }
        return key + 1;
    }

    private int endpoint(int value, RecipientSpan entry) {
        if (format.idSlot() >= 0) {
            entry.fields[format.idSlot()] = entry.start;
        }
        if (json[value] == '{') {
            return entryReader.object(value, 2, entry);
        }
        entry.insert = value;
        entry.resume = value;
        return scanner.value(value, 2);
    }

    private void add(RecipientSpan entry) {
        if (count == entries.length) {
            entries = Arrays.copyOf(entries, 2 * count);
        }
        entries[count++] = entry;
    }
}

package dev.garnish.internal.event;

import dev.garnish.event.InvalidEventException;
import dev.garnish.internal.json.JsonScanner;
import dev.garnish.internal.json.JsonText;
import dev.garnish.internal.json.JsonWriter;
import dev.garnish.internal.json.Members;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads one Connect event. The host wants other bytes back than it sent, so the event's bytes here are made: the
 * documents of all profiles, and behind them a reply that lacks nothing but the results.
 */
final class ConnectPass {
    private static final String PROFILES = "/Items/CustomerProfiles";

    private final byte[] json;
    private final EventReader format;
    private final JsonScanner scanner;
    private final Members members;
    private final List<ConnectProfile> profiles = new ArrayList<>();
    private int[] nameless = {};
    private int namelessCount;
    private int itemsLeft = RecipientSpan.MOST_ITEMS;

    ConnectPass(byte[] json, EventReader format) {
        this.json = json;
        this.format = format;
        this.scanner = new JsonScanner(json);
        this.members = new Members(json, scanner);
    }

    Event event() {
        int element = scanner.firstElement(profileList(), 1);
        for (int index = 0; json[element] != ']'; index++) {
            profile(element, index);
            element = scanner.nextElement(scanner.value(element, 1));
        }
        return made();
    }

    private int profileList() {
        int open = scanner.start("a JSON object with Items");
        scanner.end(scanner.value(open, 0));
        require(open, '{', "event: expected an object with Items");
        int items = members.find(open, "Items");
        require(items, '{', "event /Items: expected an object with CustomerProfiles");
        int list = members.find(items, "CustomerProfiles");
        require(list, '[', "event " + PROFILES + ": expected a list of profiles");
        return list;
    }

    private void require(int value, char first, String expected) {
        if (value == Members.NONE || json[value] != first) {
            throw new InvalidEventException(
                    expected + ", found " + (value == Members.NONE ? "none" : JsonText.kind(json[value])));
        }
    }

    private void profile(int at, int index) {
        int id = json[at] == '{' ? members.find(at, "ProfileId") : Members.NONE;
        if (id == Members.NONE || json[id] != '"') {
            if (namelessCount == nameless.length) {
                nameless = Arrays.copyOf(nameless, 2 * namelessCount + 1);
            }
            nameless[namelessCount++] = index;
            return;
        }
        ConnectProfile profile = ConnectProfile.read(json, scanner, id, members.find(at, "CustomerData"), format);
        profile.entry().index = index;
        itemsLeft = profile.entry().limitItems(itemsLeft);
        profiles.add(profile);
    }

    private Event made() {
        JsonWriter out = new JsonWriter(json.length);
        for (ConnectProfile profile : profiles) {
            profile.entry().shift(out.size());
            out.raw(profile.document());
        }
        int open = out.size();
        raw(out, "{\"Items\":{\"CustomerProfiles\":[");
        RecipientSpan[] entries = new RecipientSpan[profiles.size()];
        for (int i = 0; i < entries.length; i++) {
            if (i > 0) {
                out.raw(',');
            }
            entries[i] = profiles.get(i).entry();
            answer(out, entries[i], profiles.get(i).id());
        }
        raw(out, "]}}");
        int[] without = Arrays.copyOf(nameless, namelessCount);
        return new Event(out.toBytes(), format, open, out.size(), entries, without);
    }

    /** The answer to one profile without its result: where that goes. */
    private void answer(JsonWriter out, RecipientSpan entry, int id) {
        entry.start = out.size();
        raw(out, "{\"Id\":");
        entry.idStart = out.size();
        out.raw(json, id, scanner.textEnd(id + 1) + 1);
        entry.idEnd = out.size() - 1;
        if (format.idSlot() >= 0) {
            entry.fields[format.idSlot()] = entry.idStart;
        }
        entry.object = true;
        entry.named = true;
        entry.first = false;
        entry.insert = out.size();
        entry.resume = out.size();
        out.raw('}');
        entry.end = out.size();
    }

    private static void raw(JsonWriter out, String text) {
        out.raw(text.getBytes(StandardCharsets.UTF_8));
    }
}

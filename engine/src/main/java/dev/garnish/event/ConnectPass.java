package dev.garnish.event;

import dev.garnish.InvalidEventException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads one Connect event. The host wants other bytes back than it sent, so the event's bytes here are made: the
 * documents of all profiles, and behind them a reply that lacks nothing but the results.
 */
final class ConnectPass {
    private static final String PROFILES = "/Items/CustomerProfiles";

    private final byte[] json;
    private final ConnectReader format;
    private final JsonScanner scanner;
    private final Members members;
    private final List<Profile> profiles = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();

    ConnectPass(byte[] json, ConnectReader format) {
        this.json = json;
        this.format = format;
        this.scanner = new JsonScanner(json);
        this.members = new Members(json, scanner);
    }

    Event event() {
        int element = scanner.firstElement(profileList(), 1);
        while (json[element] != ']') {
            profile(element);
            element = scanner.nextElement(scanner.value(element, 1));
        }
        return made();
    }

    private int profileList() {
        if (json.length == 0) {
            throw new InvalidEventException("event: empty, expected a JSON object with Items");
        }
        int open = scanner.token(0);
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
                    expected + ", found " + (value == Members.NONE ? "none" : Text.kind(json[value])));
        }
    }

    private void profile(int at) {
        String place = PROFILES + "/" + profiles.size();
        int id = json[at] == '{' ? members.find(at, "ProfileId") : Members.NONE;
        if (id == Members.NONE || json[id] != '"') {
            Profile unnamed = Profile.read(json, scanner, Members.NONE, format);
            add(unnamed, new Entry.Place(place, "expected a profile with a ProfileId, so it has no answer"), "");
            return;
        }
        String text = Text.decode(json, id + 1, scanner.textEnd(id + 1));
        Profile profile = Profile.read(json, scanner, members.find(at, "CustomerData"), format);
        String trouble = profile.trouble();
        add(profile, new Entry.Place(trouble == null ? place : place + "/CustomerData", trouble), text);
    }

    private void add(Profile profile, Entry.Place place, String id) {
        profile.entry().place = place;
        profiles.add(profile);
        ids.add(id);
    }

    private Event made() {
        JsonWriter out = new JsonWriter(json.length);
        for (Profile profile : profiles) {
            profile.entry().shift(out.size());
            out.raw(profile.document());
        }
        int open = out.size();
        raw(out, "{\"Items\":{\"CustomerProfiles\":[");
        boolean first = true;
        for (int i = 0; i < ids.size(); i++) {
            Entry entry = profiles.get(i).entry();
            if (!first && !ids.get(i).isEmpty()) {
                out.raw(',');
            }
            answer(out, entry, ids.get(i));
            first &= ids.get(i).isEmpty();
        }
        raw(out, "]}}");
        Entry[] entries = profiles.stream().map(Profile::entry).toArray(Entry[]::new);
        return new Event(out.toBytes(), format.frame(), open, out.size(), entries);
    }

    /** The answer to one profile without its result: where that goes, or why there is none. */
    private void answer(JsonWriter out, Entry entry, String id) {
        if (!id.isEmpty()) {
            raw(out, "{\"Id\":");
        }
        entry.start = out.size();
        if (!id.isEmpty()) {
            out.text(id);
            entry.idEnd = out.size() - 1;
            trouble(out, entry);
        }
        entry.object = entry.trouble() == null;
        entry.named = true;
        entry.first = false;
        entry.insert = out.size();
        entry.resume = out.size();
        if (format.idSlot() >= 0) {
            entry.fields[format.idSlot()] = entry.start;
        }
        if (!id.isEmpty()) {
            out.raw('}');
        }
        entry.end = out.size();
    }

    private static void trouble(JsonWriter out, Entry entry) {
        String trouble = entry.trouble();
        if (trouble != null) {
            raw(out, ",\"ResultData\":{\"error\":");
            out.text(trouble);
            raw(out, ",\"errorCode\":\"RECIPIENT_MALFORMED\"}");
        }
    }

    private static void raw(JsonWriter out, String text) {
        out.raw(text.getBytes(StandardCharsets.UTF_8));
    }
}

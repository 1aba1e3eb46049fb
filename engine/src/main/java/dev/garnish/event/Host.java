package dev.garnish.event;

import dev.garnish.internal.json.JsonScanner;
import dev.garnish.internal.json.JsonText;
import dev.garnish.internal.json.Members;
import org.jspecify.annotations.Nullable;

/** Whose event it is, as its shape shows. */
public enum Host {
    /** Amazon Pinpoint: {@code Endpoints} at the top, an object. */
    PINPOINT("Endpoints", "Endpoints"),
    /** Amazon Connect: {@code Items} at the top, an object with {@code CustomerProfiles}. */
    CONNECT("Items", "Items", "CustomerProfiles"),
    /** Amazon Personalize, a line of its batch inference output: {@code input} at the top, beside {@code output}. */
    PERSONALIZE("input", "output", "recommendedItems");

    private final String key;
    private final String[] shape;

    /** A host by a key at the top; other events may have that key, but not this path of keys of objects. */
    Host(String key, String... shape) {
        this.key = key;
        this.shape = shape;
    }

    /**
     * The host whose shape an event has. One that has no host's shape, but a host's key, is that host's, so that its
     * format says what is wrong. Looks no further than needed: the event may still be refused.
     *
     * @throws InvalidEventException if there is none
     */
    public static Host of(byte[] json) {
        JsonScanner scanner = new JsonScanner(json);
        int open = json.length == 0 ? -1 : scanner.start("an object");
        if (open < 0 || json[open] != '{') {
            throw none(open < 0 ? "nothing" : scanner.kind(open));
        }
        Members members = new Members(json, scanner);
        Host named = null;
        int key = scanner.firstMember(open, 1);
        while (json[key] == '"') {
            int keyEnd = scanner.textEnd(key + 1);
            String name = JsonText.decode(json, key + 1, keyEnd);
            int value = scanner.memberValue(keyEnd);
            Host shaped = shaped(name, value, json, members);
            if (shaped != null) {
                return shaped;
            }
            named = named == null ? named(name) : named;
            key = scanner.nextMember(scanner.value(value, 1));
        }
        if (named == null) {
            throw none("none of them");
        }
        return named;
    }

    private static @Nullable Host shaped(String name, int value, byte[] json, Members members) {
        for (Host host : values()) {
            boolean fits = host.shape[0].equals(name) && json[value] == '{';
            if (fits && (host.shape.length == 1 || members.has(value, host.shape[1]))) {
                return host;
            }
        }
        return null;
    }

    private static @Nullable Host named(String name) {
        for (Host host : values()) {
            if (host.key.equals(name)) {
                return host;
            }
        }
        return null;
    }

    private static InvalidEventException none(String found) {
        return new InvalidEventException("event: expected an object with Endpoints (Amazon Pinpoint),"
                + " Items.CustomerProfiles (Amazon Connect) or input (Amazon Personalize), found " + found);
    }
}

package dev.garnish.event;

import dev.garnish.InvalidEventException;

/** Whose event it is, told by its shape. */
public enum Host {
    /** Amazon Pinpoint: {@code Endpoints} at the top. */
    PINPOINT("Endpoints"),
    /** Amazon Connect: {@code Items} at the top. */
    CONNECT("Items"),
    /** Amazon Personalize, a line of its batch inference output: {@code input} at the top. */
    PERSONALIZE("input");

    private final String key;

    Host(String key) {
        this.key = key;
    }

    /**
     * The host whose key stands first at the top of an event. Looks no further, so that the event may still be refused
     * by its format.
     *
     * @throws InvalidEventException if there is none
     */
    public static Host of(byte[] json) {
        JsonScanner scanner = new JsonScanner(json);
        int open = json.length == 0 ? -1 : scanner.token(0);
        if (open < 0 || json[open] != '{') {
            throw none(open < 0 ? "nothing" : Text.kind(json[open]));
        }
        int key = scanner.firstMember(open, 1);
        while (json[key] == '"') {
            int keyEnd = scanner.textEnd(key + 1);
            for (Host host : values()) {
                if (scanner.isEscaped(keyEnd)
                        ? host.key.equals(Text.decode(json, key + 1, keyEnd))
                        : host.isNamed(json, key + 1, keyEnd)) {
                    return host;
                }
            }
            key = scanner.nextMember(scanner.value(scanner.memberValue(keyEnd), 1));
        }
        throw none("none of them");
    }

    private boolean isNamed(byte[] json, int from, int to) {
        if (to - from != key.length()) {
            return false;
        }
        for (int i = 0; i < key.length(); i++) {
            if (json[from + i] != key.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static InvalidEventException none(String found) {
        return new InvalidEventException("event: expected an object with Endpoints (Amazon Pinpoint),"
                + " Items.CustomerProfiles (Amazon Connect) or input (Amazon Personalize), found " + found);
    }
}

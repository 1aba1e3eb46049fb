package dev.garnish.internal.event;

import dev.garnish.event.Host;
import dev.garnish.event.InvalidEventException;
import dev.garnish.internal.json.JsonScanner;
import dev.garnish.internal.json.JsonText;
import dev.garnish.internal.json.Members;
import org.jspecify.annotations.Nullable;

/** Finds out whose event it is by the keys at its top. */
public final class HostDetector {
    private HostDetector() {}

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
        if (json[value] != '{') {
            return null;
        }
        return switch (name) {
            case "Endpoints" -> Host.PINPOINT;
            case "Items" -> members.has(value, "CustomerProfiles") ? Host.CONNECT : null;
            case "output" -> members.has(value, "recommendedItems") ? Host.PERSONALIZE : null;
            default -> null;
        };
    }

    private static @Nullable Host named(String name) {
        return switch (name) {
            case "Endpoints" -> Host.PINPOINT;
            case "Items" -> Host.CONNECT;
            case "input" -> Host.PERSONALIZE;
            default -> null;
        };
    }

    private static InvalidEventException none(String found) {
        return new InvalidEventException("event: expected an object with Endpoints (Amazon Pinpoint),"
                + " Items.CustomerProfiles (Amazon Connect) or input (Amazon Personalize), found " + found);
    }
}

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
        if (open >= 0 && json[open] == '[') {
            return ofList(json, scanner, open);
        }
        if (open < 0 || json[open] != '{') {
            throw none(open < 0 ? "nothing" : scanner.kind(open));
        }
        Host found = of(json, scanner, open);
        if (found == null) {
            throw none("none of them");
        }
        return found;
    }

    /** Documents in a list are those of their first one's host. */
    private static Host ofList(byte[] json, JsonScanner scanner, int open) {
        int first = scanner.isDocument(open) ? scanner.firstElement(open, 1) : open;
        Host host = json[first] == '{' ? of(json, scanner, first) : null;
        if (host == null || host == Host.PINPOINT || host == Host.CONNECT) {
            throw none(scanner.kind(open));
        }
        return host;
    }

    private static @Nullable Host of(byte[] json, JsonScanner scanner, int open) {
        Members members = new Members(json, scanner);
        Host named = null;
        int key = scanner.firstMember(open, 1);
        while (json[key] == '"') {
            int keyEnd = scanner.textEnd(key + 1);
            String name = JsonText.decode(json, key + 1, keyEnd);
            int value = scanner.memberValue(keyEnd);
            Host shaped = json[value] == '{' ? shaped(name, value, members) : null;
            if (shaped != null) {
                return shaped;
            }
            named = rather(named, named(name, json[value] == '['));
            key = scanner.nextMember(scanner.value(value, 1));
        }
        return named;
    }

    private static @Nullable Host shaped(String name, int value, Members members) {
        return switch (name) {
            case "Endpoints" -> Host.PINPOINT;
            case "Items" -> members.has(value, "CustomerProfiles") ? Host.CONNECT : null;
            case "output" ->
                members.has(value, "recommendedItems")
                        ? Host.PERSONALIZE
                        : members.has(value, "usersList") ? Host.PERSONALIZE_SEGMENTS : null;
            default -> null;
        };
    }

    /** By its name alone. */
    private static @Nullable Host named(String name, boolean isList) {
        return switch (name) {
            case "Endpoints" -> Host.PINPOINT;
            case "Items" -> Host.CONNECT;
            case "input" -> Host.PERSONALIZE;
            case "itemList" -> isList ? Host.PERSONALIZE_RECOMMENDATIONS : null;
            case "personalizedRanking" -> isList ? Host.PERSONALIZE_RANKING : null;
            case "Recommendations" -> isList ? Host.PROFILE_RECOMMENDATIONS : null;
            default -> null;
        };
    }

    /** Of two hosts named by an event the first, but a result that came with it looks like profiles' recommendations. */
    private static @Nullable Host rather(@Nullable Host first, @Nullable Host next) {
        return first == null || (first == Host.PROFILE_RECOMMENDATIONS && next != null) ? next : first;
    }

    private static InvalidEventException none(String found) {
        return new InvalidEventException("event: expected an object with Endpoints (Amazon Pinpoint),"
                + " Items.CustomerProfiles (Amazon Connect), input (Amazon Personalize), itemList"
                + " (GetRecommendations), personalizedRanking (GetPersonalizedRanking) or Recommendations (Customer"
                + " Profiles), found " + found);
    }
}

package dev.garnish.server;

import dev.garnish.Deployment;
import dev.garnish.Recommendations;
import dev.garnish.server.internal.http.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Recommendations as JSON: a list of objects for callers that loop, and beside it a list for each attribute and the
 * {@code once} attributes, for templates that index.
 */
final class RecommendReply {
    /** Ours; an attribute of such a name is in the objects only, or in the lists only. */
    private static final Set<String> OWN = Set.of("items", "rules", "catalog");

    private static final String ID = "id";

    private RecommendReply() {}

    static boolean hasSomethingToShow(Recommendations shown, List<String> asked) {
        return shown.outcome() == Recommendations.Outcome.FILLED
                && (asked.isEmpty() || !shown.items().isEmpty());
    }

    /** @param isEmpty whether nothing is to be shown: the same shape without values */
    static byte[] json(Recommendations shown, Deployment now, boolean isEmpty) {
        JsonObject reply = new JsonObject();
        Map<String, Object> values = isEmpty ? Map.of() : shown.values();
        List<Recommendations.Shown> items = isEmpty ? List.of() : shown.items();
        List<String> perItem = values.keySet().stream()
                .filter(name -> values.get(name) instanceof List && !name.equals(ID))
                .toList();
        reply.objects("items", items, (item, into) -> {
            into.text(ID, item.id());
            perItem.forEach(name -> into.text(name, item.text(name)));
        });
        values.forEach((name, value) -> {
            if (!OWN.contains(name)) {
                write(reply, name, value);
            }
        });
        return reply.text("rules", now.rules())
                .text("catalog", now.catalogName())
                .end();
    }

    @SuppressWarnings("unchecked") // What is no text is a list of texts, by the promise of values().
    private static void write(JsonObject reply, String name, Object value) {
        if (value instanceof String text) {
            reply.text(name, text);
        } else {
            reply.texts(name, (List<String>) value);
        }
    }
}

package dev.garnish.benchmarks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The hand-written handler over maps instead of a tree, as Lambda's own {@code RequestHandler<Map, Map>} invites. */
final class HandWrittenMap implements Handler {
    private static final TypeReference<Map<String, Object>> ANY = new TypeReference<>() {};

    private final JsonMapper json = new JsonMapper();
    private final Rules rules;

    HandWrittenMap(Task task, Map<String, Product> products) {
        this.rules = new HandWrittenRules(task, products);
    }

    @Override
    public byte[] reply(byte[] event) throws IOException {
        Map<String, Object> endpoints = object(json.readValue(event, ANY), "Endpoints");
        List<Asked> asked = new ArrayList<>(endpoints.size());
        endpoints.keySet().forEach(id -> asked.add(asked(id, object(endpoints, id))));
        Iterator<Map<String, Object>> made = rules.apply(asked).iterator();
        endpoints.keySet().forEach(id -> object(endpoints, id).put("Recommendations", made.next()));
        return json.writeValueAsBytes(endpoints);
    }

    private static Asked asked(String id, Map<String, Object> endpoint) {
        Object country = object(endpoint, "Location").get("Country");
        Object firstNames = object(object(endpoint, "User"), "UserAttributes").get("FirstName");
        String firstName = firstNames instanceof List<?> list ? String.valueOf(list.get(0)) : null;
        return new Asked(id, country instanceof String text ? text : null, firstName, itemIds(endpoint));
    }

    @SuppressWarnings("unchecked") // Jackson makes no other keys
    private static Map<String, Object> object(Map<String, Object> in, String name) {
        return in.get(name) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    @SuppressWarnings("unchecked") // the contract's: a list of texts
    private static List<String> itemIds(Map<String, Object> endpoint) {
        return endpoint.get("RecommendationItems") instanceof List<?> ids ? (List<String>) ids : List.of();
    }
}

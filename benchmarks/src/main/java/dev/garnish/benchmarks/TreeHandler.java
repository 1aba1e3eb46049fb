package dev.garnish.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/** The JSON around a peer's rules: a Jackson tree, as their users would have it. */
final class TreeHandler implements Handler {
    private final JsonMapper json = new JsonMapper();
    private final Rules rules;

    TreeHandler(Rules rules) {
        this.rules = rules;
    }

    @Override
    public byte[] reply(byte[] event) throws IOException {
        JsonNode endpoints = json.readTree(event).path("Endpoints");
        List<Asked> asked = new ArrayList<>(endpoints.size());
        endpoints.properties().forEach(entry -> asked.add(Asked.of(entry.getKey(), entry.getValue())));
        Iterator<Map<String, Object>> made = rules.apply(asked).iterator();
        for (JsonNode endpoint : endpoints) {
            ((ObjectNode) endpoint).putPOJO("Recommendations", made.next());
        }
        return json.writeValueAsBytes(endpoints);
    }
}

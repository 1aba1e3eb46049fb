package dev.garnish.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/** The handler a user writes by hand: a Jackson tree, a {@code HashMap} of items, a {@code switch}. */
final class HandWrittenTree implements Handler {
    private final JsonMapper json = new JsonMapper();
    private final Task task;
    private final Map<String, Product> products;

    HandWrittenTree(Task task, Map<String, Product> products) {
        this.task = task;
        this.products = products;
    }

    @Override
    public byte[] reply(byte[] event) throws IOException {
        JsonNode endpoints = json.readTree(event).path("Endpoints");
        for (Map.Entry<String, JsonNode> entry : endpoints.properties()) {
            ObjectNode endpoint = (ObjectNode) entry.getValue();
            JsonNode ids = endpoint.path("RecommendationItems");
            ObjectNode recommendations = endpoint.putObject("Recommendations");
            switch (task) {
                case ITEMS_3 -> items3(recommendations, ids);
                case ITEMS_10 -> items10(recommendations, ids);
                case RECIPIENT_3 -> recipient3(recommendations, ids, Asked.of(entry.getKey(), endpoint));
            }
        }
        return json.writeValueAsBytes(endpoints);
    }

    private Product product(JsonNode id) {
        return products.getOrDefault(id.asText(), Product.UNKNOWN);
    }

    private void items3(ObjectNode recommendations, JsonNode ids) {
        ArrayNode titles = recommendations.putArray("Title");
        ArrayNode genres = recommendations.putArray("Genre");
        ArrayNode imageUrls = recommendations.putArray("ImageUrl");
        for (JsonNode id : ids) {
            Product item = product(id);
            titles.add(HandWritten.title(item));
            genres.add(HandWritten.genre(item));
            imageUrls.add(HandWritten.imageUrl(item));
        }
    }

    private void items10(ObjectNode recommendations, JsonNode ids) {
        items3(recommendations, ids);
        ArrayNode styles = recommendations.putArray("Style");
        ArrayNode kickers = recommendations.putArray("Kicker");
        ArrayNode badges = recommendations.putArray("Badge");
        ArrayNode audiences = recommendations.putArray("Audience");
        ArrayNode offers = recommendations.putArray("Offer");
        ArrayNode teasers = recommendations.putArray("Teaser");
        ArrayNode availabilities = recommendations.putArray("Availability");
        for (JsonNode id : ids) {
            Product item = product(id);
            styles.add(HandWritten.style(item));
            kickers.add(HandWritten.kicker(item));
            badges.add(HandWritten.badge(item));
            audiences.add(HandWritten.audience(item));
            offers.add(HandWritten.offer(item));
            teasers.add(HandWritten.teaser(item));
            availabilities.add(HandWritten.availability(item));
        }
    }

    private void recipient3(ObjectNode recommendations, JsonNode ids, Asked recipient) {
        ArrayNode titles = recommendations.putArray("Title");
        ArrayNode genres = recommendations.putArray("Genre");
        for (JsonNode id : ids) {
            Product item = product(id);
            titles.add(HandWritten.title(item));
            genres.add(HandWritten.genre(item, recipient));
        }
        recommendations.put("Headline", HandWritten.headline(recipient));
    }
}

package dev.garnish.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A recipient that values are wanted for, with all that any of the rules reads of it. */
public record Asked(
        String id, @Nullable String country, @Nullable String firstName, List<String> itemIds) {

    static Asked of(String id, JsonNode endpoint) {
        List<String> itemIds = new ArrayList<>();
        endpoint.path("RecommendationItems").forEach(item -> itemIds.add(item.asText()));
        String country = endpoint.path("Location").path("Country").asText(null);
        String firstName = endpoint.path("User")
                .path("UserAttributes")
                .path("FirstName")
                .path(0)
                .asText(null);
        return new Asked(id, country, firstName, itemIds);
    }
}

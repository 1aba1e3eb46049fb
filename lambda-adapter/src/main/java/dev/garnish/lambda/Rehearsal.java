package dev.garnish.lambda;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.internal.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** Made-up events about nobody, over items that a catalog holds and one that it does not. */
final class Rehearsal {
    private static final int ITEMS = 2;
    private static final String UNKNOWN = "";

    /** The hosts that there are events of. */
    static final List<String> HOSTS = List.of("pinpoint", "connect", "personalize");

    private Rehearsal() {}

    static byte[] event(String host, Catalog catalog) {
        return switch (host) {
            case "pinpoint" -> pinpoint(ids(catalog));
            case "connect" -> connect(ids(catalog));
            default ->
                ("{\"input\":{\"userId\":\"u\"},\"output\":{\"recommendedItems\":" + ids(catalog) + "}}")
                        .getBytes(StandardCharsets.UTF_8);
        };
    }

    private static byte[] pinpoint(String ids) {
        return ("{\"Endpoints\":{\"e\":{\"ChannelType\":\"EMAIL\",\"Attributes\":{\"A\":[\"a\"]},"
                        + "\"Demographic\":{\"Locale\":\"en_US\"},\"Location\":{\"Country\":\"US\"},"
                        + "\"User\":{\"UserId\":\"u\",\"UserAttributes\":{\"FirstName\":[\"A\"]}},"
                        + "\"RecommendationItems\":" + ids + "}}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] connect(String ids) {
        JsonWriter data = new JsonWriter(256);
        data.text("{\"firstName\":\"A\",\"attributes\":{\"RecommendationItems\":" + ids + "}}");
        return ("{\"Items\":{\"CustomerProfiles\":[{\"ProfileId\":\"p\",\"CustomerData\":"
                        + new String(data.toBytes(), StandardCharsets.UTF_8) + "}]}}")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A JSON list. */
    private static String ids(Catalog catalog) {
        JsonWriter list = new JsonWriter(128);
        list.raw('[');
        try (Stream<Item> items = catalog.items()) {
            items.limit(ITEMS).forEach(item -> {
                list.text(item.id());
                list.raw(',');
            });
        }
        list.text(UNKNOWN);
        list.raw(']');
        return new String(list.toBytes(), StandardCharsets.UTF_8);
    }
}

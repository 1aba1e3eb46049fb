package dev.garnish.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;

/**
 * Events in the shape of the documentation's, with the optional members that real ones carry: about 0.9 KB an endpoint.
 * One item id in fifty is of no known item.
 */
final class Events {
    private static final List<String> FIRST_NAMES =
            List.of("Sofia", "Alejandro", "Ana", "Chloé", "Jürgen", "Li", "Mateo", "Nikki", "Olu", "Zoë");
    private static final List<String> LAST_NAMES =
            List.of("Martínez", "Rosalez", "García", "Wolf", "Stiles", "Sarkar", "Owusu", "Xiulan", "O'Neil");
    private static final List<String> COUNTRIES = List.of("US", "DE", "FR", "ES", "JP");
    private static final List<String> CITIES = List.of("Seattle", "Berlin", "Lyon", "Málaga", "大阪");

    private static final JsonMapper JSON = new JsonMapper();

    private Events() {}

    /** The same bytes for the same shape and number, on every machine. */
    static byte[] event(Shape shape, List<Product> products, int number) {
        Random random = new Random(1_000_003L * number + shape.endpoints());
        ObjectNode event = JSON.createObjectNode();
        ObjectNode endpoints = event.putObject("Endpoints");
        for (int i = 0; i < shape.endpoints(); i++) {
            fill(endpoints.putObject(Products.id(random)), products, random);
        }
        event.put("ApplicationId", "b3c7a4d4e1f2");
        event.put("CampaignId", "c9d8e7f6a5b4");
        try {
            return JSON.writeValueAsBytes(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void fill(ObjectNode endpoint, List<Product> products, Random random) {
        String firstName = Products.pick(random, FIRST_NAMES);
        String lastName = Products.pick(random, LAST_NAMES);
        endpoint.put("ChannelType", "EMAIL");
        endpoint.put("Address", "recipient-" + random.nextInt(1_000_000) + "@example.com");
        endpoint.put("EndpointStatus", "ACTIVE");
        endpoint.put("OptOut", "NONE");
        endpoint.put("EffectiveDate", "2020-02-26T18:56:24.875Z");
        endpoint.putObject("Attributes").putArray("AddressType").add("primary");
        fillPlace(endpoint, random);
        endpoint.putObject("Metrics").put("Visits", random.nextInt(100)).put("Spent", random.nextInt(9999) / 100.0);
        fillUser(endpoint, firstName, lastName, random);
        var items = endpoint.putArray("RecommendationItems");
        for (int i = 0; i < Shape.ITEMS_PER_ENDPOINT; i++) {
            items.add(itemId(products, random));
        }
        endpoint.put("CreationDate", "2020-02-26T18:56:24.875Z");
    }

    private static void fillPlace(ObjectNode endpoint, Random random) {
        int country = random.nextInt(COUNTRIES.size());
        endpoint.putObject("Demographic")
                .put("Locale", "en_" + COUNTRIES.get(country))
                .put("Platform", "ios")
                .put("Make", "Apple")
                .put("Timezone", "America/Los_Angeles");
        endpoint.putObject("Location")
                .put("City", CITIES.get(country))
                .put("Country", COUNTRIES.get(country))
                .put("PostalCode", "98109");
    }

    private static void fillUser(ObjectNode endpoint, String firstName, String lastName, Random random) {
        ObjectNode user = endpoint.putObject("User").put("UserId", firstName + lastName);
        ObjectNode attributes = user.putObject("UserAttributes");
        attributes.putArray("LastName").add(lastName);
        if (random.nextInt(10) != 0) {
            attributes.putArray("FirstName").add(firstName);
        }
        attributes.putArray("Neighborhood").add("East Bay");
    }

    private static String itemId(List<Product> products, Random random) {
        return random.nextInt(50) == 0
                ? Products.id(random)
                : products.get(random.nextInt(products.size())).id();
    }
}

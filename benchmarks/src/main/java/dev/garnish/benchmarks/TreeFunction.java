package dev.garnish.benchmarks;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The function a user writes by hand: its products in a JSON file, and {@link HandWrittenTree}. */
public final class TreeFunction implements RequestStreamHandler {
    static final String PRODUCTS = "PRODUCTS";
    static final String TASK = "TASK";

    private final HandWrittenTree handler;

    /** As its environment says. */
    public TreeFunction() throws IOException {
        Map<String, String> environment = System.getenv();
        this.handler = new HandWrittenTree(
                Task.valueOf(environment.getOrDefault(TASK, "")),
                read(Path.of(environment.getOrDefault(PRODUCTS, ""))));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        output.write(handler.reply(input.readAllBytes()));
    }

    private static Map<String, Product> read(Path file) throws IOException {
        Map<String, Product> products = new HashMap<>();
        for (JsonNode one : new JsonMapper().readTree(file.toFile())) {
            Product product = product(one);
            products.put(product.id(), product);
        }
        return products;
    }

    private static Product product(JsonNode one) {
        return new Product(
                one.path("id").asText(),
                text(one, "title"),
                text(one, "genre"),
                text(one, "style"),
                text(one, "description"),
                one.path("price").decimalValue(),
                text(one, "imageFile"),
                one.path("stock").decimalValue(),
                text(one, "genderAffinity"),
                one.path("promoted").isBoolean() ? one.path("promoted").asBoolean() : null);
    }

    private static @Nullable String text(JsonNode one, String name) {
        return one.path(name).isTextual() ? one.path(name).asText() : null;
    }

    /** Writes the file that such a function reads. */
    static void write(Path file, List<Product> products) throws IOException {
        JsonMapper json = new JsonMapper();
        ArrayNode all = json.createArrayNode();
        for (Product product : products) {
            all.add((ObjectNode)
                    json.valueToTree(json.convertValue(product, new TypeReference<Map<String, Object>>() {})));
        }
        json.writeValue(file.toFile(), all);
    }
}

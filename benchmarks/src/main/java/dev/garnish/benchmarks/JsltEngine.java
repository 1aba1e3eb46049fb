package dev.garnish.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.Parser;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** JSLT: one compiled template that makes all attributes of an item's JSON at once. */
final class JsltEngine implements ItemEngine {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Map<String, JsonNode> items = new HashMap<>();
    private final Task task;
    private final Expression perItem;
    private final @Nullable Expression once;

    JsltEngine(Task task, Iterable<Product> products) {
        this.task = task;
        products.forEach(product -> items.put(product.id(), node(product)));
        this.perItem = expression(task, "jslt");
        this.once = task.once().isEmpty() ? null : expression(task, "once.jslt");
    }

    private static Expression expression(Task task, String extension) {
        return new Parser(new StringReader(task.text(extension)))
                .withObjectFilter(". != null")
                .compile();
    }

    @Override
    public String[] itemValues(Asked recipient, Product item) {
        JsonNode input = items.getOrDefault(item.id(), NODES.objectNode());
        return texts(perItem.apply(variables(recipient), input), task.perItem());
    }

    @Override
    public String[] onceValues(Asked recipient) {
        JsonNode made = Optional.ofNullable(once)
                .map(expression -> expression.apply(variables(recipient), NODES.nullNode()))
                .orElse(MissingNode.getInstance());
        return texts(made, task.once());
    }

    private static String[] texts(JsonNode made, List<String> names) {
        String[] values = new String[names.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = made.path(names.get(i)).asText();
        }
        return values;
    }

    private Map<String, JsonNode> variables(Asked recipient) {
        return task == Task.RECIPIENT_3
                ? Map.of("country", text(recipient.country()), "firstName", text(recipient.firstName()))
                : Map.of();
    }

    private static JsonNode text(@Nullable String value) {
        return value == null ? NODES.nullNode() : NODES.textNode(value);
    }

    private static ObjectNode node(Product product) {
        return NODES.objectNode()
                .put("title", product.title())
                .put("genre", product.genre())
                .put("style", product.style())
                .put("price", product.price())
                .put("image_file", product.imageFile())
                .put("stock", product.stock())
                .put("gender_affinity", product.genderAffinity())
                .put("promoted", product.promoted());
    }
}

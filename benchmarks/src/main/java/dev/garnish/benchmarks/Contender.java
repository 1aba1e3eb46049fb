package dev.garnish.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who does the same work, each as its own documentation recommends, prepared once and then called again and again. */
public enum Contender {
    HAND_TREE("hand-written, Jackson tree"),
    HAND_MAP("hand-written, Jackson to Map"),
    GARNISH("Garnish"),
    GARNISH_BUFFER("Garnish, into a buffer used again"),
    GARNISH_COLD("Garnish, nothing remembered yet"),
    DROOLS("Drools, executable model, stateless session"),
    EASY_RULES("Easy Rules with MVEL"),
    JSLT("JSLT"),
    CEL("cel-java"),
    MVEL("MVEL.executeExpression a value"),
    SKIP("limit: Jackson streaming, only skipping"),
    COPY("limit: the event's bytes copied");

    private final String title;

    Contender(String title) {
        this.title = title;
    }

    /** What a table calls it. */
    String title() {
        return title;
    }

    /** Whether it does the work; the limits do not. */
    boolean enriches() {
        return this != SKIP && this != COPY;
    }

    /** Whether its rules can be applied without its JSON. */
    boolean hasRulesOfItsOwn() {
        return enriches() && this != HAND_MAP && this != GARNISH_BUFFER;
    }

    /** Ready to answer events. */
    Handler handler(Task task, List<Product> products) {
        return switch (this) {
            case HAND_TREE -> new HandWrittenTree(task, byId(products));
            case HAND_MAP -> new HandWrittenMap(task, byId(products));
            case GARNISH -> Garnish.warm(task, products);
            case GARNISH_BUFFER -> Garnish.warm(task, products).intoBuffer();
            case GARNISH_COLD -> Garnish.cold(task, products);
            case SKIP -> new SkipOnly();
            case COPY -> byte[]::clone;
            default -> new TreeHandler(rules(task, products).orElseThrow());
        };
    }

    /** Ready to apply its rules alone; empty where it has none of its own. */
    Optional<Rules> rules(Task task, List<Product> products) {
        Map<String, Product> byId = byId(products);
        return Optional.ofNullable(
                switch (this) {
                    case HAND_TREE -> new HandWrittenRules(task, byId);
                    case GARNISH -> Garnish.warm(task, products);
                    case GARNISH_COLD -> Garnish.cold(task, products);
                    case DROOLS -> new DroolsRules(task, byId);
                    case EASY_RULES -> new PerItem(task, byId, new EasyRulesEngine(task));
                    case JSLT -> new PerItem(task, byId, new JsltEngine(task, products));
                    case CEL -> new PerItem(task, byId, new CelEngine(task, products));
                    case MVEL -> new PerItem(task, byId, new MvelEngine(task));
                    case HAND_MAP, GARNISH_BUFFER, SKIP, COPY -> null;
                });
    }

    private static Map<String, Product> byId(List<Product> products) {
        Map<String, Product> byId = new HashMap<>();
        products.forEach(product -> byId.put(product.id(), product));
        return byId;
    }
}

package dev.garnish.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Looks the items up and asks an engine about each. */
final class PerItem implements Rules {
    private final Task task;
    private final Map<String, Product> products;
    private final ItemEngine engine;

    PerItem(Task task, Map<String, Product> products, ItemEngine engine) {
        this.task = task;
        this.products = products;
        this.engine = engine;
    }

    @Override
    public List<Map<String, Object>> apply(List<Asked> recipients) {
        List<Map<String, Object>> made = new ArrayList<>(recipients.size());
        recipients.forEach(recipient -> made.add(valuesOf(recipient)));
        return made;
    }

    private Map<String, Object> valuesOf(Asked recipient) {
        List<List<String>> lists = new ArrayList<>();
        task.perItem()
                .forEach(name -> lists.add(new ArrayList<>(recipient.itemIds().size())));
        for (String id : recipient.itemIds()) {
            String[] values = engine.itemValues(recipient, products.getOrDefault(id, Product.UNKNOWN));
            for (int i = 0; i < values.length; i++) {
                lists.get(i).add(values[i]);
            }
        }
        return named(recipient, lists);
    }

    private Map<String, Object> named(Asked recipient, List<List<String>> lists) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < lists.size(); i++) {
            values.put(task.perItem().get(i), lists.get(i));
        }
        if (!task.once().isEmpty()) {
            String[] once = engine.onceValues(recipient);
            for (int i = 0; i < once.length; i++) {
                values.put(task.once().get(i), once[i]);
            }
        }
        return values;
    }
}

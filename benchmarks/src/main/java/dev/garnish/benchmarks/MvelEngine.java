package dev.garnish.benchmarks;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mvel2.MVEL;

/** Plain MVEL: expressions compiled once, {@code MVEL.executeExpression} for each value. */
final class MvelEngine implements ItemEngine {
    private final Serializable[] perItem;
    private final Serializable[] once;

    MvelEngine(Task task) {
        this.perItem = compiled(Formulas.of(task, "mvel", task.perItem()));
        this.once = compiled(Formulas.of(task, "mvel", task.once()));
    }

    private static Serializable[] compiled(List<String> expressions) {
        return expressions.stream().map(MVEL::compileExpression).toArray(Serializable[]::new);
    }

    @Override
    public String[] itemValues(Asked recipient, Product item) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("item", item);
        variables.put("recipient", recipient);
        return values(perItem, variables);
    }

    @Override
    public String[] onceValues(Asked recipient) {
        Map<String, Object> variables = new HashMap<>();
        variables.put("recipient", recipient);
        return values(once, variables);
    }

    private static String[] values(Serializable[] expressions, Map<String, Object> variables) {
        String[] values = new String[expressions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (String) MVEL.executeExpression(expressions[i], variables);
        }
        return values;
    }
}

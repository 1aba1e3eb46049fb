package dev.garnish.benchmarks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads the resources that hold one expression a line: {@code Name = expression}. */
final class Formulas {
    private Formulas() {}

    /** The expressions of these attributes, in that order. */
    static List<String> of(Task task, String extension, List<String> attributes) {
        Map<String, String> byName = new LinkedHashMap<>();
        task.text(extension).lines().forEach(line -> {
            int sign = line.indexOf(" = ");
            byName.put(line.substring(0, sign), line.substring(sign + 3));
        });
        return attributes.stream().map(name -> expression(byName, name)).toList();
    }

    private static String expression(Map<String, String> byName, String name) {
        String expression = byName.get(name);
        if (expression == null) {
            throw new IllegalStateException("no expression for " + name);
        }
        return expression;
    }
}

package dev.garnish.benchmarks;

import dev.cel.bundle.Cel;
import dev.cel.bundle.CelFactory;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** cel-java: checked and compiled programs over maps that leave out what is missing. Its newer planner took longer. */
final class CelEngine implements ItemEngine {
    private static final MapType FIELDS = MapType.create(SimpleType.STRING, SimpleType.DYN);

    private final Map<String, Map<String, Object>> itemFields = new HashMap<>();
    private final CelRuntime.Program[] perItem;
    private final CelRuntime.Program[] once;

    CelEngine(Task task, Iterable<Product> products) {
        products.forEach(product -> itemFields.put(product.id(), fields(product)));
        Cel cel = CelFactory.legacyCelBuilder()
                .setStandardMacros(CelStandardMacro.HAS)
                .addVar("item", FIELDS)
                .addVar("recipient", FIELDS)
                .build();
        this.perItem = programs(cel, Formulas.of(task, "cel", task.perItem()));
        this.once = programs(cel, Formulas.of(task, "cel", task.once()));
    }

    private static CelRuntime.Program[] programs(Cel cel, List<String> expressions) {
        return expressions.stream().map(text -> program(cel, text)).toArray(CelRuntime.Program[]::new);
    }

    private static CelRuntime.Program program(Cel cel, String expression) {
        try {
            return cel.createProgram(cel.compile(expression).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException(expression, e);
        }
    }

    @Override
    public String[] itemValues(Asked recipient, Product item) {
        Map<String, Object> fields = itemFields.getOrDefault(item.id(), Map.of());
        return values(perItem, Map.of("item", fields, "recipient", fields(recipient)));
    }

    @Override
    public String[] onceValues(Asked recipient) {
        return values(once, Map.of("recipient", fields(recipient)));
    }

    private static String[] values(CelRuntime.Program[] programs, Map<String, Object> variables) {
        String[] values = new String[programs.length];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = (String) programs[i].eval(variables);
            } catch (CelEvaluationException e) {
                throw new IllegalStateException(e);
            }
        }
        return values;
    }

    private static Map<String, Object> fields(Product product) {
        Map<String, Object> fields = new HashMap<>();
        putPresent(fields, "title", product.title());
        putPresent(fields, "genre", product.genre());
        putPresent(fields, "style", product.style());
        putPresent(
                fields,
                "price",
                product.price() == null ? null : product.price().doubleValue());
        putPresent(fields, "image_file", product.imageFile());
        putPresent(
                fields,
                "stock",
                product.stock() == null ? null : product.stock().longValue());
        putPresent(fields, "gender_affinity", product.genderAffinity());
        putPresent(fields, "promoted", product.promoted());
        return fields;
    }

    private static Map<String, Object> fields(Asked recipient) {
        Map<String, Object> fields = new HashMap<>();
        putPresent(fields, "country", recipient.country());
        putPresent(fields, "first_name", recipient.firstName());
        return fields;
    }

    private static void putPresent(Map<String, Object> fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.put(name, value);
        }
    }
}

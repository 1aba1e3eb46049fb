package dev.garnish.spark;

import dev.garnish.Garnish;
import dev.garnish.Recommendations;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.jspecify.annotations.Nullable;

/** What the rules give for one row, on an executor: an id, item ids and fields in, a value for each attribute out. */
final class RowEnricher implements UDF1<Row, Row> {
    private static final long serialVersionUID = 1;

    private final EngineSpec spec;
    private final List<String> fields;
    private final String[] attributes;

    /** Of the task that this copy belongs to. */
    private transient @Nullable Garnish garnish;

    private transient RecipientField @Nullable [] parsed;

    RowEnricher(EngineSpec spec, List<RecipientField> fields, String[] attributes) {
        this.spec = spec;
        this.fields = fields.stream().map(RowEnricher::path).toList();
        this.attributes = attributes;
    }

    /** A field as {@link RecipientField#of} reads it. */
    static String path(RecipientField field) {
        return switch (field.group()) {
            case PLAIN, CONTEXT -> field.name();
            case ATTRIBUTES, USER -> field.group().name().toLowerCase(Locale.ROOT) + "." + field.name();
        };
    }

    @Override
    public @Nullable Row call(Row row) {
        List<String> items = texts(row, 1);
        Recommendations made = garnish().recommend(recipient(row), items);
        return made.outcome() == Recommendations.Outcome.FILLED ? values(made.values()) : null;
    }

    private Row values(Map<String, Object> made) {
        Object[] values = new Object[attributes.length];
        for (int i = 0; i < values.length; i++) {
            Object value = Objects.requireNonNull(made.get(attributes[i]));
            values[i] = value instanceof List<?> texts ? texts.toArray(String[]::new) : value;
        }
        return RowFactory.create(values);
    }

    private Recipient recipient(Row row) {
        String id = row.isNullAt(0) ? "" : row.getString(0);
        RecipientField[] named = named();
        Map<RecipientField, List<String>> values = new HashMap<>();
        for (int i = 0; i < named.length; i++) {
            if (!row.isNullAt(i + 2)) {
                values.put(named[i], texts(row, i + 2));
            }
        }
        return Recipient.ofFields(id, values);
    }

    /** A null counts as an empty text, which is no item and no value, and keeps its place among scores. */
    private static List<String> texts(Row row, int column) {
        if (row.isNullAt(column)) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Object text : row.getList(column)) {
            texts.add(text == null ? "" : (String) text);
        }
        return texts;
    }

    private RecipientField[] named() {
        RecipientField[] known = parsed;
        if (known == null) {
            known = fields.stream().map(RecipientField::of).toArray(RecipientField[]::new);
            parsed = known;
        }
        return known;
    }

    /** Outside of a task, where Spark evaluates a small dataset as it plans, nothing keeps an engine open: ask each time. */
    private Garnish garnish() {
        Garnish known = garnish;
        if (known != null) {
            return known;
        }
        Garnish opened = Engines.of(spec);
        if (TaskContext.get() != null) {
            garnish = opened;
        }
        return opened;
    }
}

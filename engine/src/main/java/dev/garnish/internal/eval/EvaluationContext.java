package dev.garnish.internal.eval;

import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.lang.Days;
import dev.garnish.internal.text.Blanks;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The variables that the MVEL text of one evaluation reads as {@code v}: inputs, constants and the values of earlier
 * steps. Public because MVEL calls it; of no use to anyone else.
 */
public final class EvaluationContext {
    private final Schema schema;
    private final Inputs inputs;
    private final List<RecipientField> fields;
    private final List<Object> constants;
    private final @Nullable Object[] steps;
    private final ValueLimits bounds;
    private final Days days;

    /** @param schema what positions of columns are positions in */
    EvaluationContext(
            Schema schema,
            Inputs inputs,
            List<RecipientField> fields,
            List<Object> constants,
            int steps,
            ValueLimits bounds,
            Days days) {
        this.schema = schema;
        this.inputs = inputs;
        this.fields = fields;
        this.constants = constants;
        this.steps = new @Nullable Object[steps];
        this.bounds = bounds;
        this.days = days;
    }

    public Object today() {
        return days.today(inputs.budget().now());
    }

    public Object now() {
        return Days.moment(inputs.budget().now());
    }

    void keep(int step, @Nullable Object value) {
        steps[step] = value;
    }

    public @Nullable Object step(int index) {
        return bounds.spend(1L) ? steps[index] : null;
    }

    public @Nullable Object constant(int index) {
        return constants.get(index);
    }

    public @Nullable Object item(int column) {
        Item item = inputs.item();
        return item == null ? null : bounds.read(item.at(schema, column));
    }

    /** A column of the item that the recommendation was made from. */
    public @Nullable Object seed(int column) {
        Item item = inputs.seed();
        return item == null ? null : bounds.read(item.at(schema, column));
    }

    /** What the host gives with the item's id, where that is a number. */
    public @Nullable Object score(int slot) {
        List<String> scores = inputs.recipient().values(fields.get(slot));
        int place = inputs.place();
        return place < 1 || place > scores.size() ? null : Numbers.parse(scores.get(place - 1));
    }

    /** A column over the found items: missing values left out, lists flattened. */
    public @Nullable Object items(int column) {
        List<Object> values = new ArrayList<>();
        for (Item item : inputs.items()) {
            Object value = item.at(schema, column);
            if (!bounds.spend(value instanceof List<?> list ? 1 + list.size() : 1)) {
                return null;
            }
            if (value instanceof List<?> list) {
                values.addAll(list);
            } else if (value != null && !(value instanceof String text && Blanks.isBlank(text))) {
                values.add(value);
            }
        }
        return bounds.read(values);
    }

    /** The found items, of which rules can ask only how many there are. */
    public Object found() {
        return inputs.items();
    }

    public @Nullable Object position() {
        return inputs.position() < 1 ? null : BigDecimal.valueOf(inputs.position());
    }

    /** The first of a recipient field's values. */
    public @Nullable Object recipient(int slot) {
        List<String> values = inputs.recipient().values(fields.get(slot));
        return values.isEmpty() || Blanks.isBlank(values.get(0)) ? null : bounds.read(values.get(0));
    }

    /** All of a recipient field's values. */
    public @Nullable Object recipientAll(int slot) {
        List<String> values = inputs.recipient().values(fields.get(slot));
        return values.isEmpty() ? null : bounds.read(values);
    }
}

package dev.garnish.internal.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What names stand for within a block of Handlebars.
 *
 * @param value of {@code this}
 * @param names the block's parameters
 * @param values what they stand for, as many
 * @param outside the context around; null of the outermost
 */
record Context(
        Value value,
        List<String> names,
        List<Value> values,
        @Nullable Context outside) {
    static final Context OUTERMOST = new Context(Value.OTHER, List.of(), List.of(), null);

    Context around() {
        return outside == null ? this : outside;
    }

    /** What a parameter of this block or one around stands for; null where there is none of this name. */
    @Nullable
    Value parameter(String name) {
        for (Context one = this; one != null; one = one.outside()) {
            int index = one.names().indexOf(name);
            if (index >= 0) {
                return one.values().get(index);
            }
        }
        return null;
    }
}

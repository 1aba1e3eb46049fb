package dev.garnish.catalog.db.internal.load;

import dev.garnish.catalog.db.internal.form.ColumnForm;
import dev.garnish.catalog.db.internal.input.RecordedRows;
import dev.garnish.catalog.db.internal.input.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The rows of a file with every cell in plain spelling, and the currencies of amounts as columns of their own. */
final class PlainRows implements RecordedRows.Shape {
    private final Set<String> nulls;
    private final List<String> names = new ArrayList<>();
    private final List<Integer> sources = new ArrayList<>();
    private final List<UnaryOperator<@Nullable Object>> forms = new ArrayList<>();
    private int[] places = new int[0];

    /** @param nulls words that mean that a value is missing */
    PlainRows(Set<String> nulls) {
        this.nulls = nulls;
    }

    void add(String name, int source, Optional<ColumnForm> form) {
        add(name, source, cell -> {
            Object value = isNull(cell, nulls) ? null : cell;
            return form.isPresent() ? form.get().read(value) : plain(value);
        });
    }

    void addCurrency(String name, int source) {
        add(name, source, ColumnForm::currency);
    }

    private void add(String name, int source, UnaryOperator<@Nullable Object> form) {
        names.add(name);
        sources.add(source);
        forms.add(form);
        places = sources.stream().mapToInt(Integer::intValue).toArray();
    }

    static boolean isNull(@Nullable Object cell, Set<String> nulls) {
        return cell instanceof String text && !nulls.isEmpty() && nulls.contains(text.strip());
    }

    private static @Nullable Object plain(@Nullable Object cell) {
        return cell instanceof BigDecimal number ? number.toPlainString() : cell;
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public Row row(Row read) {
        return read.made(places, forms);
    }
}

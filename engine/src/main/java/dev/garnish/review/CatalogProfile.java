package dev.garnish.review;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.internal.eval.Dates;
import dev.garnish.internal.lang.Days;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What authors want to know of a catalog's columns while they write: how many items have a value, and which values there
 * are. Of columns with very many values only some are counted, so that memory is bounded. Immutable.
 *
 * <pre>{@code
 * CatalogProfile profile = CatalogProfile.of(catalog);
 * long priced = profile.column("price").map(CatalogProfile.ColumnValues::filled).orElse(0L);
 * }</pre>
 *
 * @param items in the catalog
 * @param columns in the order of the schema
 */
public record CatalogProfile(long items, List<ColumnValues> columns) {
    /** The most frequent values of a column that are remembered. */
    private static final int REMEMBERED = 1_000;

    /**
     * Copies the list.
     *
     * @param items in the catalog
     * @param columns in the order of the schema
     */
    public CatalogProfile {
        columns = List.copyOf(columns);
    }

    /**
     * The values of one column.
     *
     * @param column its name and type
     * @param filled items that have a value
     * @param values the most frequent first; not all of a column with very many
     * @param complete whether every value of the column is among them
     */
    public record ColumnValues(Column column, long filled, List<ValueCount> values, boolean complete) {
        /**
         * Copies the list.
         *
         * @param column its name and type
         * @param filled items that have a value; those with an empty list have none
         * @param values the most frequent first
         * @param complete whether every value of the column is among them
         */
        public ColumnValues {
            values = List.copyOf(values);
        }
    }

    /**
     * One value, of a list one entry.
     *
     * @param value a text, a number, a truth or a date, as items have it
     * @param items that have it
     */
    public record ValueCount(Object value, long items) {
        /** {@return the value as a rules file writes it} */
        public String written() {
            if (value instanceof LocalDateTime date) {
                return "day(\"%s%s\")".formatted(Dates.text(date), Days.isDay(date) ? "" : "Z");
            }
            return value instanceof String text
                    ? DisplayText.text(text)
                    : value instanceof BigDecimal number ? number.toPlainString() : value.toString();
        }
    }

    /**
     * Reads every item once.
     *
     * @param catalog may be large; nothing of an item is kept but the values that are counted
     * @return its profile
     */
    public static CatalogProfile of(Catalog catalog) {
        Schema schema = catalog.schema();
        List<Counter> counters = new ArrayList<>();
        schema.columns()
                .forEach(column -> counters.add(new Counter(schema.columns().size())));
        long size = 0;
        try (Stream<Item> items = catalog.items()) {
            for (Iterator<Item> all = items.iterator(); all.hasNext(); size++) {
                Item item = all.next();
                for (int i = 0; i < counters.size(); i++) {
                    counters.get(i).see(item.at(schema, i));
                }
            }
        }
        List<ColumnValues> columns = new ArrayList<>();
        for (Counter counter : counters) {
            columns.add(counter.values(schema.columns().get(columns.size())));
        }
        return new CatalogProfile(size, columns);
    }

    /**
     * {@return what is known of a column; empty where the catalog has none of that name}
     *
     * @param name compared exactly
     */
    public Optional<ColumnValues> column(String name) {
        return columns.stream().filter(one -> one.column().name().equals(name)).findFirst();
    }

    private static final class Counter {
        private final ValueCounts counts;
        private long filled;

        Counter(int columns) {
            this.counts = new ValueCounts(columns);
        }

        void see(@Nullable Object value) {
            if (value == null || (value instanceof List<?> list && list.isEmpty())) {
                return;
            }
            filled++;
            counts.addAll(value);
        }

        ColumnValues values(Column column) {
            List<ValueCount> most = counts.most(REMEMBERED).stream()
                    .map(one -> new ValueCount(one.getKey(), one.getValue()))
                    .toList();
            long counted = counts.values().stream().mapToLong(counts::of).sum();
            return new ColumnValues(
                    column, filled, most, counted == counts.total() && counts.distinct() == most.size());
        }
    }
}

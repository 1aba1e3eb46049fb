package dev.garnish.catalog.db.internal.sql;

import java.util.Map;

/**
 * The table or view that holds the items.
 *
 * @param table its name, perhaps with its schema and a point before it, in any case
 * @param columns what columns of it are called in rules, both in lower case; all others have their own names
 */
public record ItemSource(String table, Map<String, String> columns) {
    /** The product's own table, or a view of this name. */
    public static final ItemSource ITEM = of("item");

    public ItemSource {
        columns = Map.copyOf(columns);
    }

    /** Whether it is that one. Not by the record's own comparison, which keeps a host's class loader alive. */
    public boolean isItem() {
        return table.equals("item") && columns.isEmpty();
    }

    public static ItemSource of(String table) {
        return new ItemSource(table, Map.of());
    }
}

package dev.garnish.catalog.db.internal.sql;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.catalog.db.model.CatalogException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The items of a version with some of their texts divided into lists. */
public final class SplitLists implements Catalog, AutoCloseable {
    private final OpenVersion version;
    private final Schema schema;

    /** By column; null where its values stay as they are. */
    private final @Nullable Pattern[] separators;

    private SplitLists(OpenVersion version, Schema schema, @Nullable Pattern[] separators) {
        this.version = version;
        this.schema = schema;
        this.separators = separators;
    }

    /**
     * A version's items with lists.
     *
     * @param separators by the names of columns
     * @param name as messages name the catalog
     */
    public static SplitLists of(OpenVersion version, Map<String, String> separators, String name) {
        List<Column> columns = new ArrayList<>(version.schema().columns());
        @Nullable Pattern[] patterns = new @Nullable Pattern[columns.size()];
        separators.forEach((column, separator) -> {
            int index = version.schema().indexOf(column);
            if (index < 0 || columns.get(index).type() != Type.TEXT) {
                throw CatalogException.badData(
                        "catalog %s: it has no text column `%s` to divide into a list".formatted(name, column));
            }
            columns.set(index, new Column(column, Type.TEXT_LIST));
            patterns[index] = Pattern.compile(separator, Pattern.LITERAL);
        });
        return new SplitLists(version, Schema.of(columns), patterns);
    }

    @Override
    public Schema schema() {
        return schema;
    }

    @Override
    public Map<String, Item> find(Set<String> ids) {
        Map<String, Item> found = new HashMap<>();
        version.find(ids).forEach((id, item) -> found.put(id, divided(item)));
        return found;
    }

    @Override
    public Stream<Item> items() {
        return version.items().map(this::divided);
    }

    private Item divided(Item item) {
        @Nullable Object[] values = new @Nullable Object[separators.length];
        for (int i = 0; i < values.length; i++) {
            Object value = item.at(version.schema(), i);
            Pattern separator = separators[i];
            values[i] = separator == null || value == null
                    ? value
                    : separator
                            .splitAsStream((String) value)
                            .map(String::strip)
                            .filter(text -> !text.isEmpty())
                            .toList();
        }
        return Item.of(schema, item.id(), values);
    }

    @Override
    public String version() {
        return version.version();
    }

    @Override
    public void close() {
        version.close();
    }
}

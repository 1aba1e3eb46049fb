package dev.garnish.catalog.db.model;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A table or view in a database, which is read as a catalog and never changed.
 *
 * @param database the file or the server
 * @param table its name, perhaps with its schema and a point before it, in any case
 * @param columns what its columns are called in rules, {@code nr} to {@code item_id} for instance; all others have their own names
 */
public record TableAddress(CatalogAddress database, String table, Map<String, String> columns)
        implements CatalogAddress {
    /**
     * Copies the map; its names become lower case.
     *
     * @param database the file or the server
     * @param table its name, perhaps with its schema and a point before it
     * @param columns what its columns are called in rules, by their names in the table
     * @throws CatalogException if the database is itself a table, or a name is empty
     */
    public TableAddress {
        boolean isNamed = !table.isBlank()
                && columns.entrySet().stream()
                        .noneMatch(each ->
                                each.getKey().isBlank() || each.getValue().isBlank());
        if (database instanceof TableAddress || !isNamed) {
            throw CatalogException.badData(
                    "catalog address: expected one table, such as sales.product, and pairs of its columns and names for them");
        }
        Map<String, String> lower = new TreeMap<>();
        columns.forEach((column, name) -> lower.put(column.toLowerCase(Locale.ROOT), name.toLowerCase(Locale.ROOT)));
        columns = Map.copyOf(lower);
    }

    /** {@code nr:item_id,label:title}. */
    static Map<String, String> columns(String text) {
        Map<String, String> columns = new TreeMap<>();
        for (String pair : text.split(",", -1)) {
            int colon = pair.indexOf(':');
            columns.put(pair.substring(0, Math.max(0, colon)), pair.substring(colon + 1));
        }
        return columns;
    }

    @Override
    public Optional<Path> file() {
        return database.file();
    }

    @Override
    public String toString() {
        String pairs = new TreeMap<>(columns)
                .entrySet().stream()
                        .map(each -> each.getKey() + ":" + each.getValue())
                        .collect(Collectors.joining(","));
        String address = database.toString();
        return address + (address.contains("?") ? "&" : "?") + "table=" + table
                + (pairs.isEmpty() ? "" : "&columns=" + pairs);
    }
}

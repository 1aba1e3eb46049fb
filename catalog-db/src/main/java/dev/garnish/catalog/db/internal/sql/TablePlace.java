package dev.garnish.catalog.db.internal.sql;

import dev.garnish.catalog.db.model.CatalogException;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where a table or view stands: its schema and its name, as the database spells them. */
public record TablePlace(String schema, String table) {
    /** Whether the product's own table, or a view of its name, is there. */
    static boolean isThere(Connection connection) throws SQLException {
        try (ResultSet rows = connection.getMetaData().getTables(null, pattern(schema(connection)), null, null)) {
            boolean found = false;
            while (rows.next()) {
                found |= ItemSource.ITEM.table().equalsIgnoreCase(rows.getString("TABLE_NAME"));
            }
            return found;
        }
    }

    private static String schema(Connection connection) throws SQLException {
        @Nullable String schema = connection.getSchema();
        return schema == null ? "" : schema;
    }

    /** The schema in which a name without one stands; refuses where there is none. */
    public static String requiredSchema(Connection connection, String catalog) throws SQLException {
        String schema = schema(connection);
        if (schema.isEmpty()) {
            throw CatalogException.badData(
                    ("catalog %s: the user's search_path names no schema that is there: give it one, `alter role %s set"
                                    + " search_path = public` for instance")
                            .formatted(catalog, connection.getMetaData().getUserName()));
        }
        return schema;
    }

    /** Finds a table or view by its name, perhaps with its schema before it, in any case. */
    static TablePlace of(Connection connection, String catalog, String name) throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        int point = name.indexOf('.');
        String schema = point < 0
                ? requiredSchema(connection, catalog)
                : schema(metadata, name.substring(0, point)).orElse("");
        String table = name.substring(point + 1);
        List<TablePlace> places = new ArrayList<>();
        try (ResultSet rows = metadata.getTables(null, pattern(schema), null, null)) {
            while (rows.next()) {
                String there = rows.getString("TABLE_NAME");
                if (table.equalsIgnoreCase(there)) {
                    places.add(new TablePlace(schema, there));
                }
            }
        }
        if (places.size() != 1) {
            throw CatalogException.badData(
                    places.isEmpty()
                            ? "catalog %s: it has no table `%s`%s"
                                    .formatted(
                                            catalog,
                                            name,
                                            name.equals(ItemSource.ITEM.table())
                                                    ? ": migrate it or import items into it"
                                                    : " that its user may see")
                            : "catalog %s: it has %d tables named `%s` that differ by case: keep one"
                                    .formatted(catalog, places.size(), table));
        }
        return places.get(0);
    }

    private static Optional<String> schema(DatabaseMetaData metadata, String wanted) throws SQLException {
        try (ResultSet rows = metadata.getSchemas()) {
            Optional<String> found = Optional.empty();
            while (rows.next()) {
                String name = rows.getString("TABLE_SCHEM");
                boolean isBetter = found.isEmpty() || name.equals(wanted);
                found = wanted.equalsIgnoreCase(name) && isBetter ? Optional.of(name) : found;
            }
            return found;
        }
    }

    /** A name as the metadata's patterns match it alone. */
    static String pattern(String name) {
        return name.replace("\\", "\\\\").replace("_", "\\_").replace("%", "\\%");
    }
}

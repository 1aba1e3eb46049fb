package dev.garnish.catalog.db.internal.postgres;

import dev.garnish.catalog.db.internal.sql.ItemTable;
import dev.garnish.catalog.db.internal.sql.ItemTable.Stored;
import dev.garnish.catalog.db.internal.sql.Merge;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All columns of a table, those included that rules cannot see.
 *
 * @param types each column's type as SQL spells it, by its quoted name
 */
record PgColumns(Map<String, String> types) {
    private static final String QUERY = """
            select quote_ident(attname), format_type(atttypid, atttypmod) from pg_attribute
            where attrelid = ?::regclass and attnum > 0 and not attisdropped order by attnum""";

    static PgColumns of(Connection connection, String table) throws SQLException {
        Map<String, String> types = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
            statement.setString(1, table);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    types.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return new PgColumns(types);
    }

    /** The statements that give the items another table's columns; what a column of another type held is given up. */
    List<String> backTo(PgColumns earlier) {
        List<String> statements = new ArrayList<>();
        earlier.types.forEach((name, type) -> {
            if (!types.containsKey(name)) {
                statements.add("alter table item add column %s %s;".formatted(name, type));
            } else if (!type.equals(types.get(name))) {
                statements.add(
                        "alter table item alter column %1$s drop default, alter column %1$s type %2$s using null;"
                                .formatted(name, type));
            }
        });
        types.keySet().stream()
                .filter(name -> !earlier.types.containsKey(name))
                .forEach(name -> statements.add("alter table item drop column %s;".formatted(name)));
        return statements;
    }

    /** Copies the columns that rules cannot see, which a merge leaves out. */
    void copyOthers(Connection connection, ItemTable from, ItemTable to) throws SQLException {
        List<String> seen = from.columns().stream().map(Stored::spelling).toList();
        String others = types.keySet().stream()
                .filter(name -> !seen.contains(plain(name)))
                .map(name -> "%s = k.%s".formatted(name, name))
                .collect(Collectors.joining(", "));
        if (!others.isEmpty()) {
            Merge.execute(
                    connection,
                    "update %s i set %s from %s k where k.%s = i.%s"
                            .formatted(to.table(), others, from.table(), from.idColumn(), to.idColumn()));
        }
    }

    private static String plain(String quoted) {
        return quoted.startsWith("\"")
                ? quoted.substring(1, quoted.length() - 1).replace("\"\"", "\"")
                : quoted;
    }
}

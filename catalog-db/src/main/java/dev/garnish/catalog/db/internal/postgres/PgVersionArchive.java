package dev.garnish.catalog.db.internal.postgres;

import dev.garnish.catalog.db.internal.sql.ItemTable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The tables of earlier versions on a PostgreSQL server, beside the items: {@code garnish_item_7}. */
final class PgVersionArchive {
    private static final String PREFIX = "garnish_item_";

    private PgVersionArchive() {}

    static String table(long number) {
        return PREFIX + number;
    }

    /** Their numbers, newest first. */
    static List<Long> numbers(Connection connection) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(null, connection.getSchema(), "garnish\\_item\\_%", new String[] {"TABLE"})) {
            while (tables.next()) {
                String number = tables.getString("TABLE_NAME").substring(PREFIX.length());
                if (number.matches("[0-9]{1,18}")) {
                    numbers.add(Long.parseLong(number));
                }
            }
        }
        numbers.sort(Comparator.reverseOrder());
        return numbers;
    }

    /** Keeps the items that stand there now, before others take their place. */
    static void add(Connection connection, ItemTable items, long number) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists " + table(number));
            statement.execute("create table %s as select * from %s".formatted(table(number), items.table()));
            statement.execute("alter table %s add primary key (%s)".formatted(table(number), items.idColumn()));
        }
    }

    /** Drops all but the newest. */
    static void prune(Connection connection, int keep) throws SQLException {
        List<Long> numbers = numbers(connection);
        try (Statement statement = connection.createStatement()) {
            for (long number : numbers.subList(Math.min(keep, numbers.size()), numbers.size())) {
                statement.execute("drop table " + table(number));
            }
        }
    }
}

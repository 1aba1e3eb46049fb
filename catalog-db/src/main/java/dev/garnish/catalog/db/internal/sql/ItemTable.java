package dev.garnish.catalog.db.internal.sql;

import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.catalog.db.internal.text.Excerpt;
import dev.garnish.catalog.db.model.CatalogException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code item} as the database's metadata describes it, and the queries over it. Names match in any case. Immutable, and
 * of no connection: each call brings its own.
 *
 * <p>Names of tables and columns are spelled as the metadata spells them and always quoted; ids are parameters. No other text
 * reaches SQL.
 */
public final class ItemTable implements ItemQueries {
    private static final String ID = "item_id";
    private static final List<String> DIALECTS = List.of("H2", "PostgreSQL");
    private static final List<String> WHOLE_TYPES = List.of("SMALLINT", "INTEGER", "BIGINT");

    /** The one spelling of a whole number: {@code 007} is another id than {@code 7}. Of 18 digits no long overflows. */
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9]\\d{0,17}");

    /**
     * A column as the database spells it, and how it is read.
     *
     * @param type as the metadata names it
     * @param size longest text, or most digits
     * @param scale most digits behind the point
     */
    public record Stored(String spelling, String name, CellType cell, String type, int size, int scale) {
        public String quoted() {
            return ItemTable.quoted(spelling);
        }

        public static String names(List<Stored> columns) {
            return columns.stream().map(Stored::quoted).collect(Collectors.joining(", "));
        }
    }

    private final ItemSource source;
    private final TablePlace place;

    private final String table;
    private final List<Stored> columns;
    private final List<String> leftOut;
    private final Schema schema;
    private final String idColumn;
    private final String collation;
    private final int idIndex;
    /** The ids as they are ordered. */
    private final String order;

    private ItemTable(
            ItemSource source, TablePlace place, List<Stored> columns, List<String> leftOut, String collation) {
        this.source = source;
        this.place = place;
        this.table = quoted(place.schema()) + "." + quoted(place.table());
        this.columns = List.copyOf(columns);
        this.leftOut = List.copyOf(leftOut);
        this.schema = Schema.of(columns.stream()
                .map(column -> new Column(column.name(), column.cell().type()))
                .toList());
        this.idIndex = schema.indexOf(ID);
        this.idColumn = idIndex < 0 ? "" : columns.get(idIndex).quoted();
        boolean isText = idIndex < 0 || !isKey(columns.get(idIndex).type());
        this.order = (isText ? idColumn : "cast(" + idColumn + " as varchar)") + collation;
        this.collation = collation;
    }

    public static ItemTable of(Connection connection, String catalog) throws SQLException {
        return of(connection, catalog, ItemSource.ITEM);
    }

    /** Another table of items. */
    public static ItemTable of(Connection connection, String catalog, ItemSource source) throws SQLException {
        ItemTable table = read(connection, catalog, source);
        int id = table.idIndex;
        if (id < 0 || table.schema.columns().get(id).type() != Type.TEXT) {
            throw CatalogException.badData(
                    "catalog %s: table `%s` has no text column `item_id`: it is what events name items by"
                            .formatted(catalog, source.table()));
        }
        Stored ids = table.columns.get(id);
        if (ids.type().equals("CHARACTER")) {
            throw CatalogException.badData(
                    ("catalog %s: column `item_id` is char(%d), which pads ids with blanks, so that no event names them: make"
                                    + " it varchar, or name a view `item` that trims it")
                            .formatted(catalog, ids.size()));
        }
        return table;
    }

    /** Refuses databases whose SQL is another. */
    public static void requireDialect(Connection connection, String catalog) throws SQLException {
        String product = connection.getMetaData().getDatabaseProductName();
        if (!DIALECTS.contains(product)) {
            throw CatalogException.badData(
                    "catalog %s: it stands in %s, and tables are read from %s: give Garnish a look-up function instead"
                            .formatted(catalog, Excerpt.of(product), String.join(" and ", DIALECTS)));
        }
    }

    /** What a query gives first, as a text; empty where it gives nothing. */
    public static String firstValue(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            @Nullable String value = rows.next() ? rows.getString(1) : null;
            return value == null ? "" : value;
        }
    }

    /**
     * Refuses rows without an id, and ids of more than one row, where the table itself does not. Without a primary key the database
     * sorts all ids for that, each time a version is opened.
     */
    public void requireIds(Connection connection, String catalog) throws SQLException {
        if (hasKey(connection)) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement("select %1$s, count(*) from %2$s group by %1$s"
                                .formatted(idColumn, table)
                        + " having count(*) > 1 or %s is null order by 1 fetch first 1 row only".formatted(idColumn));
                ResultSet rows = statement.executeQuery()) {
            if (rows.next()) {
                @Nullable String id = rows.getString(1);
                throw CatalogException.badData("catalog %s: table `%s`: %s: events name each item by an id of its own"
                        .formatted(
                                catalog,
                                source.table(),
                                id == null
                                        ? "item_id is null in %,d of its rows".formatted(rows.getLong(2))
                                        : "item_id `%s` stands in %,d rows"
                                                .formatted(Excerpt.of(id), rows.getLong(2))));
            }
        }
    }

    private boolean hasKey(Connection connection) throws SQLException {
        List<String> key = new ArrayList<>();
        try (ResultSet rows = connection.getMetaData().getPrimaryKeys(null, place.schema(), place.table())) {
            while (rows.next()) {
                key.add(quoted(rows.getString("COLUMN_NAME")));
            }
        }
        return key.equals(List.of(idColumn));
    }

    /** Columns that another column takes the name of are left out first; what then has one name twice differs by case only. */
    private static ItemTable read(Connection connection, String catalog, ItemSource source) throws SQLException {
        DatabaseMetaData metadata = connection.getMetaData();
        TablePlace place = TablePlace.of(connection, catalog, source.table());
        Set<String> unmet = new TreeSet<>(source.columns().keySet());
        List<Stored> columns = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        try (ResultSet rows = metadata.getColumns(
                null, TablePlace.pattern(place.schema()), TablePlace.pattern(place.table()), null)) {
            while (rows.next()) {
                String spelling = rows.getString("COLUMN_NAME");
                int size = rows.getInt("COLUMN_SIZE");
                int scale = rows.getInt("DECIMAL_DIGITS");
                String type = TypeName.standard(rows.getString("TYPE_NAME"), rows.getInt("DATA_TYPE"), size);
                String own = spelling.toLowerCase(Locale.ROOT);
                String name = source.columns().getOrDefault(own, own);
                unmet.remove(own);
                if (name.equals(own) && source.columns().containsValue(own)) {
                    leftOut.add("column `%s` is left out: another has its name".formatted(own));
                    continue;
                }
                boolean isNumbered = !source.isItem() && name.equals(ID) && WHOLE_TYPES.contains(type);
                Optional<CellType> cell = isNumbered ? Optional.of(CellType.TEXT) : CellType.of(type);
                cell.ifPresentOrElse(
                        known -> columns.add(new Stored(spelling, name, known, type, size, scale)),
                        () -> leftOut.add("column `%s` is left out: rules have no type for %s".formatted(name, type)));
            }
        }
        if (!unmet.isEmpty()) {
            throw CatalogException.badData("catalog %s: table `%s` has no column `%s` to call `%s`"
                    .formatted(
                            catalog,
                            source.table(),
                            unmet.iterator().next(),
                            source.columns().get(unmet.iterator().next())));
        }
        requireDistinct(columns, source.table(), catalog);
        // Where a server's language orders texts, ids are ordered by what they are written with.
        String collation = metadata.storesLowerCaseIdentifiers() ? " collate \"C\"" : "";
        return new ItemTable(source, place, columns, leftOut, collation);
    }

    /** Whether there is a table or view of the product's own name. */
    public static boolean isThere(Connection connection) throws SQLException {
        return TablePlace.isThere(connection);
    }

    private static void requireDistinct(List<Stored> columns, String table, String catalog) {
        List<String> names = columns.stream().map(Stored::name).toList();
        for (String name : names) {
            if (names.indexOf(name) != names.lastIndexOf(name)) {
                throw CatalogException.badData(
                        "catalog %s: table `%s` has two columns named `%s` that differ by case: rename one"
                                .formatted(catalog, table, name));
            }
        }
    }

    /** The only way of a name into SQL. */
    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** A table beside it that has the same columns. */
    public ItemTable named(String name) {
        return new ItemTable(source, new TablePlace(place.schema(), name), columns, leftOut, collation);
    }

    public Schema schema() {
        return schema;
    }

    public String table() {
        return table;
    }

    public String idColumn() {
        return idColumn;
    }

    public List<Stored> columns() {
        return columns;
    }

    /** A line for each column that rules cannot see. */
    public List<String> leftOut() {
        return leftOut;
    }

    public long count(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select count(*) from " + table);
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /**
     * By one look-up in the primary key. The ids are one parameter, an array: the statement is the same for any number of them, and no
     * driver's limit of parameters is met.
     */
    @Override
    public List<Item> find(Connection connection, Collection<String> ids) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select() + " where " + idColumn + " = any(?)")) {
            statement.setArray(1, keys(connection, ids));
            return items(statement);
        }
    }

    /** Whether ids have another type than text, which compares otherwise. */
    private static boolean isKey(String type) {
        return type.equals("UUID") || WHOLE_TYPES.contains(type);
    }

    /** Of the column's own type, or the database would compare texts and not use the key. What is no key of that type is no item. */
    private Array keys(Connection connection, Collection<String> ids) throws SQLException {
        String type = columns.get(idIndex).type();
        if (!isKey(type)) {
            return connection.createArrayOf("varchar", ids.toArray());
        } else if (type.equals("UUID")) {
            return connection.createArrayOf(
                    "uuid", ids.stream().flatMap(ItemTable::uuid).toArray());
        }
        return connection.createArrayOf(
                "bigint",
                ids.stream()
                        .filter(id -> WHOLE.matcher(id).matches())
                        .map(Long::valueOf)
                        .toArray());
    }

    /** Only as the database spells it: an id in capitals is another id, as it is everywhere else. */
    private static Stream<UUID> uuid(String id) {
        try {
            UUID uuid = UUID.fromString(id);
            return uuid.toString().equals(id) ? Stream.of(uuid) : Stream.empty();
        } catch (IllegalArgumentException e) {
            return Stream.empty();
        }
    }

    /** Removes the items of these ids and gives how many there were. */
    public long delete(Connection connection, Collection<String> ids) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("delete from " + table + " where " + idColumn + " = any(?)")) {
            statement.setArray(1, connection.createArrayOf("varchar", ids.toArray()));
            return statement.executeUpdate();
        }
    }

    /** Goes on behind an id, which costs the same for every page; an offset would count all rows before it. */
    @Override
    public List<Item> page(Connection connection, @Nullable String after, int size) throws SQLException {
        String where = after == null ? "" : " where " + order + " > ?";
        try (PreparedStatement statement = connection.prepareStatement(
                select() + where + " order by " + order + " fetch first " + size + " rows only")) {
            if (after != null) {
                statement.setString(1, after);
            }
            return items(statement);
        }
    }

    private String select() {
        StringBuilder sql = new StringBuilder("select ");
        for (Stored column : columns) {
            sql.append(sql.length() == "select ".length() ? "" : ", ").append(column.quoted());
        }
        return sql.append(" from ").append(table).toString();
    }

    private List<Item> items(PreparedStatement statement) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            List<Item> items = new ArrayList<>();
            while (rows.next()) {
                items.add(item(rows));
            }
            return items;
        }
    }

    private Item item(ResultSet rows) throws SQLException {
        @Nullable Object[] values = new Object[columns.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = columns.get(i).cell().read(rows, i + 1);
        }
        return Item.of(schema, (String) values[idIndex], values);
    }
}

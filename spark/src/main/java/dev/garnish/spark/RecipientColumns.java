package dev.garnish.spark;

import dev.garnish.event.RecipientField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.BinaryType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The columns of a dataset that rules read, by the session's rule for upper and lower case. */
final class RecipientColumns {
    private static final DataType TEXTS = DataTypes.createArrayType(DataTypes.StringType);

    /** The recipient's id, where no column has this name. */
    private static final RecipientField USER_ID = RecipientField.plain("user_id");

    private final Dataset<Row> rows;
    private final boolean isCaseSensitive;

    RecipientColumns(Dataset<Row> rows) {
        this.rows = rows;
        this.isCaseSensitive = Boolean.parseBoolean(rows.sparkSession().conf().get("spark.sql.caseSensitive", "false"));
    }

    boolean has(String name) {
        return field(rows.schema(), name).isPresent();
    }

    boolean areSame(String one, String other) {
        return isCaseSensitive ? one.equals(other) : one.equalsIgnoreCase(other);
    }

    /** All that a row's recommendation is made from: the id as a text, and lists of texts for items and each field. */
    Column struct(String recipient, String items, List<RecipientField> fields) {
        Column id = required(recipient).cast(DataTypes.StringType);
        List<Column> parts = new ArrayList<>();
        parts.add(id);
        parts.add(items(items));
        for (RecipientField field : fields) {
            parts.add(found(field)
                    .map(column -> texts(RowEnricher.path(field), column))
                    .orElse(
                            field.equals(USER_ID)
                                    ? functions.array(id)
                                    : functions.lit(null).cast(TEXTS)));
        }
        return functions.struct(parts.toArray(Column[]::new));
    }

    private Column items(String name) {
        Column items = required(name);
        if (!(typeOf(items) instanceof ArrayType list) || !isText(list.elementType())) {
            throw new IllegalArgumentException(
                    "column " + name + " is " + typeOf(items).simpleString() + ", expected an array of item ids");
        }
        return items.cast(TEXTS);
    }

    private Column required(String name) {
        Optional<StructField> found = field(rows.schema(), name);
        if (found.isEmpty()) {
            throw new IllegalArgumentException("no column " + name + ", only "
                    + String.join(", ", rows.schema().fieldNames()));
        }
        return column(found.get());
    }

    private Optional<Column> found(RecipientField field) {
        Optional<Column> flat = field(rows.schema(), RowEnricher.path(field)).map(this::column);
        boolean isGrouped =
                field.group() == RecipientField.Group.USER || field.group() == RecipientField.Group.ATTRIBUTES;
        if (flat.isPresent() || !isGrouped) {
            return flat;
        }
        String group = field.group().name().toLowerCase(Locale.ROOT);
        return field(rows.schema(), group).flatMap(column -> within(column, field.name()));
    }

    private Optional<Column> within(StructField group, String name) {
        if (group.dataType() instanceof StructType struct) {
            return field(struct, name).map(inner -> column(group).getField(inner.name()));
        }
        return group.dataType() instanceof MapType ? Optional.of(column(group).getItem(name)) : Optional.empty();
    }

    private Column texts(String name, Column column) {
        DataType type = typeOf(column);
        if (type instanceof ArrayType list && isText(list.elementType())) {
            return column.cast(TEXTS);
        }
        if (!isText(type)) {
            throw new IllegalArgumentException(
                    "column " + name + " is " + type.simpleString() + ", expected a text or an array of texts");
        }
        return functions.array(column.cast(DataTypes.StringType));
    }

    private static boolean isText(DataType type) {
        return !(type instanceof ArrayType
                || type instanceof StructType
                || type instanceof MapType
                || type instanceof BinaryType);
    }

    private DataType typeOf(Column column) {
        return rows.select(column).schema().fields()[0].dataType();
    }

    private Column column(StructField field) {
        return rows.col("`" + field.name().replace("`", "``") + "`");
    }

    /** The field of exactly this name, else one that the session takes for the same. */
    private Optional<StructField> field(StructType struct, String name) {
        return Stream.of(struct.fields())
                .filter(field -> field.name().equals(name))
                .findFirst()
                .or(() -> Stream.of(struct.fields())
                        .filter(field -> areSame(field.name(), name))
                        .findFirst());
    }
}

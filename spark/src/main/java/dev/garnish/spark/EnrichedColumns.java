package dev.garnish.spark;

import dev.garnish.RuleSet;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.rules.CheckedRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Adds the columns of attributes to a dataset. */
final class EnrichedColumns {
    /** Holds the values of a row until each has its column. */
    private static final String VALUES = "_garnish";

    /** The column that the caller names. */
    private static final RecipientField ID = RecipientField.plain("id");

    private static final ArrayType TEXTS = DataTypes.createArrayType(DataTypes.StringType, false);

    private final EngineSpec spec;
    private final RuleSet rules;

    EnrichedColumns(EngineSpec spec, RuleSet rules) {
        this.spec = spec;
        this.rules = rules;
    }

    Dataset<Row> of(Dataset<Row> rows, String recipient, String items) {
        RecipientColumns columns = new RecipientColumns(rows);
        refuseTaken(columns);
        StructType values = values();
        List<RecipientField> fields = rules.recipientFields().stream()
                .filter(field -> !field.equals(ID))
                .toList();
        RowEnricher enricher = new RowEnricher(spec, fields, values.fieldNames());
        Column made = functions
                .udf(enricher, values)
                .withName("garnish")
                // Else an optimizer may evaluate the rules again in every place that uses a column.
                .asNondeterministic()
                .apply(columns.struct(recipient, items, fields));
        Dataset<Row> enriched = rows.select(functions.col("*"), made.as(VALUES));
        return enriched.select(all(values)).drop(VALUES);
    }

    private void refuseTaken(RecipientColumns columns) {
        List<String> taken = new ArrayList<>();
        List<String> attributes = rules.attributes();
        for (int i = 0; i < attributes.size(); i++) {
            String name = attributes.get(i);
            boolean isTwice = attributes.subList(0, i).stream().anyMatch(other -> columns.areSame(other, name));
            if (isTwice || columns.has(name)) {
                taken.add(name);
            }
        }
        if (!taken.isEmpty()) {
            throw new IllegalArgumentException("a column of this name is there already: " + String.join(", ", taken)
                    + "; drop or rename it before");
        }
    }

    private StructType values() {
        StructField[] fields = rules.unwrap(CheckedRules.class).program().attributes().stream()
                .map(attribute -> field(attribute.name(), attribute.once() ? DataTypes.StringType : TEXTS))
                .toArray(StructField[]::new);
        return DataTypes.createStructType(fields);
    }

    private static StructField field(String name, DataType type) {
        return DataTypes.createStructField(name, type, true);
    }

    private static Column[] all(StructType values) {
        return Stream.concat(
                        Stream.of(functions.col("*")),
                        Stream.of(values.fieldNames())
                                .map(name ->
                                        functions.col(VALUES).getField(name).as(name)))
                .toArray(Column[]::new);
    }
}

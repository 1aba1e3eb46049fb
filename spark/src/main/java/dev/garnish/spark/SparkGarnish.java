package dev.garnish.spark;

import dev.garnish.FailedTestsException;
import dev.garnish.Garnish;
import dev.garnish.RuleSet;
import dev.garnish.catalog.db.PackedCatalog;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.rules.InvalidRulesException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Rules over a pack of items, for the rows of datasets. Immutable and safe for use by many threads of the driver. Nothing
 * has to be closed: an executor opens rules and items once, when its first task needs them, shares them between its tasks
 * and closes them with its JVM, or before where newer ones came.
 *
 * <pre>{@code
 * SparkGarnish garnish = SparkGarnish.load(spark, "movies.rules", "movies.pack");
 * Dataset<Row> shown = garnish.enrich(users, "user_id", "items");
 * }</pre>
 */
public final class SparkGarnish {
    private final EngineSpec spec;
    private final RuleSet rules;

    private SparkGarnish(EngineSpec spec, RuleSet rules) {
        this.spec = spec;
        this.rules = rules;
    }

    /**
     * Reads the rules and the pack on the driver, checks the rules and runs their tests, so that what is wrong with them is
     * known before the first task. The text of the rules goes to executors with the tasks. The pack goes there as a file,
     * and must be the same one there.
     *
     * @param spark the session whose context distributes files
     * @param rules the name of a file or an unpacked archive given by {@code --files} or {@code --archives}; else a file or
     *     folder of the driver, or an address that Spark can read
     * @param pack the name of a file given by {@code --files}; else a file of the driver, or an address that Spark can read,
     *     which this distributes
     * @return the rules over the items
     * @throws InvalidRulesException if the rules have an error; it shows every one
     * @throws FailedTestsException if tests of the rules fail
     * @throws CatalogException if the pack is none, or damaged
     * @throws UncheckedIOException if a file is missing or cannot be read
     */
    public static SparkGarnish load(SparkSession spark, String rules, String pack) {
        SharedFiles files = new SharedFiles(spark.sparkContext());
        ShippedRules reading = ShippedRules.read(files.local(rules));
        Path file = files.distributed(pack);
        try (PackedCatalog catalog = PackedCatalog.open(file)) {
            RuleSet checked = RuleSet.parse(reading.sources(), catalog.schema(), reading);
            ShippedRules shipped = reading.recorded();
            Garnish.builder().rules(shipped).catalog(catalog).open().close();
            return new SparkGarnish(
                    new EngineSpec(
                            shipped, checked.checksum(), file.getFileName().toString(), catalog.version()),
                    checked);
        }
    }

    /** {@return the names of the columns that {@link #enrich} adds, in the order of the rules; unmodifiable} */
    public List<String> attributes() {
        return rules.attributes();
    }

    /**
     * Adds a column for each attribute of the rules, behind those of the dataset: a text for a {@code once} attribute, else
     * an array of texts in the order of the items. All of them are null for a recipient whom the rules pass over, leave out
     * or fail. The rules are evaluated once for each row, when an action needs the columns; a filter of other columns is
     * cheaper before than behind.
     *
     * @param rows each is a recipient; what the rules read of it is taken from columns of the same name: {@code country}
     *     for {@code recipient.country}, the field or key {@code Plan} of a struct or map {@code user} for
     *     {@code recipient.user.Plan}. A column that is not there or null is a missing field
     * @param recipientColumn the recipient's id, as a text or what has a text; null is the empty id
     * @param itemsColumn an array of item ids. Null is an empty list, a null in it an unknown item
     * @return the same rows with more columns
     * @throws IllegalArgumentException if a column is missing, has the wrong type or an attribute's name; the message has
     *     names of columns only
     */
    public Dataset<Row> enrich(Dataset<Row> rows, String recipientColumn, String itemsColumn) {
        return new EnrichedColumns(spec, rules).of(rows, recipientColumn, itemsColumn);
    }

    EngineSpec spec() {
        return spec;
    }
}

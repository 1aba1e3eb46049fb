package dev.garnish;

import dev.garnish.catalog.Schema;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.internal.rules.RulesSnapshot;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import dev.garnish.rules.UnsupportedMvelException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;

/**
 * Rules that passed their check against a catalog's columns, ready to run. They are bound to those columns:
 * {@link #over} binds them to others. Immutable and safe for many threads.
 *
 * <pre>{@code
 * RuleSet rules = RuleSet.load(Path.of("rules"), catalog.schema());
 * Enricher enricher = Enricher.of(rules, catalog);
 * }</pre>
 */
public final class RuleSet {
    private final CheckedRules checked;

    RuleSet(CheckedRules checked) {
        this.checked = checked;
    }

    /**
     * Reads a rules file, or every {@code .rules} file of a folder in name order, with the tables beside them.
     *
     * @throws InvalidRulesException if anything is wrong with the rules
     * @throws UnsupportedMvelException if the class path has no MVEL that rules can run with
     * @throws UncheckedIOException if a file cannot be read, or a folder holds no rules file
     */
    public static RuleSet load(Path fileOrFolder, Schema schema) {
        return parse(RuleFiles.required(fileOrFolder), schema, RuleFiles::table);
    }

    /**
     * Rules that need no tables.
     *
     * @throws InvalidRulesException if anything is wrong with the rules
     * @throws UnsupportedMvelException if the class path has no MVEL that rules can run with
     */
    public static RuleSet parse(List<Source> sources, Schema schema) {
        return parse(sources, schema, TableReader.NONE);
    }

    /**
     * Rules whose tables a reader gives.
     *
     * @throws InvalidRulesException if anything is wrong with the rules
     * @throws UnsupportedMvelException if the class path has no MVEL that rules can run with
     */
    public static RuleSet parse(List<Source> sources, Schema schema, TableReader tables) {
        return new RuleSet(CheckedRules.of(new RulesSnapshot(sources, tables), schema));
    }

    /**
     * The same rules and tables, bound to a catalog's columns: these rules where they are bound to the same columns in the
     * same order, else checked again. Rules read columns by position, so everything that evaluates rules for items of a
     * catalog asks here first. No file is read again.
     *
     * @throws InvalidRulesException if they do not fit those columns
     */
    public RuleSet over(Schema schema) {
        CheckedRules bound = checked.over(schema);
        return bound == checked ? this : new RuleSet(bound);
    }

    /**
     * The same rules at the time that a clock shows, by which they read {@code today} and {@code now}; without this, at the
     * time of this machine.
     */
    public RuleSet at(Clock clock) {
        return new RuleSet(checked.at(clock));
    }

    /** In the order given. */
    public List<Source> sources() {
        return checked.sources();
    }

    /** What is odd about the rules, but no error. */
    public List<Problem> warnings() {
        return checked.warnings();
    }

    /** The attributes that the rules fill, in the order of the files. */
    public List<String> attributes() {
        return checked.program().attributes().stream()
                .map(attribute -> attribute.name())
                .toList();
    }

    /** The fields that some rule reads. */
    public List<RecipientField> recipientFields() {
        return checked.program().recipientFields();
    }

    /** Identifies what the rules and their tables say: hex SHA-256, the same wherever the files stand. */
    public String checksum() {
        return checked.checksum();
    }

    /**
     * The internal form of these rules, for other modules of Garnish; it may change in any release.
     *
     * @throws ClassCastException if there is none of that type
     */
    public <T> T unwrap(Class<T> type) {
        return type.cast(checked);
    }
}

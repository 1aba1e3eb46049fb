package dev.garnish;

import dev.garnish.catalog.Schema;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.eval.Compiled;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.lang.check.CheckedProgram;
import dev.garnish.internal.lang.check.Language;
import dev.garnish.internal.rules.Checksum;
import dev.garnish.internal.rules.KeptTables;
import dev.garnish.internal.rules.RulesText;
import dev.garnish.rules.Code;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Severity;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import dev.garnish.rules.UnsupportedMvelException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;

/**
 * Rules that passed their check against a catalog's columns, ready to run. They are bound to those columns:
 * {@link #over} binds them to others. Immutable and safe for many threads.
 */
public final class RuleSet {
    private final List<Source> sources;
    private final KeptTables tables;
    private final Program program;
    private final Compiled compiled;
    private final List<Problem> warnings;

    private RuleSet(List<Source> sources, KeptTables tables, Program program, List<Problem> warnings) {
        this.sources = List.copyOf(sources);
        this.tables = tables;
        this.program = program;
        this.compiled = Compiled.of(program);
        this.warnings = warnings;
    }

    /**
     * Reads a rules file, or every {@code .rules} file of a folder in name order, with the tables beside them.
     *
     * @throws InvalidRulesException if anything is wrong with the rules
     * @throws UnsupportedMvelException if the class path has no MVEL that rules can run with
     * @throws UncheckedIOException if a file cannot be read, or a folder holds no rules file
     */
    public static RuleSet load(Path fileOrFolder, Schema schema) {
        List<Source> sources = RuleFiles.sources(fileOrFolder);
        if (sources.isEmpty()) {
            throw new UncheckedIOException(
                    new FileSystemException(fileOrFolder.toString(), null, "holds no file whose name ends in .rules"));
        }
        return parse(sources, schema, RuleFiles::table);
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
        return checked(sources, schema, new KeptTables(tables));
    }

    private static RuleSet checked(List<Source> sources, Schema schema, KeptTables tables) {
        CheckedProgram checked = Language.check(sources, schema, tables);
        Program program = checked.program();
        if (program == null) {
            throw new InvalidRulesException(checked.problems(), sources, tables);
        }
        List<Problem> misses = Compiled.withoutSafeElse(program).stream()
                .map(RuleSet::elseMisses)
                .toList();
        if (!misses.isEmpty()) {
            throw new InvalidRulesException(misses, sources, tables);
        }
        return new RuleSet(sources, tables, program, checked.problems());
    }

    /**
     * The same rules and tables, bound to a catalog's columns: these rules where they are bound to the same columns in the
     * same order, else checked again. Rules read columns by position, so everything that evaluates rules for items of a
     * catalog asks here first. No file is read again.
     *
     * @throws InvalidRulesException if they do not fit those columns
     */
    public RuleSet over(Schema other) {
        return other.equals(program.schema()) ? this : checked(sources, other, tables);
    }

    /** In the order given. */
    public List<Source> sources() {
        return sources;
    }

    /** What they were read from. */
    public RulesText text() {
        return new RulesText(sources.stream().map(Source::text).toList(), tables.texts(sources));
    }

    private static Problem elseMisses(Program.Attribute attribute) {
        return new Problem(
                Code.ELSE_MAY_MISS,
                Severity.ERROR,
                attribute.otherwise().span(),
                "this `else` can give nothing that may be sent, and then %s would have no value"
                        .formatted(attribute.name()),
                "write a text in quotes",
                "",
                "");
    }

    public Program program() {
        return program;
    }

    public Compiled compiled() {
        return compiled;
    }

    /** What is odd about the rules, but no error. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** The fields that some rule reads. */
    public List<RecipientField> recipientFields() {
        return program.recipientFields();
    }

    /** Names what the rules and their tables say: hex SHA-256, the same wherever the files stand. */
    public String checksum() {
        return Checksum.of(sources, program.tables());
    }
}

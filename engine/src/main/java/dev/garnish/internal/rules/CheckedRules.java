package dev.garnish.internal.rules;

import dev.garnish.catalog.Schema;
import dev.garnish.internal.eval.Compiled;
import dev.garnish.internal.lang.Days;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.lang.check.CheckedProgram;
import dev.garnish.internal.lang.check.Language;
import dev.garnish.rules.Code;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Severity;
import dev.garnish.rules.Source;
import dev.garnish.rules.UnsupportedMvelException;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Rules that passed their check against one schema: as text, as a typed tree and compiled. Immutable and thread-safe.
 */
public final class CheckedRules {
    private final RulesSnapshot snapshot;
    private final Program program;
    private final Compiled compiled;
    private final List<Problem> warnings;
    private final Clock clock;

    private CheckedRules(
            RulesSnapshot snapshot, Program program, Compiled compiled, List<Problem> warnings, Clock clock) {
        this.clock = clock;
        this.snapshot = snapshot;
        this.program = program;
        this.compiled = compiled;
        this.warnings = warnings;
    }

    /**
     * Checks and compiles rules.
     *
     * @throws InvalidRulesException if anything is wrong with them
     * @throws UnsupportedMvelException if the class path has no MVEL that rules can run with
     */
    public static CheckedRules of(RulesSnapshot snapshot, Schema schema) {
        return of(snapshot, Language.check(snapshot.sources(), schema, snapshot));
    }

    /**
     * Compiles what a check of these rules gave.
     *
     * @throws InvalidRulesException if it found an error, or if an {@code else} can miss
     * @throws UnsupportedMvelException if the class path has no MVEL that rules can run with
     */
    public static CheckedRules of(RulesSnapshot snapshot, CheckedProgram checked) {
        Program program = checked.program();
        if (program == null) {
            throw new InvalidRulesException(checked.problems(), snapshot.sources(), snapshot);
        }
        try {
            return new CheckedRules(snapshot, program, Compiled.of(program), checked.problems(), Clock.systemUTC());
        } catch (Compiled.UnsafeElseException unsafe) {
            List<Problem> misses =
                    unsafe.attributes().stream().map(CheckedRules::elseMisses).toList();
            throw new InvalidRulesException(misses, snapshot.sources(), snapshot);
        }
    }

    private static Problem elseMisses(Program.Attribute attribute) {
        return new Problem(
                Code.ELSE_MAY_MISS,
                Severity.ERROR,
                attribute.fallback().span(),
                "this `else` can give nothing that may be sent, and then %s would have no value"
                        .formatted(attribute.name()),
                "write a text in quotes",
                "",
                "");
    }

    /**
     * The same rules and tables for another schema; these where it has the same columns in the same order. No file is
     * read again.
     *
     * @throws InvalidRulesException if they do not fit its columns
     */
    public CheckedRules over(Schema other) {
        return other.equals(program.schema()) ? this : of(snapshot, other).at(clock);
    }

    /** The same at the time that a clock shows, in the zone of the rules where that matters to it. */
    public CheckedRules at(Clock other) {
        return new CheckedRules(snapshot, program, compiled, warnings, other.withZone(program.zone()));
    }

    /** The present moment, in UTC, to the second. */
    public LocalDateTime now() {
        return LocalDateTime.ofEpochSecond(clock.instant().getEpochSecond(), 0, ZoneOffset.UTC);
    }

    /** The day of a moment in the zone of the rules. */
    public LocalDateTime dayOf(LocalDateTime moment) {
        return Days.in(program.zone()).today(moment);
    }

    /** What they were read from. */
    public RulesSnapshot snapshot() {
        return snapshot;
    }

    /** In the order given. */
    public List<Source> sources() {
        return snapshot.sources();
    }

    public Program program() {
        return program;
    }

    public Compiled compiled() {
        return compiled;
    }

    /** Problems of the rules that are no errors. */
    public List<Problem> warnings() {
        return warnings;
    }

    /** Hex SHA-256 of what the rules and their tables say, the same wherever the files stand. */
    public String checksum() {
        return Checksum.of(sources(), program.tables());
    }
}

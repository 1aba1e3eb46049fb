package dev.garnish.internal.lang.check;

import dev.garnish.catalog.Schema;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.lang.parse.Clause;
import dev.garnish.internal.lang.parse.FileParser;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.internal.lang.parse.SizeLimits;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rules language: from the text of a rule set to a program, with every problem found. */
public final class Language {
    private Language() {}

    /**
     * Reads and checks a rule set.
     *
     * @param sources its files, in name order
     * @param schema the columns of the catalog that the rules are for
     */
    public static CheckedProgram check(List<Source> sources, Schema schema, TableReader tables) {
        List<Source> files = sources.isEmpty() ? List.of(new Source("rules", "")) : sources;
        Problems problems = new Problems();
        SizeLimits sizes = new SizeLimits(problems);
        List<Clause> clauses = clauses(files, sizes, problems);
        return checked(sizes.takes(clauses) ? clauses : null, files, schema, tables, problems);
    }

    static List<Clause> clauses(List<Source> files, SizeLimits sizes, Problems problems) {
        List<Clause> clauses = new ArrayList<>();
        for (Source source : files) {
            if (!sizes.isExceeded()) {
                clauses.addAll(FileParser.parse(source, sizes, problems));
            }
        }
        return clauses;
    }

    /** @param clauses null: too many to be checked */
    static CheckedProgram checked(
            @Nullable List<Clause> clauses, List<Source> files, Schema schema, TableReader tables, Problems problems) {
        Program program = null;
        if (clauses != null) {
            new IncludeChecker(files, tables, problems).check(clauses);
            program = new ProgramChecker(schema, tables, problems).check(clauses, files.get(0));
        }
        List<Problem> found = problems.inOrder(files);
        boolean wrong = !found.isEmpty() && found.stream().anyMatch(Problem::isError);
        return new CheckedProgram(wrong ? null : program, found);
    }
}

package dev.garnish.internal.lang.check;

import dev.garnish.internal.lang.Program;
import dev.garnish.rules.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of a check: every problem in file order, and the program unless one of them is an error.
 *
 * @param program null where there is an error
 */
public record CheckedProgram(@Nullable Program program, List<Problem> problems) {
    public CheckedProgram {
        problems = List.copyOf(problems);
    }
}

package dev.garnish.rules.lang;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a check gives: every problem in file order, and the program unless one of them is an error.
 *
 * @param program null where there is an error
 */
public record Checked(@Nullable Program program, List<Problem> problems) {
    public Checked {
        problems = List.copyOf(problems);
    }
}

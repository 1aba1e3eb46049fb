package dev.garnish.event;

import java.util.List;

/** A shape of events that cannot be used. The message has a line for every problem: where it is and what to write. */
public class InvalidShapeException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<String> problems;

    /**
     * A shape that is refused.
     *
     * @param problems one at least, each {@code FILE:LINE:COLUMN: what is wrong}, safe to print
     */
    public InvalidShapeException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** {@return every problem; unmodifiable} */
    public List<String> problems() {
        return problems;
    }
}

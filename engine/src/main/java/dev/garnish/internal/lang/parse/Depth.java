package dev.garnish.internal.lang.parse;

import java.util.Set;

/** Measures how deep an expression is nested, with each chain of operators as nested pairs. */
final class Depth {
    private static final Set<String> BALANCED = Set.of("&&", "||");

    private Depth() {}

    static int of(Node node) {
        boolean flat = node instanceof Node.Member || node instanceof Node.Key || node instanceof Node.Listing;
        int steps = node instanceof Node.Chain chain ? steps(chain) : flat ? 0 : 1;
        return steps + node.parts().stream().mapToInt(Depth::of).max().orElse(0);
    }

    /** `&&`, `||` and `+` alone are built as balanced trees, other chains lean to the left. */
    private static int steps(Node.Chain chain) {
        boolean balanced = chain.operands().stream().noneMatch(Node.Period.class::isInstance)
                && chain.operators().stream()
                        .allMatch(operator -> BALANCED.contains(operator.symbol())
                                || operator.symbol().equals("+"));
        int operators = chain.operators().size();
        return balanced ? Integer.SIZE - Integer.numberOfLeadingZeros(operators) : operators;
    }
}

package dev.garnish.internal.lang.parse;

import java.util.Set;

/** Measures how deep an expression is nested, with each chain of operators as nested pairs. */
final class Depth {
    private static final Set<String> BALANCED = Set.of("&&", "||", "+");

    private Depth() {}

    static int of(Node node) {
        boolean flat = node instanceof Node.Member || node instanceof Node.Key || node instanceof Node.Listing;
        int steps = node instanceof Node.Chain chain ? steps(chain) : flat ? 0 : 1;
        int deepest = 0;
        for (Node part : node.parts()) {
            deepest = Math.max(deepest, of(part));
        }
        return steps + deepest;
    }

    /** `&&`, `||` and `+` alone are built as balanced trees, other chains lean to the left. */
    private static int steps(Node.Chain chain) {
        boolean balanced = true;
        for (Node.Operator operator : chain.operators()) {
            balanced &= BALANCED.contains(operator.symbol());
        }
        for (Node operand : chain.operands()) {
            balanced &= !(operand instanceof Node.Period);
        }
        int operators = chain.operators().size();
        return balanced ? Integer.SIZE - Integer.numberOfLeadingZeros(operators) : operators;
    }
}

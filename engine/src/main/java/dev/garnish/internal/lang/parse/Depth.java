package dev.garnish.internal.lang.parse;

import java.util.List;
import java.util.Set;

/** Measures how deep an expression is nested, with each chain of operators as nested pairs. */
final class Depth {
    private static final Set<String> BALANCED = Set.of("&&", "||");

    private Depth() {}

    static int of(Node node) {
        if (node instanceof Node.Member member) {
            return of(member.target());
        } else if (node instanceof Node.Key key) {
            return of(key.target());
        } else if (node instanceof Node.Index index) {
            return 1 + of(index.target());
        } else if (node instanceof Node.Call call) {
            Node target = call.target();
            return 1 + Math.max(target == null ? 0 : of(target), deepest(call.arguments()));
        } else if (node instanceof Node.Unary unary) {
            return 1 + of(unary.operand());
        } else if (node instanceof Node.Chain chain) {
            return steps(chain) + deepest(chain.operands());
        } else if (node instanceof Node.Compare compare) {
            return 1 + Math.max(of(compare.left()), of(compare.right()));
        } else if (node instanceof Node.Choice choice) {
            return 1 + deepest(List.of(choice.condition(), choice.yes(), choice.no()));
        }
        return 1;
    }

    private static int deepest(List<Node> nodes) {
        return nodes.stream().mapToInt(Depth::of).max().orElse(0);
    }

    /** `&&`, `||` and `+` alone are built as balanced trees, other chains lean to the left. */
    private static int steps(Node.Chain chain) {
        boolean balanced = chain.operators().stream()
                .allMatch(operator -> BALANCED.contains(operator.symbol())
                        || operator.symbol().equals("+"));
        int operators = chain.operators().size();
        return balanced ? Integer.SIZE - Integer.numberOfLeadingZeros(operators) : operators;
    }
}

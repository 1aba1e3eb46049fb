package dev.garnish.review;

import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Operation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The canonical text of an expression: equal for expressions that mean the same, wherever and however they are written.
 */
final class ExpressionKey {
    private ExpressionKey() {}

    static String of(Expr expression) {
        List<String> operands = new ArrayList<>(
                expression.operands().stream().map(ExpressionKey::of).toList());
        Operation operation = expression instanceof Expr.Call call ? call.operation() : null;
        if (operation == Operation.EQUAL || operation == Operation.NOT_EQUAL) {
            Collections.sort(operands);
        } else if (operation == Operation.CONTAINS) {
            Collections.reverse(operands);
        }
        return word(expression) + operands;
    }

    private static String word(Expr expression) {
        if (expression instanceof Expr.Constant constant) {
            return literal(constant.value());
        } else if (expression instanceof Expr.ItemColumn column) {
            return "item " + column.column();
        } else if (expression instanceof Expr.SeedColumn column) {
            return "seed " + column.column();
        } else if (expression instanceof Expr.ItemsColumn column) {
            return "items " + column.column();
        } else if (expression instanceof Expr.RecipientValue value) {
            return (value.type().isList() ? "all " : "recipient ") + value.slot();
        } else if (expression instanceof Expr.Clock clock) {
            return clock.isDay() ? "today" : "now";
        } else if (expression instanceof Expr.Lookup lookup) {
            return (lookup.number() == null ? "lookup " : "plural ") + lookup.table();
        } else if (expression instanceof Expr.IsMissing asked) {
            return asked.negated() ? "present" : "missing";
        } else if (expression instanceof Expr.Call call) {
            return call.operation() == Operation.CONTAINS
                    ? Operation.IN.name()
                    : call.operation().name();
        }
        return expression.getClass().getSimpleName();
    }

    private static String literal(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(ExpressionKey::literal).sorted().collect(Collectors.joining(",", "[", "]"));
        }
        return value instanceof BigDecimal number
                ? number.stripTrailingZeros().toPlainString()
                : DisplayText.text(value.toString());
    }
}

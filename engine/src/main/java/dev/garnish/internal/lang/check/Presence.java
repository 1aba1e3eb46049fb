package dev.garnish.internal.lang.check;

import dev.garnish.internal.lang.Expr;
import java.math.BigDecimal;
import java.util.List;

/** Decides which expressions are never missing, whatever the item and the recipient. */
final class Presence {
    private Presence() {}

    static boolean isCertain(Expr expr) {
        if (expr instanceof Expr.Choice choice) {
            return isCertain(choice.yes()) && isCertain(choice.no());
        } else if (expr instanceof Expr.Not not) {
            return isCertain(not.operand());
        } else if (expr instanceof Expr.Value value) {
            return isCertain(value.body());
        } else if (expr instanceof Expr.Call call) {
            return isCertain(call);
        }
        return expr instanceof Expr.Constant
                || expr instanceof Expr.Items
                || expr instanceof Expr.Position
                || expr instanceof Expr.Clock
                || expr instanceof Expr.And
                || expr instanceof Expr.Or
                || expr instanceof Expr.IsMissing;
    }

    private static boolean isCertain(Expr.Call call) {
        List<Expr> arguments = call.arguments();
        return switch (call.operation()) {
            case EQUAL,
                    NOT_EQUAL,
                    LESS,
                    LESS_OR_EQUAL,
                    GREATER,
                    GREATER_OR_EQUAL,
                    IN,
                    CONTAINS_ANY,
                    CONTAINS_ANY_TEXT,
                    CONTAINS_TEXT,
                    CONTAINS,
                    STARTS_WITH,
                    ENDS_WITH,
                    EQUALS_IGNORE_CASE,
                    SIZE,
                    IS_EMPTY -> true;
            case FIRST -> arguments.stream().anyMatch(Presence::isCertain);
            case DIVIDE, REMAINDER -> isCertain(arguments.get(0)) && isNotZero(arguments.get(1));
            case JOIN, JOIN_AND ->
                !call.isFormatOfUnknown() && arguments.stream().allMatch(Presence::isCertain);
            default -> !call.isFallible() && arguments.stream().allMatch(Presence::isCertain);
        };
    }

    private static boolean isNotZero(Expr expr) {
        return expr instanceof Expr.Constant constant
                && constant.value() instanceof BigDecimal number
                && number.signum() != 0;
    }
}

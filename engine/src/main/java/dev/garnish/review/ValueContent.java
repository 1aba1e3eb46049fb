package dev.garnish.review;

import dev.garnish.catalog.Type;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Operation;
import dev.garnish.internal.lang.Program;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the values of an attribute may hold, as far as it decides how they are to be escaped. */
enum ValueContent {
    /** Nothing that any format gives a meaning to: numbers, days, texts of the rules without such signs. */
    PLAIN,
    /** An address, percent-encoded: only {@code &} and {@code =} mean something in it. */
    ADDRESS,
    /** HTML, escaped by the rules. */
    HTML,
    /** Anything. */
    TEXT;

    private static final String MEANINGFUL = "&<>\"'`=\\\n\r";
    private static final Set<Operation> PLAIN_RESULTS =
            EnumSet.of(Operation.URL, Operation.TEXT_OF_NUMBER, Operation.TEXT_OF_TRUTH, Operation.TEXT_OF_DATE);

    static ValueContent of(Program.Attribute attribute) {
        if (attribute.limits().html()) {
            return HTML;
        } else if (attribute.limits().address()) {
            return ADDRESS;
        }
        List<Expr> values = Stream.concat(
                        attribute.cases().stream().map(Program.Case::use), Stream.of(attribute.fallback()))
                .filter(value -> !isPlain(value))
                .toList();
        if (values.isEmpty()) {
            return PLAIN;
        }
        return values.stream().allMatch(ValueContent::isHtml) ? HTML : TEXT;
    }

    private static boolean isPlain(Expr value) {
        if (value instanceof Expr.Constant constant && constant.value() instanceof String text) {
            return text.chars().noneMatch(c -> MEANINGFUL.indexOf(c) >= 0);
        } else if (value instanceof Expr.Choice choice) {
            return isPlain(choice.yes()) && isPlain(choice.no());
        } else if (value instanceof Expr.Value named) {
            return isPlain(named.body());
        } else if (value instanceof Expr.Call call && call.operation() == Operation.CONCAT) {
            return call.arguments().stream().allMatch(ValueContent::isPlain);
        } else if (value instanceof Expr.Call call && call.operation().isFormat()) {
            return call.arguments().stream().allMatch(ValueContent::isPlain);
        } else if (value instanceof Expr.Call call && PLAIN_RESULTS.contains(call.operation())) {
            return true;
        }
        return value.type() != Type.TEXT && value.type() != Type.TEXT_LIST;
    }

    private static boolean isHtml(Expr value) {
        if (value instanceof Expr.Value named) {
            return isHtml(named.body());
        } else if (value instanceof Expr.Call call && call.operation() == Operation.CONCAT) {
            return call.arguments().stream().anyMatch(ValueContent::isHtml);
        }
        return value instanceof Expr.Call call && call.operation() == Operation.HTML;
    }
}

package dev.garnish.review;

import dev.garnish.internal.eval.Expression;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Days;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import dev.garnish.review.Explanation.ExplainedExpression;
import dev.garnish.review.Explanation.Reading;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explains expressions: their value, and that of every field and look-up in them, on the same inputs. */
final class ExpressionExplainer {
    private final Program program;
    private final Inputs inputs;

    ExpressionExplainer(Program program, Inputs inputs) {
        this.program = program;
        this.inputs = inputs;
    }

    ExplainedExpression explain(Expr expression) {
        List<Reading> readings = new ArrayList<>();
        Trees.parts(expression)
                .filter(ExpressionExplainer::isReading)
                .map(part -> new Reading(text(part), value(part)))
                .distinct()
                .forEach(readings::add);
        return new ExplainedExpression(text(expression), value(expression), readings);
    }

    private static boolean isReading(Expr expression) {
        return expression instanceof Expr.ItemColumn
                || expression instanceof Expr.Value
                || expression instanceof Expr.ItemsColumn
                || expression instanceof Expr.Items
                || expression instanceof Expr.Position
                || expression instanceof Expr.Clock
                || expression.field() != null
                || expression instanceof Expr.Lookup;
    }

    private static String text(Expr expression) {
        return expression.span().text().replaceAll("\\s+", " ");
    }

    private @Nullable Object value(Expr expression) {
        return DisplayText.plain(
                Expression.of(expression, program).evaluate(inputs).value(), Days.in(program.zone()));
    }
}

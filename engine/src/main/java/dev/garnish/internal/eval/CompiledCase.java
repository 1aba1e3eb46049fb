package dev.garnish.internal.eval;

import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import dev.garnish.rules.CaseOutcome;
import org.jspecify.annotations.Nullable;

/** A case or the {@code else}, compiled: its position in the rules, its condition if it has one, its value. */
record CompiledCase(String place, @Nullable Expression when, Expression use) {
    static CompiledCase of(Program.Case source, Program program) {
        Expr when = source.when();
        return new CompiledCase(
                source.span().toString(),
                when == null ? null : Expression.of(when, program),
                Expression.of(source.use(), program));
    }

    CaseResult attempt(Inputs inputs, OutputLimits limits) {
        if (when != null) {
            Expression.Result condition = when.evaluate(inputs);
            if (!Functions.holds(condition.value())) {
                return new CaseResult(outcomeOf(condition, CaseOutcome.CONDITION_DOES_NOT_HOLD), null, "");
            }
        }
        return value(inputs, limits);
    }

    /** What its value becomes, whatever its condition. */
    CaseResult value(Inputs inputs, OutputLimits limits) {
        Expression.Result result = use.evaluate(inputs);
        if (result.value() instanceof String text) {
            Verdict verdict = limits.judge(text);
            return new CaseResult(verdict.outcome(), text, verdict.sent());
        }
        return new CaseResult(outcomeOf(result, CaseOutcome.VALUE_MISSING), null, "");
    }

    private static CaseOutcome outcomeOf(Expression.Result result, CaseOutcome untroubled) {
        return switch (result.failure()) {
            case NONE -> untroubled;
            case TOO_LARGE -> CaseOutcome.TOO_LARGE;
            case TOO_COSTLY -> CaseOutcome.TOO_COSTLY;
            case FAILED -> CaseOutcome.FAILED;
        };
    }
}

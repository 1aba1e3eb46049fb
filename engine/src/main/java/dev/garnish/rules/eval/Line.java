package dev.garnish.rules.eval;

import dev.garnish.rules.lang.Expr;
import dev.garnish.rules.lang.Program;
import org.jspecify.annotations.Nullable;

/** A case or the {@code else}, compiled: where it stands, its condition if it has one, its value. */
record Line(String place, @Nullable Expression when, Expression use) {
    static Line of(Program.Case source, Program program) {
        Expr when = source.when();
        return new Line(
                source.span().toString(),
                when == null ? null : Expression.of(when, program),
                Expression.of(source.use(), program));
    }

    Attempt attempt(Inputs inputs, Sendable sendable) {
        Object condition = null;
        if (when != null) {
            Expression.Answer answer = when.answer(inputs);
            condition = answer.value();
            if (!Functions.holds(condition)) {
                return new Attempt(fateOf(answer, Fate.CONDITION_DOES_NOT_HOLD), condition, null, "");
            }
        }
        return value(condition, inputs, sendable);
    }

    /** What its value becomes, whatever its condition. */
    Attempt value(@Nullable Object condition, Inputs inputs, Sendable sendable) {
        Expression.Answer answer = use.answer(inputs);
        if (answer.value() instanceof String text) {
            Verdict verdict = sendable.judge(text);
            return new Attempt(verdict.fate(), condition, text, verdict.sent());
        }
        return new Attempt(fateOf(answer, Fate.VALUE_MISSING), condition, null, "");
    }

    private static Fate fateOf(Expression.Answer answer, Fate untroubled) {
        return switch (answer.trouble()) {
            case NONE -> untroubled;
            case TOO_LARGE -> Fate.TOO_LARGE;
            case TOO_COSTLY -> Fate.TOO_COSTLY;
            case FAILED -> Fate.FAILED;
        };
    }
}

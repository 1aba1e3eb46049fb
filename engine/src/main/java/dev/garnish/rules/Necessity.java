package dev.garnish.rules;

import dev.garnish.rules.eval.Expression;
import dev.garnish.rules.eval.Inputs;
import dev.garnish.rules.lang.Expr;
import dev.garnish.rules.lang.Operation;
import dev.garnish.rules.lang.Program;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A part of a case that reads nothing but the item and must hold, or be there, for the case to apply: what can be known
 * of a case that also reads the recipient.
 */
record Necessity(Expression part, boolean mustHold) {
    /** These can give a value although an argument is missing. */
    private static final Set<Operation> LENIENT = EnumSet.of(Operation.FIRST, Operation.SIZE, Operation.IS_EMPTY);

    static Stream<Necessity> of(Program.Case one, Program program) {
        return Stream.concat(
                Stream.ofNullable(one.when()).flatMap(when -> ofCondition(when, program)), ofValue(one.use(), program));
    }

    private static Stream<Necessity> ofCondition(Expr when, Program program) {
        if (Trees.readsOnlyItem(when)) {
            return Stream.of(new Necessity(Expression.of(when, program), true));
        }
        return when instanceof Expr.And and
                ? and.operands().stream().flatMap(side -> ofCondition(side, program))
                : ofParts(when, program);
    }

    private static Stream<Necessity> ofValue(Expr value, Program program) {
        return Trees.readsOnlyItem(value)
                ? Stream.of(new Necessity(Expression.of(value, program), false))
                : ofParts(value, program);
    }

    private static Stream<Necessity> ofParts(Expr whole, Program program) {
        boolean strict = whole instanceof Expr.Lookup
                || (whole instanceof Expr.Call call && !LENIENT.contains(call.operation()));
        return strict ? whole.operands().stream().flatMap(part -> ofValue(part, program)) : Stream.empty();
    }

    boolean isMet(Inputs inputs) {
        Object value = part.answer(inputs).value();
        return mustHold ? Boolean.TRUE.equals(value) : value != null;
    }
}

package dev.garnish.review;

import dev.garnish.catalog.Type;
import dev.garnish.event.Recipient;
import dev.garnish.internal.eval.Expression;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Operation;
import dev.garnish.internal.lang.Program;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes the outlooks of expressions: parts that are known are evaluated, and of the others follows by the language's rules
 * what they may be. What it says may be said of more than can happen, never of less.
 */
final class Outlooks {
    static final Inputs NOTHING = Inputs.of(null, 1, List.of(), Recipient.of(""));

    /** Comparisons: false where an argument is missing, so never missing themselves. */
    private static final Set<Operation> COMPARISONS = EnumSet.range(Operation.EQUAL, Operation.EQUALS_IGNORE_CASE);

    /** These can be missing although no argument is. */
    private static final Set<Operation> FALLIBLE = EnumSet.of(
            Operation.MULTIPLY,
            Operation.DIVIDE,
            Operation.REMAINDER,
            Operation.NUMBER_OF_TEXT,
            Operation.GET,
            Operation.JOIN);

    private final Program program;
    private final Audience audience;
    private final Predicate<Expr> known;
    private final Group all;
    private final Group none;

    Outlooks(Program program, Audience audience, Predicate<Expr> known) {
        this.program = program;
        this.audience = audience;
        this.known = known;
        this.all = audience.all();
        this.none = audience.none();
    }

    static boolean compares(Expr.Call call) {
        return COMPARISONS.contains(call.operation());
    }

    static boolean isTruth(Expr expression) {
        return expression.type() == Type.TRUTH;
    }

    Outlook of(Expr expression) {
        if (known.test(expression)) {
            return Trees.isConstant(expression)
                    ? Outlook.fixed(known(expression).at(NOTHING))
                    : known(expression);
        }
        List<Outlook> parts = expression.operands().stream().map(this::of).toList();
        Outlook outlook = of(expression, parts);
        boolean fixed = parts.stream().allMatch(Outlook::isFixed);
        return fixed ? Outlook.fixed(outlook.at(NOTHING)) : outlook;
    }

    private Outlook known(Expr expression) {
        Expression compiled = Expression.of(expression, program);
        Possible yes = new Possible(all, none, none);
        Possible no = new Possible(none, all, none);
        Possible missing = new Possible(none, none, all);
        return inputs -> {
            Object value = compiled.answer(inputs).value();
            if (value == null) {
                return missing;
            }
            boolean blank = value.equals(false)
                    || (value instanceof String text && text.isBlank())
                    || (value instanceof List<?> list && list.isEmpty());
            return blank ? no : yes;
        };
    }

    private Outlook of(Expr expression, List<Outlook> parts) {
        if (expression instanceof Expr.And) {
            return inputs -> and(parts.get(0).at(inputs), parts.get(1).at(inputs));
        } else if (expression instanceof Expr.Or) {
            return inputs -> or(parts.get(0).at(inputs), parts.get(1).at(inputs));
        } else if (expression instanceof Expr.Not) {
            return inputs -> not(parts.get(0).at(inputs));
        } else if (expression instanceof Expr.IsMissing asked) {
            return isMissing(parts.get(0), isTruth(asked.operand()), asked.negated());
        } else if (expression instanceof Expr.Choice) {
            return inputs -> choice(
                    parts.get(0).at(inputs),
                    parts.get(1).at(inputs),
                    parts.get(2).at(inputs));
        } else if (expression instanceof Expr.Call call) {
            return call(call, parts);
        }
        return read(expression, parts);
    }

    private Possible and(Possible left, Possible right) {
        return new Possible(left.yes().and(right.yes()), left.notYes().or(right.notYes()), none);
    }

    private Possible or(Possible left, Possible right) {
        return new Possible(left.yes().or(right.yes()), left.notYes().and(right.notYes()), none);
    }

    private static Possible not(Possible operand) {
        return new Possible(operand.no(), operand.yes(), operand.missing());
    }

    private Outlook isMissing(Outlook operand, boolean truth, boolean negated) {
        return inputs -> {
            Possible asked = operand.at(inputs);
            Group missing = truth ? asked.missing() : asked.notYes();
            Group there = truth ? asked.present() : asked.yes();
            return negated ? new Possible(there, missing, none) : new Possible(missing, there, none);
        };
    }

    private static Possible choice(Possible condition, Possible yes, Possible no) {
        return yes.where(condition.yes(), condition.notYes(), no);
    }

    private Outlook call(Expr.Call call, List<Outlook> parts) {
        if (compares(call)) {
            return comparison(call, parts);
        }
        boolean list = call.arguments().get(0).type() != Type.TEXT;
        return switch (call.operation()) {
            case FIRST -> first(parts.get(0), parts.get(1), isTruth(call));
            case IS_EMPTY -> isMissing(parts.get(0), false, false);
            case SIZE -> list ? Outlook.fixed(new Possible(all, none, none)) : strict(call, parts);
            default -> strict(call, parts);
        };
    }

    private Outlook first(Outlook left, Outlook right, boolean truth) {
        return inputs -> {
            Possible one = left.at(inputs);
            Possible other = right.at(inputs);
            Group away = truth ? one.missing() : one.notYes();
            return new Possible(
                    one.yes().or(away.and(other.yes())),
                    away.and(other.no()).or(truth ? one.no() : none),
                    away.and(other.missing()));
        };
    }

    private Outlook comparison(Expr.Call call, List<Outlook> parts) {
        Group where = audience.where(call);
        return inputs -> {
            Group present = all;
            Group missing = none;
            for (Outlook part : parts) {
                Possible one = part.at(inputs);
                present = present.and(one.present());
                missing = missing.or(one.missing());
            }
            return where == null
                    ? new Possible(present, all, none)
                    : new Possible(present.and(where), all.minus(where).or(missing), none);
        };
    }

    /** An operation that is missing where an argument is. A text may turn out blank. */
    private Outlook strict(Expr.Call call, List<Outlook> parts) {
        boolean fallible = FALLIBLE.contains(call.operation());
        boolean text = call.type() == Type.TEXT;
        boolean joins = call.operation() == Operation.CONCAT;
        return inputs -> {
            Group present = all;
            Group missing = fallible ? all : none;
            Group blank = all;
            for (Outlook part : parts) {
                Possible one = part.at(inputs);
                present = present.and(one.present());
                missing = missing.or(one.missing());
                blank = joins ? blank.and(one.no()) : blank;
            }
            return new Possible(present, text ? present.and(blank) : none, missing);
        };
    }

    private Outlook read(Expr expression, List<Outlook> parts) {
        if (expression instanceof Expr.RecipientValue value) {
            Group having = audience.having(value);
            return Outlook.fixed(
                    having == null ? new Possible(all, none, all) : new Possible(having, none, all.minus(having)));
        } else if (expression instanceof Expr.Lookup) {
            return inputs -> new Possible(parts.get(0).at(inputs).present(), none, all);
        } else if (expression instanceof Expr.Position) {
            return Outlook.fixed(new Possible(all, none, none));
        }
        boolean list = expression instanceof Expr.Items || expression instanceof Expr.ItemsColumn;
        return Outlook.fixed(new Possible(all, all, list ? none : all));
    }
}

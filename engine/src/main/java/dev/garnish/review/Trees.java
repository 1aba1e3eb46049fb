package dev.garnish.review;

import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import java.util.stream.Stream;

/** Walks over the expressions of a rule set. */
final class Trees {
    private Trees() {}

    /** The expression and all that it is made of, in the order written. */
    static Stream<Expr> parts(Expr expression) {
        return Stream.concat(
                Stream.of(expression), expression.operands().stream().flatMap(Trees::parts));
    }

    /** All parts of all expressions. */
    static Stream<Expr> parts(Program program) {
        Stream<Expr> filter = Stream.ofNullable(program.filter()).map(Program.Filter::when);
        return Stream.of(
                        program.drops().stream(),
                        filter,
                        program.attributes().stream().flatMap(Trees::expressions))
                .flatMap(expressions -> expressions)
                .flatMap(Trees::parts);
    }

    /** All of its cases and of its {@code else}. */
    static Stream<Expr> expressions(Program.Attribute attribute) {
        return Stream.concat(attribute.cases().stream().flatMap(Trees::expressions), Stream.of(attribute.fallback()));
    }

    static Stream<Expr> expressions(Program.Case one) {
        return Stream.concat(Stream.ofNullable(one.when()), Stream.of(one.use()));
    }

    /** Whether its value is the same for every recipient that an item goes to. */
    static boolean readsOnlyItem(Expr expression) {
        return parts(expression)
                .noneMatch(part -> part.field() != null
                        || part instanceof Expr.Items
                        || part instanceof Expr.ItemsColumn
                        || part instanceof Expr.Position);
    }

    /** Whether its value is the same for every recipient and item on a day. */
    static boolean readsOnlyDay(Expr expression) {
        return readsOnlyItem(expression) && parts(expression).noneMatch(Expr.ItemColumn.class::isInstance);
    }

    /** Whether its value is always the same. */
    static boolean isConstant(Expr expression) {
        return readsOnlyDay(expression) && !readsClock(expression);
    }

    /** Whether it gives something else on another day. */
    static boolean readsClock(Expr expression) {
        // No stream of parts: those of what is deeply nested are slow, and every case is asked.
        return expression instanceof Expr.Clock
                || expression.operands().stream().anyMatch(Trees::readsClock);
    }
}

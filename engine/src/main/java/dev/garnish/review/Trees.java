package dev.garnish.review;

import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import java.util.function.Predicate;
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
        return noneReads(expression, Trees::readsMore);
    }

    private static boolean readsMore(Expr part) {
        return part.field() != null
                || part instanceof Expr.Items
                || part instanceof Expr.ItemsColumn
                || part instanceof Expr.Position;
    }

    /** No stream of parts: those of what is deeply nested are slow, and every case is asked. */
    private static boolean noneReads(Expr expression, Predicate<Expr> reads) {
        if (reads.test(expression)) {
            return false;
        }
        for (Expr operand : expression.operands()) {
            if (!noneReads(operand, reads)) {
                return false;
            }
        }
        return true;
    }

    /** Whether its value is the same for every recipient and item on a day. */
    static boolean readsOnlyDay(Expr expression) {
        return readsOnlyItem(expression) && parts(expression).noneMatch(Expr.ItemColumn.class::isInstance);
    }

    /** Whether its value is always the same. */
    static boolean isConstant(Expr expression) {
        return noneReads(
                expression, part -> readsMore(part) || part instanceof Expr.ItemColumn || part instanceof Expr.Clock);
    }

    /** Whether it gives something else on another day. */
    static boolean readsClock(Expr expression) {
        return !noneReads(expression, Expr.Clock.class::isInstance);
    }
}

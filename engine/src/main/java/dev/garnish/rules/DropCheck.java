package dev.garnish.rules;

import dev.garnish.rules.eval.Expression;
import dev.garnish.rules.eval.Inputs;
import dev.garnish.rules.lang.Code;
import dev.garnish.rules.lang.Expr;
import dev.garnish.rules.lang.Problem;
import dev.garnish.rules.lang.Program;
import java.util.List;
import java.util.stream.Stream;

/** Follows one {@code drop item when} that reads nothing but the item. */
final class DropCheck {
    private final Expr when;
    private final Expression condition;
    private long items;
    private long dropped;

    private DropCheck(Expr when, Program program) {
        this.when = when;
        this.condition = Expression.of(when, program);
    }

    static List<DropCheck> of(Program program) {
        return program.drops().stream()
                .filter(Trees::readsOnlyItem)
                .map(when -> new DropCheck(when, program))
                .toList();
    }

    /** Whether it drops the item. */
    boolean row(Inputs inputs) {
        boolean drops = Boolean.TRUE.equals(condition.answer(inputs).value());
        items++;
        dropped += drops ? 1 : 0;
        return drops;
    }

    Stream<Problem> problem() {
        if (items == 0 || dropped < items) {
            return Stream.empty();
        }
        return Stream.of(Findings.of(
                        Code.DROPS_EVERYTHING,
                        when.span(),
                        "this drops every item",
                        "it holds for all " + Written.count(items, "item"),
                        "")
                .withEffect("every list of every recipient is empty"));
    }
}

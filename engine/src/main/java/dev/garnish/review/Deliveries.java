package dev.garnish.review;

import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Who can be sent an item: those whom the rules are for, but for those whose lists it is dropped from. */
final class Deliveries {
    private final Outlooks outlooks;
    private final Group everybody;
    private final List<Outlook> drops;

    /**
     * The deliveries that matter to some expressions.
     *
     * @param known which parts of expressions are known without the recipient
     */
    Deliveries(Program program, List<Expr> expressions, Predicate<Expr> known) {
        List<Expr> all = new ArrayList<>(expressions);
        Expr filter = program.filter() == null ? null : program.filter().when();
        Stream.ofNullable(filter).forEach(all::add);
        List<Expr> mixed = program.drops().stream()
                .filter(drop -> !Trees.readsOnlyItem(drop) || !known.test(drop))
                .toList();
        all.addAll(mixed);
        Audience audience = Audience.of(all, known);
        this.outlooks = new Outlooks(program, audience, known);
        this.everybody = filter == null
                ? audience.all()
                : outlooks.of(filter).at(Outlooks.NOTHING).yes();
        this.drops = mixed.stream().map(outlooks::of).toList();
    }

    Outlook outlook(Expr expression) {
        return outlooks.of(expression);
    }

    /** Whom the rules are, or may be, for. */
    Group everybody() {
        return everybody;
    }

    /** Whom an item reaches that is not dropped by what reads only the item. */
    Group served(Inputs inputs) {
        Group served = everybody;
        for (Outlook drop : drops) {
            served = served.and(drop.at(inputs).notYes());
        }
        return served;
    }
}

package dev.garnish.review;

import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The recipients that an item can be sent to: those whom the rules are for, except those whose lists it is dropped
 * from.
 */
final class ItemAudience {
    private final Predictor predictor;
    private final SampleSet everybody;
    private final List<Prediction> drops;

    /**
     * The audience as far as it matters to some expressions.
     *
     * @param known which parts of expressions are known without the recipient
     */
    ItemAudience(Program program, List<Expr> expressions, Predicate<Expr> known) {
        List<Expr> all = new ArrayList<>(expressions);
        Expr filter = program.filter() == null ? null : program.filter().when();
        Stream.ofNullable(filter).forEach(all::add);
        List<Expr> mixed = program.drops().stream()
                .filter(drop -> !Trees.readsOnlyItem(drop) || !known.test(drop))
                .toList();
        all.addAll(mixed);
        SampleRecipients samples = SampleRecipients.of(all, known);
        this.predictor = new Predictor(program, samples, known);
        this.everybody = filter == null
                ? samples.all()
                : predictor.of(filter).at(Predictor.NOTHING).yes();
        this.drops = mixed.stream().map(predictor::of).toList();
    }

    Prediction prediction(Expr expression) {
        return predictor.of(expression);
    }

    /** Whom the rules are, or may be, for. */
    SampleSet everybody() {
        return everybody;
    }

    /** Whom an item reaches that is not dropped by what reads only the item. */
    SampleSet served(Inputs inputs) {
        SampleSet served = everybody;
        for (Prediction drop : drops) {
            served = served.and(drop.at(inputs).notYes());
        }
        return served;
    }
}

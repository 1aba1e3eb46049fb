package dev.garnish.review;

import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The recipients that an item can be sent to: those whom the rules are for, except those whose lists it is dropped
 * from.
 */
final class ItemAudience {
    private final Program program;
    private final Predictor predictor;
    private final SampleSet everybody;

    /** Null where the rules are for everybody. */
    private final @Nullable Prediction filter;

    private final List<Prediction> drops;

    /**
     * The audience as far as it matters to some expressions.
     *
     * @param known which parts of expressions are known without the recipient
     */
    ItemAudience(CompiledParts compiled, List<Expr> expressions, Predicate<Expr> known) {
        this.program = compiled.program();
        List<Expr> all = new ArrayList<>(expressions);
        Expr condition = program.filter() == null ? null : program.filter().when();
        Stream.ofNullable(condition).forEach(all::add);
        List<Expr> mixed = program.drops().stream()
                .filter(drop -> !Trees.readsOnlyItem(drop) || !known.test(drop))
                .toList();
        all.addAll(mixed);
        SampleRecipients samples = SampleRecipients.of(all, known);
        this.predictor = new Predictor(compiled, samples, known);
        this.filter = condition == null ? null : predictor.of(condition);
        this.everybody = condition == null
                ? samples.all()
                : new Predictor(compiled, samples, part -> known.test(part) && !Trees.readsClock(part))
                        .of(condition)
                        .at(Predictor.nothing())
                        .yes();
        this.drops = mixed.stream().map(predictor::of).toList();
    }

    Program program() {
        return program;
    }

    Prediction prediction(Expr expression) {
        return predictor.of(expression);
    }

    /** Whom {@code recipient when} lets pass at the moment of these inputs; everybody where there is none. */
    Share filtered(Inputs inputs) {
        if (filter == null) {
            return new Share(everybody, everybody);
        }
        PossibleOutcomes holds = filter.at(inputs);
        return new Share(holds.yes(), holds.yes().minus(holds.notYes()));
    }

    /** Whom the rules are, or may be, for on some day. */
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

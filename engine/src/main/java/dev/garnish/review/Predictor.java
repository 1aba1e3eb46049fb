package dev.garnish.review;

import dev.garnish.catalog.Type;
import dev.garnish.event.Recipient;
import dev.garnish.internal.eval.Expression;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Operation;
import dev.garnish.internal.text.Blanks;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Predicts the outcomes of expressions by abstract interpretation: known parts are evaluated, and of the others follow
 * by the language's rules the outcomes that are possible. A prediction may include outcomes that cannot happen; it
 * never misses one that can.
 */
final class Predictor {
    private static final Recipient NOBODY = Recipient.of("");

    /** Comparisons: false where an argument is missing, so never missing themselves. */
    private static final Set<Operation> COMPARISONS = EnumSet.range(Operation.EQUAL, Operation.EQUALS_IGNORE_CASE);

    private final CompiledParts compiled;
    private final SampleRecipients samples;
    private final Predicate<Expr> known;
    private final SampleSet all;
    private final SampleSet none;
    private final PossibleOutcomes surelyYes;
    private final PossibleOutcomes surelyNo;
    private final PossibleOutcomes surelyMissing;

    Predictor(CompiledParts compiled, SampleRecipients samples, Predicate<Expr> known) {
        this.compiled = compiled;
        this.samples = samples;
        this.known = known;
        this.all = samples.all();
        this.none = samples.none();
        this.surelyYes = new PossibleOutcomes(all, none, none);
        this.surelyNo = new PossibleOutcomes(none, all, none);
        this.surelyMissing = new PossibleOutcomes(none, none, all);
    }

    /** For what is the same for every item. Each time others: steps are counted. */
    static Inputs nothing() {
        return Inputs.of(null, 1, List.of(), NOBODY);
    }

    static boolean compares(Expr.Call call) {
        return COMPARISONS.contains(call.operation());
    }

    static boolean isTruth(Expr expression) {
        return expression.type() == Type.TRUTH;
    }

    Prediction of(Expr expression) {
        if (expression instanceof Expr.Constant constant) {
            return Prediction.fixed(outcomes(constant.value()));
        }
        if (known.test(expression)) {
            return Trees.isConstant(expression)
                    ? Prediction.fixed(known(expression).at(nothing()))
                    : known(expression);
        }
        List<Prediction> parts = expression.operands().stream().map(this::of).toList();
        Prediction prediction = of(expression, parts);
        boolean fixed = parts.stream().allMatch(Prediction::isFixed);
        return fixed ? Prediction.fixed(prediction.at(nothing())) : prediction;
    }

    private Prediction known(Expr expression) {
        Expression evaluated = compiled.of(expression);
        return inputs -> outcomes(evaluated.evaluate(inputs).value());
    }

    /** Of a value that is the same for all samples. */
    private PossibleOutcomes outcomes(@Nullable Object value) {
        if (value == null) {
            return surelyMissing;
        }
        boolean blank = value.equals(false)
                || (value instanceof String text && Blanks.isBlank(text))
                || (value instanceof List<?> list && list.isEmpty());
        return blank ? surelyNo : surelyYes;
    }

    private Prediction of(Expr expression, List<Prediction> parts) {
        if (expression instanceof Expr.And) {
            return inputs -> and(parts.get(0).at(inputs), parts.get(1).at(inputs));
        } else if (expression instanceof Expr.Or) {
            return inputs -> or(parts.get(0).at(inputs), parts.get(1).at(inputs));
        } else if (expression instanceof Expr.Not) {
            return inputs -> not(parts.get(0).at(inputs));
        } else if (expression instanceof Expr.IsMissing asked) {
            return isMissing(parts.get(0), isTruth(asked.operand()), asked.negated());
        } else if (expression instanceof Expr.Value) {
            return parts.get(0);
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

    private PossibleOutcomes and(PossibleOutcomes left, PossibleOutcomes right) {
        return new PossibleOutcomes(left.yes().and(right.yes()), left.notYes().or(right.notYes()), none);
    }

    private PossibleOutcomes or(PossibleOutcomes left, PossibleOutcomes right) {
        return new PossibleOutcomes(left.yes().or(right.yes()), left.notYes().and(right.notYes()), none);
    }

    private static PossibleOutcomes not(PossibleOutcomes operand) {
        return new PossibleOutcomes(operand.no(), operand.yes(), operand.missing());
    }

    private Prediction isMissing(Prediction operand, boolean truth, boolean negated) {
        return inputs -> {
            PossibleOutcomes asked = operand.at(inputs);
            SampleSet missing = truth ? asked.missing() : asked.notYes();
            SampleSet there = truth ? asked.present() : asked.yes();
            return negated ? new PossibleOutcomes(there, missing, none) : new PossibleOutcomes(missing, there, none);
        };
    }

    private static PossibleOutcomes choice(PossibleOutcomes condition, PossibleOutcomes yes, PossibleOutcomes no) {
        return yes.where(condition.yes(), condition.notYes(), no);
    }

    private Prediction call(Expr.Call call, List<Prediction> parts) {
        if (compares(call)) {
            return comparison(call, parts);
        }
        boolean list = call.arguments().get(0).type() != Type.TEXT;
        return switch (call.operation()) {
            case FIRST -> first(parts.get(0), parts.get(1), isTruth(call));
            case PLURAL -> plural(parts);
            case IS_EMPTY -> isMissing(parts.get(0), false, false);
            case SIZE -> list ? Prediction.fixed(new PossibleOutcomes(all, none, none)) : strict(call, parts);
            default -> strict(call, parts);
        };
    }

    private Prediction first(Prediction left, Prediction right, boolean truth) {
        return inputs -> {
            PossibleOutcomes one = left.at(inputs);
            PossibleOutcomes other = right.at(inputs);
            SampleSet away = truth ? one.missing() : one.notYes();
            return new PossibleOutcomes(
                    one.yes().or(away.and(other.yes())),
                    away.and(other.no()).or(truth ? one.no() : none),
                    away.and(other.missing()));
        };
    }

    /** The text of one of the forms. */
    private Prediction plural(List<Prediction> parts) {
        return inputs -> {
            PossibleOutcomes number = parts.get(0).at(inputs);
            SampleSet present = none;
            SampleSet blank = none;
            SampleSet missing = number.missing();
            for (Prediction text : parts.subList(2, parts.size())) {
                PossibleOutcomes one = text.at(inputs);
                present = present.or(one.yes());
                blank = blank.or(one.no());
                missing = missing.or(one.missing());
            }
            return new PossibleOutcomes(
                    number.present().and(present), number.present().and(blank), missing);
        };
    }

    private Prediction comparison(Expr.Call call, List<Prediction> parts) {
        SampleSet where = samples.where(call);
        return inputs -> {
            SampleSet present = all;
            SampleSet missing = none;
            for (Prediction part : parts) {
                PossibleOutcomes one = part.at(inputs);
                present = present.and(one.present());
                missing = missing.or(one.missing());
            }
            return where == null
                    ? new PossibleOutcomes(present, all, none)
                    : new PossibleOutcomes(present.and(where), all.minus(where).or(missing), none);
        };
    }

    /** An operation that is missing where an argument is. A text may turn out blank. */
    private Prediction strict(Expr.Call call, List<Prediction> parts) {
        boolean fallible = call.isFallible();
        boolean text = call.type() == Type.TEXT || call.type().isList();
        boolean joins = call.operation() == Operation.CONCAT;
        return inputs -> {
            SampleSet present = all;
            SampleSet missing = fallible ? all : none;
            SampleSet blank = all;
            for (Prediction part : parts) {
                PossibleOutcomes one = part.at(inputs);
                present = present.and(one.present());
                missing = missing.or(one.missing());
                blank = joins ? blank.and(one.no()) : blank;
            }
            return new PossibleOutcomes(present, text ? present.and(blank) : none, missing);
        };
    }

    private Prediction read(Expr expression, List<Prediction> parts) {
        if (expression instanceof Expr.RecipientValue value) {
            SampleSet having = samples.having(value);
            return Prediction.fixed(
                    having == null
                            ? new PossibleOutcomes(all, none, all)
                            : new PossibleOutcomes(having, none, all.minus(having)));
        } else if (expression instanceof Expr.Lookup lookup) {
            // A recipient without a language gets the first one.
            boolean counted = lookup.number() != null;
            return inputs -> {
                SampleSet key = parts.get(0).at(inputs).present();
                return new PossibleOutcomes(
                        counted ? key.and(parts.get(1).at(inputs).present()) : key, none, all);
            };
        } else if (expression instanceof Expr.Position || expression instanceof Expr.Clock) {
            return Prediction.fixed(new PossibleOutcomes(all, none, none));
        }
        boolean list = expression instanceof Expr.Items || expression instanceof Expr.ItemsColumn;
        return Prediction.fixed(new PossibleOutcomes(all, all, list ? none : all));
    }
}

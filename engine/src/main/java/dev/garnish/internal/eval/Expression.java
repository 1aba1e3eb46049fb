package dev.garnish.internal.eval;

import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.lang.Days;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.text.Faults;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One compiled expression: a whole condition or value, or for reports a part of one. Immutable and shared by threads:
 * whatever changes lives in one call of {@link #evaluate}.
 */
public final class Expression {
    private static final int NO_COLUMN = -1;
    private static final long STEPS_OF_CHARACTER = 4;

    private final Schema schema;
    private final List<Mvel.Step> steps;
    private final List<Object> constants;
    private final List<RecipientField> fields;
    private final int column;
    private final @Nullable String text;
    private final Days days;
    private final long cost;

    private Expression(
            Schema schema,
            List<Mvel.Step> steps,
            List<Object> constants,
            List<RecipientField> fields,
            int column,
            @Nullable String text,
            Days days) {
        this.schema = schema;
        this.days = days;
        this.steps = steps;
        this.constants = constants;
        this.fields = fields;
        this.column = column;
        this.text = text;
        this.cost = cost(steps);
    }

    /** About as many steps as MVEL takes to walk through it. */
    private static long cost(List<Mvel.Step> steps) {
        long cost = 1;
        for (Mvel.Step step : steps) {
            cost += STEPS_OF_CHARACTER * step.length();
        }
        return cost;
    }

    public static Expression of(Expr expression, Program program) {
        Days days = Days.in(program.zone());
        if (expression instanceof Expr.ItemColumn bare) {
            return new Expression(program.schema(), List.of(), List.of(), List.of(), bare.column(), null, days);
        }
        if (expression instanceof Expr.Constant constant && constant.value() instanceof String text) {
            return new Expression(program.schema(), List.of(), List.of(), List.of(), NO_COLUMN, text, days);
        }
        Script script = Script.of(expression, program.tables());
        Expression made = new Expression(
                program.schema(),
                Mvel.compile(script),
                script.constants(),
                program.recipientFields(),
                NO_COLUMN,
                null,
                days);
        made.warmUp();
        return made;
    }

    /**
     * Lets MVEL choose its accessors before threads share them: no part of an expression is skipped by any input. Here a
     * class that an old MVEL lacks ends the loading of rules; later it costs a value only.
     */
    private void warmUp() {
        Inputs inputs = Inputs.nothing();
        Mvel.SafeOptimizer safe = new Mvel.SafeOptimizer();
        try {
            value(inputs, new ValueLimits(inputs.budget()));
        } catch (RuntimeException | StackOverflowError e) {
            // Each evaluation reports it.
        } finally {
            safe.putBack();
        }
    }

    /** What came out, or how it failed. */
    public record Result(@Nullable Object value, Failure failure) {}

    /** Why there is no value where the rule alone would give one. */
    public enum Failure {
        NONE,
        /** A text or list grew too large on the way and counted as missing. */
        TOO_LARGE,
        /** There was more to do than a value may take. */
        TOO_COSTLY,
        FAILED
    }

    /** Never throws. */
    public Result evaluate(Inputs inputs) {
        ValueLimits bounds = new ValueLimits(inputs.budget());
        try {
            Object value = bounds.spend(cost) ? value(inputs, bounds) : null;
            Failure failure = bounds.failure();
            return new Result(failure == Failure.TOO_COSTLY ? null : value, failure);
        } catch (Throwable e) {
            Faults.requireContainable(e);
            return new Result(null, Failure.FAILED);
        }
    }

    private @Nullable Object value(Inputs inputs, ValueLimits bounds) {
        if (text != null) { // with the next the commonest of all, and nothing for MVEL to do
            return text;
        }
        if (column != NO_COLUMN) {
            Item item = inputs.item();
            return item == null ? null : bounds.read(item.at(schema, column));
        }
        EvaluationContext frame = new EvaluationContext(schema, inputs, fields, constants, steps.size(), bounds, days);
        MvelScope scope = new MvelScope(new Functions(bounds, days), frame);
        Object value = null;
        for (int i = 0; i < steps.size(); i++) {
            value = steps.get(i).value(scope);
            frame.keep(i, value);
        }
        return value;
    }
}

package dev.garnish.rules.eval;

import dev.garnish.Item;
import dev.garnish.RecipientField;
import dev.garnish.Schema;
import dev.garnish.rules.lang.Expr;
import dev.garnish.rules.lang.Program;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One compiled expression: a whole condition or value, or for reports a part of one. Immutable and shared by threads:
 * whatever changes lives in one call of {@link #answer}.
 */
public final class Expression {
    private static final int NO_COLUMN = -1;

    private final Schema schema;
    private final List<Mvel.Step> steps;
    private final List<Object> constants;
    private final List<RecipientField> fields;
    private final int column;
    private final @Nullable String text;

    private Expression(
            Schema schema,
            List<Mvel.Step> steps,
            List<Object> constants,
            List<RecipientField> fields,
            int column,
            @Nullable String text) {
        this.schema = schema;
        this.steps = steps;
        this.constants = constants;
        this.fields = fields;
        this.column = column;
        this.text = text;
    }

    public static Expression of(Expr expression, Program program) {
        if (expression instanceof Expr.ItemColumn bare) {
            return new Expression(program.schema(), List.of(), List.of(), List.of(), bare.column(), null);
        }
        if (expression instanceof Expr.Constant constant && constant.value() instanceof String text) {
            return new Expression(program.schema(), List.of(), List.of(), List.of(), NO_COLUMN, text);
        }
        Script script = Script.of(expression, program.tables());
        Expression made = new Expression(
                program.schema(), Mvel.compile(script), script.constants(), program.recipientFields(), NO_COLUMN, null);
        made.warmUp();
        return made;
    }

    /** Lets MVEL choose its accessors before threads share them: no part of an expression is skipped by any input. */
    private void warmUp() {
        Mvel.withSafeOptimizer(() -> answer(Inputs.NOTHING));
    }

    /** What came out, or how it failed. */
    public record Answer(@Nullable Object value, Trouble trouble) {}

    /** Why there is no value where the rule alone would give one. */
    public enum Trouble {
        NONE,
        /** A text or list grew too large on the way and counted as missing. */
        TOO_LARGE,
        FAILED
    }

    /** Never throws. */
    public Answer answer(Inputs inputs) {
        Bounds bounds = new Bounds();
        try {
            Object value = value(inputs, bounds);
            return new Answer(value, bounds.exceeded() ? Trouble.TOO_LARGE : Trouble.NONE);
        } catch (RuntimeException | StackOverflowError e) {
            return new Answer(null, Trouble.FAILED);
        }
    }

    private @Nullable Object value(Inputs inputs, Bounds bounds) {
        if (text != null) { // with the next the commonest of all, and nothing for MVEL to do
            return text;
        }
        if (column != NO_COLUMN) {
            Item item = inputs.item();
            return item == null ? null : bounds.within(item.at(schema, column));
        }
        Frame frame = new Frame(schema, inputs, fields, constants, steps.size(), bounds);
        Scope scope = new Scope(new Functions(bounds), frame);
        Object value = null;
        for (int i = 0; i < steps.size(); i++) {
            value = steps.get(i).value(scope);
            frame.keep(i, value);
        }
        return value;
    }
}

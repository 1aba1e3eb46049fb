package dev.garnish.rules.eval;

import dev.garnish.Item;
import dev.garnish.RecipientField;
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

    private final List<Mvel.Step> steps;
    private final List<Object> constants;
    private final List<RecipientField> fields;
    private final int column;

    private Expression(List<Mvel.Step> steps, List<Object> constants, List<RecipientField> fields, int column) {
        this.steps = steps;
        this.constants = constants;
        this.fields = fields;
        this.column = column;
    }

    public static Expression of(Expr expression, Program program) {
        Script script = Script.of(expression, program.tables());
        int column = expression instanceof Expr.ItemColumn bare ? bare.column() : NO_COLUMN;
        Expression made = new Expression(Mvel.compile(script), script.constants(), program.recipientFields(), column);
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
        if (column != NO_COLUMN) { // the commonest of all, and nothing for MVEL to do
            Item item = inputs.item();
            return item == null ? null : bounds.within(item.at(column));
        }
        Frame frame = new Frame(inputs, fields, constants, steps.size(), bounds);
        Scope scope = new Scope(new Functions(bounds), frame);
        Object value = null;
        for (int i = 0; i < steps.size(); i++) {
            value = steps.get(i).value(scope);
            frame.keep(i, value);
        }
        return value;
    }
}

package dev.garnish.internal.eval;

import dev.garnish.event.RecipientField;
import dev.garnish.internal.lang.Expr;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The inputs that expressions read, gathered from their trees. */
final class Dependencies {
    private final Set<RecipientField> recipientFields = new LinkedHashSet<>();
    private boolean columns;
    private boolean position;
    private boolean items;
    private boolean clock;
    private boolean moment;

    static Dependencies of(List<Expr> expressions) {
        Dependencies reads = new Dependencies();
        for (Expr expression : expressions) {
            reads.gather(expression);
        }
        return reads;
    }

    boolean columns() {
        return columns;
    }

    Set<RecipientField> recipientFields() {
        return recipientFields;
    }

    boolean position() {
        return position;
    }

    boolean items() {
        return items;
    }

    /** Whether they give something else on another day. */
    boolean clock() {
        return clock;
    }

    /** Whether they give something else at another moment of the same day. */
    boolean moment() {
        return moment;
    }

    private void gather(Expr expression) {
        if (expression instanceof Expr.ItemColumn) {
            columns = true;
        } else if (expression instanceof Expr.Items || expression instanceof Expr.ItemsColumn) {
            items = true;
        } else if (expression instanceof Expr.Position) {
            position = true;
        } else if (expression instanceof Expr.Clock read) {
            clock = true;
            moment |= !read.isDay();
        } else if (expression.field() != null) {
            recipientFields.add(expression.field());
        } else {
            for (Expr operand : expression.operands()) {
                gather(operand);
            }
        }
    }
}

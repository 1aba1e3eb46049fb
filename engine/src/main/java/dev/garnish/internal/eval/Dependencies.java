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

    static Dependencies of(List<Expr> expressions) {
        Dependencies reads = new Dependencies();
        expressions.forEach(reads::gather);
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

    private void gather(Expr expression) {
        if (expression instanceof Expr.ItemColumn) {
            columns = true;
        } else if (expression instanceof Expr.Items || expression instanceof Expr.ItemsColumn) {
            items = true;
        } else if (expression instanceof Expr.Position) {
            position = true;
        } else if (expression instanceof Expr.RecipientValue value) {
            recipientFields.add(value.field());
        } else {
            expression.operands().forEach(this::gather);
        }
    }
}

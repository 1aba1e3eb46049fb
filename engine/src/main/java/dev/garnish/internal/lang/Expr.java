package dev.garnish.internal.lang;

import dev.garnish.catalog.Type;
import dev.garnish.event.RecipientField;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A typed expression, made by the checker and read by evaluation: names are resolved, overloads chosen. Null stands
 * for missing at run time. {@link #type()} is null only for {@link Missing}, which fits every type.
 */
public sealed interface Expr {
    @Nullable
    Type type();

    Span span();

    /** The field of the recipient, or of what the host says of the recommendation, that it reads itself; null: none. */
    default @Nullable RecipientField field() {
        return null;
    }

    /** What it is made of, in the order written. */
    default List<Expr> operands() {
        return List.of();
    }

    /**
     * Text, a number, a truth value or a day as written, or a list of texts, numbers or truth values. Value of the
     * type's Java class.
     */
    record Constant(Type type, Object value, Span span) implements Expr {}

    /** {@code null} or {@code empty} standing as a value. */
    record Missing(Span span) implements Expr {
        @Override
        public @Nullable Type type() {
            return null;
        }
    }

    /** {@code item.<column>}: the column at a position of the schema. */
    record ItemColumn(Type type, int column, String name, Span span) implements Expr {}

    /** {@code items.<column>}: that column's values over the found items, missing ones left out, lists flattened. */
    record ItemsColumn(Type type, int column, String name, Span span) implements Expr {}

    /** {@code items}: only its size can be asked; the list of the found items' ids. */
    record Items(Type type, Span span) implements Expr {}

    /** {@code today}, a day in the zone of the rules, or {@code now}. */
    record Clock(Type type, boolean isDay, Span span) implements Expr {}

    /** {@code position}: a number from 1. */
    record Position(Type type, Span span) implements Expr {}

    /**
     * A field of the recipient: the first value (type text) or all of them (list of text).
     *
     * @param slot its place in {@link Program#recipientFields()}
     */
    record RecipientValue(Type type, int slot, RecipientField field, Span span) implements Expr {}

    /**
     * {@code seed.<column>}: the column of the item that the recommendation was made from; missing where the host names
     * none.
     *
     * @param slot where {@link Program#recipientFields()} has {@link RecipientField#SEED}
     */
    record SeedColumn(Type type, int column, String name, int slot, Span span) implements Expr {
        @Override
        public RecipientField field() {
            return RecipientField.SEED;
        }
    }

    /**
     * {@code item_score}: what the host gives with an item's id, a number; missing where it gives none.
     *
     * @param slot where {@link Program#recipientFields()} has {@link RecipientField#SCORES}
     */
    record Score(Type type, int slot, Span span) implements Expr {
        @Override
        public RecipientField field() {
            return RecipientField.SCORES;
        }
    }

    /**
     * {@code lookup("table", key)} or {@code plural("table", key, number)}: missing where the table has no such key.
     *
     * @param number whose form is read, as {@code key.few}; null in a {@code lookup}
     * @param locale of a table in several languages, what names the one that is read first
     */
    record Lookup(
            Type type,
            String table,
            Expr key,
            @Nullable Expr number,
            @Nullable Expr locale,
            Span span) implements Expr {
        @Override
        public List<Expr> operands() {
            List<Expr> operands = new ArrayList<>();
            operands.add(key);
            if (number != null) {
                operands.add(number);
            }
            if (locale != null) {
                operands.add(locale);
            }
            return operands;
        }
    }

    /**
     * {@code value.<Name>}: a value that the rules define.
     *
     * @param body its decision list: the first case that applies
     */
    record Value(@Nullable Type type, String name, Expr body, Span span) implements Expr {
        @Override
        public List<Expr> operands() {
            return List.of(body);
        }
    }

    /** Both hold. Never missing; the right side is not tried where the left does not hold. */
    record And(Type type, Expr left, Expr right, Span span) implements Expr {
        @Override
        public List<Expr> operands() {
            return List.of(left, right);
        }
    }

    /** One of the two holds. Never missing; the right side is not tried where the left holds. */
    record Or(Type type, Expr left, Expr right, Span span) implements Expr {
        @Override
        public List<Expr> operands() {
            return List.of(left, right);
        }
    }

    /** Missing where its operand is. */
    record Not(Type type, Expr operand, Span span) implements Expr {
        @Override
        public List<Expr> operands() {
            return List.of(operand);
        }
    }

    /** {@code x == empty} ({@code negated}: {@code x != empty}). Never missing. */
    record IsMissing(Type type, Expr operand, boolean negated, Span span) implements Expr {
        @Override
        public List<Expr> operands() {
            return List.of(operand);
        }
    }

    /** {@code condition ? yes : no}; a condition that is missing takes {@code no}. */
    record Choice(@Nullable Type type, Expr condition, Expr yes, Expr no, Span span) implements Expr {
        @Override
        public List<Expr> operands() {
            return List.of(condition, yes, no);
        }
    }

    /** Any other operator, function or method. */
    record Call(Type type, Operation operation, List<Expr> arguments, Span span) implements Expr {
        public Call {
            arguments = List.copyOf(arguments);
        }

        /** Whether it may be missing although nothing that it takes is. */
        public boolean isFallible() {
            return operation.isFallible() || isFormatOfUnknown();
        }

        /** Whether it is written by a locale or the like that need not be known. */
        public boolean isFormatOfUnknown() {
            return operation.isFormat() && !isWritten();
        }

        /** Whether its locale and the like are written out, and so known. */
        private boolean isWritten() {
            for (Expr argument : arguments.subList(1, arguments.size())) {
                if (!(argument instanceof Constant)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public List<Expr> operands() {
            return arguments;
        }
    }
}

package dev.garnish.internal.eval;

import dev.garnish.event.RecipientField;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A rule set with every expression compiled. Immutable and safe for many threads. */
public final class Compiled {
    private final Program program;
    private final List<Attribute> attributes;
    private final List<Expression> drops;
    private final @Nullable Expression filter;
    private final Dependencies filterReads;
    private final Dependencies dropReads;

    private Compiled(Program program) {
        Program.Filter condition = program.filter();
        this.program = program;
        List<Attribute> attributes = new ArrayList<>();
        for (Program.Attribute one : program.attributes()) {
            attributes.add(Attribute.of(one, program));
        }
        List<Expression> drops = new ArrayList<>();
        for (Expr one : program.drops()) {
            drops.add(Expression.of(one, program));
        }
        this.attributes = List.copyOf(attributes);
        this.drops = List.copyOf(drops);
        this.filter = condition == null ? null : Expression.of(condition.when(), program);
        this.filterReads = Dependencies.of(condition == null ? List.of() : List.of(condition.when()));
        this.dropReads = Dependencies.of(program.drops());
    }

    /** Attributes whose {@code else}, with everything missing, gives nothing that their limits let through. */
    public static final class UnsafeElseException extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        private final transient List<Program.Attribute> attributes;

        UnsafeElseException(List<Program.Attribute> attributes) {
            super("attribute %s: its else can miss".formatted(attributes.get(0).name()));
            this.attributes = attributes;
        }

        /** In the order of the rule files. */
        public List<Program.Attribute> attributes() {
            return attributes;
        }
    }

    /** What becomes of a recipient before any attribute is evaluated. */
    public enum Delivery {
        SERVED,
        /** The rules are not for the recipient, who gets nothing. */
        PASSES,
        /** The rules are not for the recipient, who is left out of the reply. */
        OMITTED,
        /** An item is unknown, and the rules fail such a recipient. */
        FAILS
    }

    /**
     * Compiles every expression once.
     *
     * @throws UnsafeElseException if there are attributes without a safe {@code else}
     * @throws dev.garnish.rules.UnsupportedMvelException if MVEL is another version than rules run with, or missing
     */
    public static Compiled of(Program program) {
        Compiled compiled;
        try {
            compiled = new Compiled(program);
        } catch (LinkageError e) {
            throw MvelVersion.unsupported(e);
        }
        List<Program.Attribute> unsafe = new ArrayList<>();
        for (Attribute one : compiled.attributes) {
            if (!one.hasSafeElse()) {
                unsafe.add(one.source());
            }
        }
        if (!unsafe.isEmpty()) {
            throw new UnsafeElseException(unsafe);
        }
        return compiled;
    }

    /** In the order of the rule files. */
    public List<Attribute> attributes() {
        return attributes;
    }

    /**
     * What becomes of a recipient.
     *
     * @param filterHolds as {@link #filterHolds} answers
     * @param anyUnknown whether the catalog lacks one of his items
     */
    public Delivery delivery(boolean filterHolds, boolean anyUnknown) {
        Program.Filter condition = program.filter();
        if (condition != null && !filterHolds) {
            return condition.omitOthers() ? Delivery.OMITTED : Delivery.PASSES;
        }
        boolean fails = anyUnknown && program.unknownItem() == Program.UnknownItem.FAIL_RECIPIENT;
        return fails ? Delivery.FAILS : Delivery.SERVED;
    }

    /** Whether an item is left out of the list, as unknown or by {@code drop item when}. */
    public boolean isDropped(Inputs inputs) {
        return inputs.item() == null ? program.unknownItem() == Program.UnknownItem.DROP_ITEM : drops(inputs);
    }

    /** Whether the rules are for this recipient; one whose condition is missing or fails is left alone. */
    public boolean filterHolds(Inputs inputs) {
        inputs.budget().beginValue();
        return filter == null || Functions.holds(filter.evaluate(inputs).value());
    }

    /** The recipient's fields that decide whether the rules are for him, or which items are dropped. */
    public Set<RecipientField> fieldsBesideAttributes() {
        Set<RecipientField> fields = new LinkedHashSet<>(filterReads.recipientFields());
        fields.addAll(dropReads.recipientFields());
        return fields;
    }

    /** Whether a recipient's items decide whether the rules are for him. */
    public boolean filterReadsItems() {
        return filterReads.items();
    }

    /** Whether {@code recipient when} reads nothing but these fields. */
    public boolean filterReadsOnly(Set<RecipientField> fields) {
        return fields.containsAll(filterReads.recipientFields())
                && !filterReads.items()
                && !filterReads.position()
                && !filterReads.moment();
    }

    /** Whether one of the {@code drop item when} holds. */
    public boolean drops(Inputs inputs) {
        inputs.budget().beginValue();
        for (Expression drop : drops) {
            if (Functions.holds(drop.evaluate(inputs).value())) {
                return true;
            }
        }
        return false;
    }

    /** Whether anything is another on another day. */
    public boolean readsClock() {
        boolean reads = filterReads.clock() || dropReads.clock();
        for (Attribute one : attributes) {
            reads |= one.readsClock();
        }
        return reads;
    }

    /** If not, an item is dropped for every recipient or for none, all day. */
    public boolean dropReadsRecipient() {
        return !dropReads.recipientFields().isEmpty()
                || dropReads.position()
                || dropReads.items()
                || dropReads.moment();
    }
}

package dev.garnish.internal.eval;

import dev.garnish.event.RecipientField;
import dev.garnish.internal.lang.Program;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A rule set ready to run. Immutable and safe for many threads. */
public final class Compiled {
    private final List<Attribute> attributes;
    private final List<Expression> drops;
    private final @Nullable Expression filter;
    private final Dependencies filterReads;
    private final Dependencies dropReads;

    private Compiled(
            List<Attribute> attributes,
            List<Expression> drops,
            @Nullable Expression filter,
            Dependencies filterReads,
            Dependencies dropReads) {
        this.attributes = attributes;
        this.drops = drops;
        this.filter = filter;
        this.filterReads = filterReads;
        this.dropReads = dropReads;
    }

    /**
     * The attributes whose {@code else}, with everything missing, gives nothing that may leave under their limits.
     *
     * @throws dev.garnish.rules.UnsupportedMvelException if MVEL is another version than rules run with, or missing
     */
    public static List<Program.Attribute> withoutSafeElse(Program program) {
        return MvelVersion.required(() -> program.attributes().stream()
                .filter(attribute -> !Attribute.hasSafeElse(attribute, program))
                .toList());
    }

    /**
     * Compiles every expression.
     *
     * @throws IllegalArgumentException if there is an attribute {@link #withoutSafeElse}
     * @throws dev.garnish.rules.UnsupportedMvelException if MVEL is another version than rules run with, or missing
     */
    public static Compiled of(Program program) {
        return MvelVersion.required(() -> compiled(program));
    }

    private static Compiled compiled(Program program) {
        Program.Filter filter = program.filter();
        return new Compiled(
                program.attributes().stream()
                        .map(one -> Attribute.of(one, program))
                        .toList(),
                program.drops().stream().map(one -> Expression.of(one, program)).toList(),
                filter == null ? null : Expression.of(filter.when(), program),
                Dependencies.of(filter == null ? List.of() : List.of(filter.when())),
                Dependencies.of(program.drops()));
    }

    /** In the order of the rule files. */
    public List<Attribute> attributes() {
        return attributes;
    }

    /** Whether the rules are for this recipient; one whose condition is missing or fails is left alone. */
    public boolean filterHolds(Inputs inputs) {
        inputs.budget().beginValue();
        return filter == null || Functions.holds(filter.answer(inputs).value());
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

    /** Whether these fields tell all that decides whether the rules are for a recipient. */
    public boolean filterReadsOnly(Set<RecipientField> fields) {
        return fields.containsAll(filterReads.recipientFields()) && !filterReads.items() && !filterReads.position();
    }

    /** Whether the item is left out of every list. */
    public boolean drops(Inputs inputs) {
        inputs.budget().beginValue();
        for (Expression drop : drops) {
            if (Functions.holds(drop.answer(inputs).value())) {
                return true;
            }
        }
        return false;
    }

    /** If not, an item is dropped for every recipient or for none. */
    public boolean dropReadsRecipient() {
        return !dropReads.recipientFields().isEmpty() || dropReads.position() || dropReads.items();
    }
}

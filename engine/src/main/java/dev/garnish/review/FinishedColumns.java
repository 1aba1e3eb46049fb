package dev.garnish.review;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.event.Diagnostic;
import dev.garnish.internal.eval.Attribute;
import dev.garnish.internal.eval.Outcome;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.review.RecipientCombinations.Sample;
import dev.garnish.rules.InvalidRulesException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The attributes that read only items: each has one value for an item whoever the recipient is, so that the values can stand as
 * columns in a sender's own catalog. For one thread.
 *
 * <pre>{@code
 * FinishedColumns columns = FinishedColumns.of(rules, catalog, false);
 * Optional<FinishedItem> finished = columns.item(item);
 * }</pre>
 */
public final class FinishedColumns {
    private final CheckedRules rules;
    private final Catalog catalog;
    private final SampledRules sampled;
    private final List<Sample> audience;
    private final List<Attribute> attributes;
    private final List<LeftOut> leftOut;

    private FinishedColumns(CheckedRules rules, Catalog catalog, List<Attribute> attributes, List<LeftOut> leftOut) {
        Program program = rules.program();
        this.rules = rules;
        this.catalog = catalog;
        this.sampled = new SampledRules(rules, catalog);
        this.audience = new RecipientCombinations(RecipientCombinations.seeds(program, catalog))
                .read(program, RecipientCombinations.audience(program))
                .samples()
                .all();
        this.attributes = List.copyOf(attributes);
        this.leftOut = List.copyOf(leftOut);
    }

    /** What else than an item an attribute reads. */
    public enum Reason {
        /** It is made once for a recipient. */
        ONCE,
        /** It reads a field of the recipient. */
        RECIPIENT,
        /** The position of the item, or the items beside it. */
        LIST,
        /** The moment. */
        MOMENT,
        /** The day, and none was named. */
        DAY
    }

    /**
     * An attribute without a finished value.
     *
     * @param attribute its name
     * @param reason what it reads; of several reasons the first
     * @param place where the attribute begins
     */
    public record LeftOut(String attribute, Reason reason, SourcePosition place) {}

    /**
     * All attributes of some rules that can be columns.
     *
     * @param rules checked against any schema
     * @param catalog the items, for rules whose columns or recipients depend on one
     * @param ofOneDay whether those that read the day are among them, for the day that the rules' clock shows
     * @return the columns; none where every attribute reads something else
     * @throws InvalidRulesException if the rules were checked against other columns and do not fit these
     */
    public static FinishedColumns of(RuleSet rules, Catalog catalog, boolean ofOneDay) {
        CheckedRules bound = rules.over(catalog.schema()).unwrap(CheckedRules.class);
        List<Attribute> finished = new ArrayList<>();
        List<LeftOut> leftOut = new ArrayList<>();
        for (int i = 0; i < bound.compiled().attributes().size(); i++) {
            Attribute attribute = bound.compiled().attributes().get(i);
            Program.Attribute source = bound.program().attributes().get(i);
            reason(attribute, ofOneDay)
                    .ifPresentOrElse(
                            reason -> leftOut.add(
                                    new LeftOut(attribute.name(), reason, SourcePosition.of(source.span()))),
                            () -> finished.add(attribute));
        }
        return new FinishedColumns(bound, catalog, finished, leftOut);
    }

    private static Optional<Reason> reason(Attribute attribute, boolean ofOneDay) {
        if (attribute.once()) {
            return Optional.of(Reason.ONCE);
        } else if (attribute.readsRecipient()) {
            return Optional.of(Reason.RECIPIENT);
        } else if (attribute.readsPosition() || attribute.readsItems()) {
            return Optional.of(Reason.LIST);
        } else if (attribute.readsMoment()) {
            return Optional.of(Reason.MOMENT);
        }
        return attribute.readsClock() && !ofOneDay ? Optional.of(Reason.DAY) : Optional.empty();
    }

    /**
     * Some of these columns.
     *
     * @param names of columns that are among these
     * @return those, in the order of the rules
     */
    public FinishedColumns only(List<String> names) {
        return new FinishedColumns(
                rules,
                catalog,
                attributes.stream().filter(one -> names.contains(one.name())).toList(),
                leftOut);
    }

    /** {@return the names of the columns, in the order of the rules} */
    public List<String> names() {
        return attributes.stream().map(Attribute::name).toList();
    }

    /** {@return the attributes that cannot be columns, in the order of the rules} */
    public List<LeftOut> leftOut() {
        return leftOut;
    }

    /** {@return the day for which the values are right; empty where they, and the items, are the same every day} */
    public Optional<LocalDate> day() {
        boolean dated = attributes.stream().anyMatch(Attribute::readsClock)
                || RecipientCombinations.audience(rules.program()).anyMatch(Trees::readsClock);
        return dated ? Optional.of(rules.dayOf(rules.now()).toLocalDate()) : Optional.empty();
    }

    /**
     * Evaluates the columns.
     *
     * @param item of this catalog or of another version of it: a column that it does not have is missing
     * @return empty where nobody is shown the item
     */
    public Optional<FinishedItem> item(Item item) {
        Item read = bound(item);
        if (audience.stream().noneMatch(sample -> sampled.shows(read, sample))) {
            return Optional.empty();
        }
        List<String> values = new ArrayList<>(attributes.size());
        List<Diagnostic> diagnostics = new ArrayList<>(0);
        for (Attribute attribute : attributes) {
            Outcome outcome = attribute.evaluate(sampled.inputs(read, SampledRules.NOBODY));
            values.add(outcome.value());
            diagnostics.addAll(outcome.diagnostics());
        }
        return Optional.of(new FinishedItem(item.id(), values, diagnostics));
    }

    private Item bound(Item item) {
        Schema schema = rules.program().schema();
        if (item.schema().equals(schema)) {
            return item;
        }
        @Nullable Object[] values = new @Nullable Object[schema.columns().size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = valueOf(item, schema.columns().get(i));
        }
        return Item.of(schema, item.id(), values);
    }

    private static @Nullable Object valueOf(Item item, Column column) {
        int index = item.schema().indexOf(column.name());
        boolean same = index >= 0 && item.schema().columns().get(index).type() == column.type();
        return same ? item.at(index) : null;
    }
}

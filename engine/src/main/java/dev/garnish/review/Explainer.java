package dev.garnish.review;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.ItemId;
import dev.garnish.event.Recipient;
import dev.garnish.internal.eval.Attribute;
import dev.garnish.internal.eval.Budget;
import dev.garnish.internal.eval.CaseResult;
import dev.garnish.internal.eval.Compiled;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.review.Explanation.Condition;
import dev.garnish.review.Explanation.ExplainedAttribute;
import dev.garnish.review.Explanation.ExplainedCase;
import dev.garnish.review.Explanation.ItemFate;
import dev.garnish.rules.CaseOutcome;
import dev.garnish.rules.InvalidRulesException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Explains what evaluation decides for an item or a recipient, with the values that it read. It evaluates by the compiled rules
 * that serve events, so that an explanation cannot differ from what is sent. What it returns holds data of the recipient.
 *
 * <pre>{@code
 * Explanation explanation = Explainer.explain(rules, catalog, "sku-1");
 * for (Explanation.ExplainedAttribute one : explanation.attributes()) {
 *     System.out.println(one.name() + ": " + one.value() + " by " + one.winner().name().place());
 * }
 * }</pre>
 */
public final class Explainer {
    private static final Recipient NOBODY = Recipient.of("");

    private final Program program;
    private final Compiled compiled;
    private final LocalDateTime now;
    private final @Nullable Recipient recipient;

    private Explainer(CheckedRules rules, @Nullable Recipient recipient) {
        this.program = rules.program();
        this.compiled = rules.compiled();
        this.now = rules.now();
        this.recipient = recipient;
    }

    /**
     * What the rules make of an item, alone in its list, for a recipient without known fields. Their {@code recipient when} is
     * not asked.
     *
     * @param rules checked against any schema
     * @param catalog asked for this item
     * @param item its id; one that the catalog does not have is explained, too
     * @return what becomes of the item, and each attribute's cases up to the one that gave the value
     * @throws InvalidRulesException if the rules were checked against other columns than this catalog's and do not fit
     */
    public static Explanation explain(RuleSet rules, Catalog catalog, String item) {
        return explain(rules, catalog, item, null);
    }

    /**
     * What the rules make of an item, alone in its list.
     *
     * @param rules checked against any schema
     * @param catalog asked for this item, and for the one that the recipient's recommendations come from, if rules read it
     * @param item its id; one that the catalog does not have is explained, too
     * @param recipient for whom; null: one without known fields, whom {@code recipient when} is not asked about
     * @return what becomes of the item, and each attribute's cases up to the one that gave the value
     * @throws InvalidRulesException if the rules were checked against other columns than this catalog's and do not fit
     */
    public static Explanation explain(RuleSet rules, Catalog catalog, String item, @Nullable Recipient recipient) {
        String id = ItemId.of(item);
        Item found = catalog.find(Set.of(id)).get(id);
        CheckedRules bound = rules.over(catalog.schema()).unwrap(CheckedRules.class);
        Item seed =
                recipient == null ? null : ListedItems.seed(catalog, recipient).orElse(null);
        return new Explainer(bound, recipient).explain(id, found, seed);
    }

    /**
     * What a recipient gets: what becomes of each recommended item, and what each attribute is.
     *
     * @param rules checked against any schema
     * @param catalog asked for these items at once
     * @param recipient for whom
     * @param items the recommended ids in their order; null: the recipient came without a list
     * @return what becomes of each item and of the recipient, and the values that are sent
     * @throws InvalidRulesException if the rules were checked against other columns than this catalog's and do not fit
     */
    public static RecipientExplanation explain(
            RuleSet rules, Catalog catalog, Recipient recipient, @Nullable List<String> items) {
        CheckedRules bound = rules.over(catalog.schema()).unwrap(CheckedRules.class);
        Explainer explainer = new Explainer(bound, recipient);
        ListedItems listed =
                ListedItems.of(bound.compiled(), catalog, recipient, items == null ? List.of() : items, bound.now());
        return new RecipientExplainer(explainer, bound.program(), listed).explain(recipient, items != null);
    }

    private Explanation explain(String id, @Nullable Item item, @Nullable Item seed) {
        List<Item> items = item == null ? List.of() : List.of(item);
        Inputs inputs = Inputs.of(item, 1, items, recipient == null ? NOBODY : recipient)
                .from(seed)
                .within(Budget.ofEvent(now));
        ItemFate fate = fate(inputs);
        List<ExplainedAttribute> attributes = fate == ItemFate.SHOWN
                ? IntStream.range(0, compiled.attributes().size())
                        .mapToObj(i -> attribute(i, inputs))
                        .toList()
                : List.of();
        return new Explanation(id, item != null, fate, conditions(inputs), attributes);
    }

    private ItemFate fate(Inputs inputs) {
        boolean filterHolds = recipient == null || compiled.filterHolds(inputs);
        return switch (compiled.delivery(filterHolds, inputs.item() == null)) {
            case SERVED -> compiled.isDropped(inputs) ? ItemFate.DROPPED : ItemFate.SHOWN;
            case PASSES -> ItemFate.RECIPIENT_PASSES;
            case OMITTED -> ItemFate.RECIPIENT_OMITTED;
            case FAILS -> ItemFate.RECIPIENT_FAILS;
        };
    }

    private List<Condition> conditions(Inputs inputs) {
        List<Condition> conditions = new ArrayList<>();
        ExpressionExplainer readings = new ExpressionExplainer(program, inputs);
        if (recipient != null && program.filter() != null) {
            conditions.add(condition("recipient when", program.filter().when(), readings));
        }
        if (inputs.item() != null) {
            program.drops().forEach(drop -> conditions.add(condition("drop item when", drop, readings)));
        }
        return conditions;
    }

    static Condition condition(String clause, Expr when, ExpressionExplainer readings) {
        Explanation.ExplainedExpression explained = readings.explain(when);
        return new Condition(clause, SourcePosition.of(when.span()), explained, Boolean.TRUE.equals(explained.value()));
    }

    ExplainedAttribute attribute(int index, Inputs inputs) {
        Attribute attribute = compiled.attributes().get(index);
        Program.Attribute source = program.attributes().get(index);
        Inputs read = source.once() ? inputs.together() : inputs;
        ExpressionExplainer readings = new ExpressionExplainer(program, read);
        List<CaseName> names = CaseName.of(source);
        List<CaseResult> tried = attribute.tried(read);
        boolean onlyElse = !source.once() && read.item() == null;
        int first = onlyElse ? source.cases().size() : 0;
        List<ExplainedCase> cases = new ArrayList<>();
        for (CaseResult attempt : tried) {
            int at = first + cases.size();
            boolean fallback = at == source.cases().size();
            Expr when = fallback ? null : source.cases().get(at).when();
            Expr use = fallback ? source.fallback() : source.cases().get(at).use();
            cases.add(explain(names.get(at), when, use, attempt, readings));
        }
        return new ExplainedAttribute(
                attribute.name(),
                source.once(),
                limits(source.limits()),
                cases,
                cases.get(cases.size() - 1).sent());
    }

    private static ExplainedCase explain(
            CaseName name, @Nullable Expr when, Expr use, CaseResult attempt, ExpressionExplainer readings) {
        boolean holds = attempt.outcome() != CaseOutcome.CONDITION_DOES_NOT_HOLD;
        return new ExplainedCase(
                name,
                when == null ? null : readings.explain(when),
                holds ? readings.explain(use) : null,
                attempt.outcome(),
                attempt.sent());
    }

    static List<String> limits(Program.Limits limits) {
        List<String> words = new ArrayList<>();
        if (limits.max() > 0) {
            words.add("max " + limits.max() + (limits.strict() ? " strict" : "") + (limits.sms() ? " sms" : ""));
        }
        if (limits.image()) {
            words.add(limits.hosts().isEmpty() ? "image" : "image hosts " + String.join(", ", limits.hosts()));
        }
        if (limits.link()) {
            words.add("link"
                    + (limits.hosts().isEmpty() ? "" : " hosts " + String.join(" ", limits.hosts()))
                    + (limits.schemes().equals(Program.Limits.HTTPS)
                            ? ""
                            : " schemes " + String.join(" ", limits.schemes())));
        }
        if (limits.lines()) {
            words.add("lines");
        }
        if (limits.html()) {
            words.add("html");
        }
        return words;
    }
}

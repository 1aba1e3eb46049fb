package dev.garnish.review;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.event.Recipient;
import dev.garnish.internal.eval.Budget;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.rules.Code;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Problem;
import dev.garnish.rules.ProblemLimit;
import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Checks rules against every item of a catalog, in one pass: what each case gives, and what is probably a mistake.
 * Results of expressions that read only the item are exact; for the others, only what holds for every recipient is
 * reported.
 *
 * <pre>{@code
 * CatalogReport report = CatalogCheck.run(rules, catalog);
 * report.warnings().forEach(warning -> System.err.println(warning.render(false)));
 * }</pre>
 */
public final class CatalogCheck {
    private static final Recipient NOBODY = Recipient.of("");

    private final CheckedRules rules;
    private final LocalDateTime now;
    private final CompiledParts compiled;
    private final DropChecks drops;
    private final List<LiteralCheck> literals;
    private final List<PartCheck> parts;
    private final List<AttributeCheck> attributes;
    private final DatedChecks dated;
    private long items;

    private CatalogCheck(CheckedRules rules) {
        Program program = rules.program();
        this.rules = rules;
        this.now = rules.now();
        this.compiled = new CompiledParts(program);
        this.drops = new DropChecks(compiled);
        this.literals = LiteralCheck.of(program);
        this.parts = PartCheck.of(compiled);
        this.dated = new DatedChecks(rules, drops, compiled);
        this.attributes = IntStream.range(0, program.attributes().size())
                .mapToObj(i -> AttributeCheck.byItem(
                        program.attributes().get(i),
                        rules.compiled().attributes().get(i),
                        compiled))
                .toList();
    }

    /**
     * Evaluates the rules for every item of this catalog, in the caller's thread.
     *
     * @param rules checked against any schema
     * @param catalog read through once; memory does not grow with its items
     * @return counts and warnings; what is probably a mistake is a warning, never an exception
     * @throws InvalidRulesException if the rules were checked against other columns and do not fit these
     */
    public static CatalogReport run(RuleSet rules, Catalog catalog) {
        return run(rules.over(catalog.schema()).unwrap(CheckedRules.class), catalog);
    }

    static CatalogReport run(CheckedRules rules, Catalog catalog) {
        CatalogCheck check = new CatalogCheck(rules);
        try (Stream<Item> items = catalog.items()) {
            items.forEachOrdered(check::row);
        }
        return check.report();
    }

    private void row(Item item) {
        Inputs inputs = Inputs.of(item, 1, List.of(item), NOBODY).within(Budget.ofEvent(now));
        items++;
        literals.forEach(literal -> literal.row(inputs));
        parts.forEach(part -> part.row(inputs));
        boolean dropped = drops.row(inputs);
        dated.row(item, dropped);
        for (AttributeCheck attribute : attributes) {
            if (attribute.source().once()) {
                continue;
            }
            if (dropped) {
                attribute.dropped(inputs);
            } else {
                attribute.row(inputs);
            }
        }
    }

    private CatalogReport report() {
        return new CatalogReport(
                items,
                drops.dropped(),
                drops.coverage(),
                attributes.stream().map(AttributeCheck::coverage).toList(),
                dated.found(),
                warnings());
    }

    private List<Problem> warnings() {
        List<Problem> ofLiterals = Stream.of(
                        literals.stream().flatMap(literal -> literal.problems().stream()),
                        parts.stream().flatMap(PartCheck::problems),
                        RecipientValues.problems(rules.program()).stream())
                .flatMap(one -> one)
                .toList();
        List<Problem> found = new ArrayList<>(rules.warnings());
        found.addAll(drops.problems());
        unusedTables().forEach(found::add);
        LanguageCheck.of(rules.program()).forEach(found::add);
        if (!drops.isForSomebody()) {
            found.add(forNobody());
        } else if (items > drops.dropped()) {
            for (int i = 0; i < attributes.size(); i++) {
                AttributeFindings findings = findings(i);
                found.addAll(findings.all(ofLiterals));
                ofLiterals = ofLiterals.stream().map(findings::withEffect).toList();
            }
        }
        found.addAll(ofLiterals);
        return ProblemLimit.of(found.stream().sorted(inFileOrder()).toList(), false);
    }

    private AttributeFindings findings(int index) {
        AttributeCheck check = attributes.get(index);
        AttributeCheck inGeneral = AttributeCheck.inGeneral(
                check.source(), rules.compiled().attributes().get(index), compiled);
        return new AttributeFindings(check, inGeneral);
    }

    private Problem forNobody() {
        Span when = Objects.requireNonNull(rules.program().filter()).when().span();
        return Problem.of(Code.RULES_FOR_NOBODY, when, "the rules are for no recipient", "this can never hold", "")
                .withEffect("nobody gets recommendations");
    }

    private Comparator<Problem> inFileOrder() {
        Map<Source, Integer> order = new HashMap<>();
        rules.sources().forEach(source -> order.putIfAbsent(source, order.size()));
        return Comparator.<Problem>comparingInt(
                        problem -> order.getOrDefault(problem.span().source(), order.size()))
                .thenComparingInt(problem -> problem.span().start())
                .thenComparing(Problem::code);
    }

    private Stream<Problem> unusedTables() {
        Set<String> used = Trees.parts(rules.program())
                .filter(Expr.Lookup.class::isInstance)
                .map(part -> ((Expr.Lookup) part).table())
                .collect(Collectors.toSet());
        return rules.program().tables().values().stream()
                .filter(table -> !used.contains(table.name()))
                .map(table -> Problem.of(
                        Code.TABLE_UNUSED,
                        table.span(),
                        "no rule looks anything up in table `%s`".formatted(table.name()),
                        "take it out, or write lookup(\"%s\", …)".formatted(table.name()),
                        ""));
    }
}

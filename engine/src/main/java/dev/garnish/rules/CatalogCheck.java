package dev.garnish.rules;

import dev.garnish.Catalog;
import dev.garnish.Item;
import dev.garnish.Recipient;
import dev.garnish.rules.eval.Inputs;
import dev.garnish.rules.lang.Code;
import dev.garnish.rules.lang.Expr;
import dev.garnish.rules.lang.Problem;
import dev.garnish.rules.lang.Program;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Checks rules against every item of a catalog, in one pass: what each case gives, and what can not be meant. What reads
 * nothing but the item is known exactly; of the rest, only what holds for every recipient is told.
 */
public final class CatalogCheck {
    private static final Recipient NOBODY = Recipient.of("");

    private final RuleSet rules;
    private final List<DropCheck> drops;
    private final List<LiteralCheck> literals;
    private final List<AttributeCheck> attributes;
    private long items;
    private long dropped;

    private CatalogCheck(RuleSet rules) {
        Program program = rules.program();
        this.rules = rules;
        this.drops = DropCheck.of(program);
        this.literals = LiteralCheck.of(program);
        this.attributes = IntStream.range(0, program.attributes().size())
                .mapToObj(i -> new AttributeCheck(
                        program.attributes().get(i),
                        rules.compiled().attributes().get(i),
                        program))
                .toList();
    }

    /**
     * Evaluates the rules for every item of this catalog.
     *
     * @throws InvalidRulesException if the rules were checked against other columns and do not fit these
     */
    public static CatalogReport run(RuleSet rules, Catalog catalog) {
        CatalogCheck check = new CatalogCheck(rules.over(catalog.schema()));
        try (Stream<Item> items = catalog.items()) {
            items.forEachOrdered(check::row);
        }
        return check.report();
    }

    private void row(Item item) {
        Inputs inputs = Inputs.of(item, 1, List.of(item), NOBODY);
        items++;
        literals.forEach(literal -> literal.row(inputs));
        boolean drop = false;
        for (DropCheck one : drops) {
            drop |= one.row(inputs);
        }
        if (drop) {
            dropped++;
        } else {
            attributes.forEach(attribute -> attribute.row(inputs));
        }
    }

    private CatalogReport report() {
        return new CatalogReport(
                items,
                dropped,
                attributes.stream().map(AttributeCheck::coverage).toList(),
                warnings());
    }

    private List<Problem> warnings() {
        List<Problem> ofLiterals = literals.stream()
                .flatMap(literal -> literal.problems().stream())
                .toList();
        List<Problem> found = new ArrayList<>(rules.warnings());
        drops.stream().flatMap(DropCheck::problem).forEach(found::add);
        unusedTables().forEach(found::add);
        if (items > dropped) {
            for (AttributeCheck attribute : attributes) {
                AttributeFindings findings = new AttributeFindings(attribute, items - dropped);
                found.addAll(findings.all(ofLiterals));
                ofLiterals = ofLiterals.stream().map(findings::withEffect).toList();
            }
        }
        found.addAll(ofLiterals);
        return found.stream().sorted(inFileOrder()).toList();
    }

    private Comparator<Problem> inFileOrder() {
        return Comparator.<Problem>comparingInt(
                        problem -> rules.sources().indexOf(problem.span().source()))
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
                .map(table -> Findings.of(
                        Code.TABLE_UNUSED,
                        table.span(),
                        "no rule looks anything up in table `%s`".formatted(table.name()),
                        "take it out, or write lookup(\"%s\", …)".formatted(table.name()),
                        ""));
    }
}

package dev.garnish.review;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.internal.eval.Compiled.Delivery;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.review.RecipientCombinations.Sample;
import dev.garnish.review.RecipientCombinations.Samples;
import dev.garnish.rules.InvalidRulesException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates rules for every item of a catalog and counts what recipients would get. Rules that read recipients are
 * evaluated for given ones, or for every combination of the values that the rules name.
 *
 * <pre>{@code
 * CoverageReport report = CatalogCoverage.run(rules, catalog, "genre", List.of());
 * boolean enough = report.below(Map.of("Title", new BigDecimal("99"))).isEmpty();
 * }</pre>
 */
public final class CatalogCoverage {
    private final CheckedRules rules;
    private final Catalog catalog;
    private final SampledRules sampled;
    private final int column;
    private final List<Addressee> recipients;
    private final List<Sample> audience;
    private final List<AttributeTally> tallies = new ArrayList<>();

    private CatalogCoverage(CheckedRules rules, Catalog catalog, int column, List<Addressee> recipients) {
        Program program = rules.program();
        this.rules = rules;
        this.catalog = catalog;
        this.sampled = new SampledRules(rules, catalog);
        this.column = column;
        this.recipients = recipients;
        this.audience = samples(null).all();
        for (int i = 0; i < program.attributes().size(); i++) {
            Program.Attribute source = program.attributes().get(i);
            boolean perRecipient = RecipientCombinations.readsRecipient(source);
            Samples samples = perRecipient ? samples(source) : new Samples(List.of(SampledRules.NOBODY), true);
            tallies.add(new AttributeTally(new DecisionMemo(rules, i), perRecipient, samples));
        }
    }

    /**
     * Counts over all items.
     *
     * @param rules checked against any schema
     * @param catalog read through once
     * @param by a column by whose values the counts are divided, entry by entry where it is a list; empty: not divided
     * @param recipients those whom rules that read recipients are evaluated for, with the items recommended to them for
     *     attributes that are made once; empty: all combinations of the values that the rules name
     * @return the counts
     * @throws InvalidRulesException if the rules were checked against other columns than this catalog's and do not fit
     * @throws IllegalArgumentException if the catalog has no such column
     */
    public static CoverageReport run(RuleSet rules, Catalog catalog, String by, List<Addressee> recipients) {
        Schema schema = catalog.schema();
        if (!by.isEmpty() && schema.indexOf(by) < 0) {
            throw new IllegalArgumentException("the catalog has no column " + by);
        }
        RuleSet bound = rules.over(schema);
        CatalogCoverage coverage = new CatalogCoverage(
                bound.unwrap(CheckedRules.class), catalog, schema.indexOf(by), List.copyOf(recipients));
        return coverage.run(by);
    }

    /** Those in whom an attribute's values can differ; null: whether an item is shown. */
    private Samples samples(Program.@Nullable Attribute attribute) {
        Program program = rules.program();
        RecipientCombinations combinations = new RecipientCombinations(RecipientCombinations.seeds(program, catalog))
                .read(program, RecipientCombinations.audience(program));
        if (attribute != null) {
            combinations.read(program, Trees.expressions(attribute));
        }
        return recipients.isEmpty()
                ? combinations.samples()
                : combinations.of(recipients.stream().map(Addressee::recipient).toList());
    }

    /** For how many of an attribute's samples the rules are, whatever the items: no others have values. */
    private int served(AttributeTally tally) {
        boolean all = !tally.isPerRecipient() || rules.compiled().filterReadsItems();
        return (int) tally.samples().stream()
                .filter(sample -> all || sampled.filterHolds(List.of(), sample))
                .count();
    }

    private CoverageReport run(String by) {
        CoverageCount count = count(tallies);
        ItemChunks.each(
                catalog,
                items -> count(tallies.stream().map(AttributeTally::empty).toList())
                        .of(items),
                count::add);
        tallies.stream().filter(AttributeTally::once).forEach(this::once);
        return new CoverageReport(
                rules.checksum(),
                catalog.version(),
                count.items(),
                count.dropped(),
                by,
                recipients.size(),
                tallies.stream()
                        .map(one -> one.covered(column >= 0, served(one)))
                        .toList());
    }

    private CoverageCount count(List<AttributeTally> into) {
        return new CoverageCount(new SampledRules(rules, catalog), audience, column, into);
    }

    /** Of given recipients with their own items, else of combinations, with each item alone where items matter. */
    private void once(AttributeTally tally) {
        if (!recipients.isEmpty()) {
            recipients.forEach(one -> ofOwnItems(tally, one));
        } else if (tally.readsItems()) {
            try (Stream<Item> all = catalog.items()) {
                all.forEachOrdered(item -> tally.samples().stream()
                        .filter(sample -> sampled.shows(item, sample))
                        .forEach(sample -> tally.count(
                                item.id(), List.of(), sampled.together(List.of(item), sample), sample.weight())));
            }
        } else {
            tally.samples().stream()
                    .filter(sample -> sampled.filterHolds(List.of(), sample))
                    .forEach(
                            sample -> tally.count("", List.of(), sampled.together(List.of(), sample), sample.weight()));
        }
    }

    private void ofOwnItems(AttributeTally tally, Addressee one) {
        List<String> ids = one.items() == null ? List.of() : one.items();
        ListedItems listed = ListedItems.of(rules.compiled(), catalog, one.recipient(), ids, rules.now());
        if (listed.delivery() == Delivery.SERVED) {
            tally.count("", List.of(), listed.together(), 1);
        }
    }
}

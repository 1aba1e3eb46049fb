package dev.garnish.review;

import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.text.Blanks;
import dev.garnish.review.CoverageReport.CountedCase;
import dev.garnish.review.CoverageReport.Counts;
import dev.garnish.review.CoverageReport.CoveredAttribute;
import dev.garnish.review.CoverageReport.Group;
import dev.garnish.review.CoverageReport.ItemList;
import dev.garnish.review.RecipientCombinations.Sample;
import dev.garnish.review.RecipientCombinations.Samples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what one attribute gives. For one thread. */
final class AttributeTally {
    private final Program.Attribute source;
    private final DecisionMemo decisions;
    private final boolean perRecipient;
    private final Samples samples;
    private final List<CaseName> names;
    private final long[] byCase;
    private final Tally total = new Tally();
    private final Map<String, Tally> groups = new HashMap<>();
    private final Concerned ofElse = new Concerned();
    private final Concerned cut = new Concerned();
    private final Concerned refused = new Concerned();

    AttributeTally(DecisionMemo decisions, boolean perRecipient, Samples samples) {
        this(decisions, perRecipient, samples, CaseName.of(decisions.source()));
    }

    private AttributeTally(DecisionMemo decisions, boolean perRecipient, Samples samples, List<CaseName> names) {
        this.source = decisions.source();
        this.decisions = decisions;
        this.perRecipient = perRecipient;
        this.samples = samples;
        this.names = names;
        this.byCase = new long[names.size()];
    }

    /** Another that has counted nothing yet. */
    AttributeTally empty() {
        return new AttributeTally(decisions, perRecipient, samples, names);
    }

    /** Adds what another counted over other items, which come behind these. */
    void add(AttributeTally other) {
        for (int i = 0; i < byCase.length; i++) {
            byCase[i] += other.byCase[i];
        }
        total.add(other.total);
        other.groups.forEach((value, tally) ->
                groups.computeIfAbsent(value, one -> new Tally()).add(tally));
        ofElse.add(other.ofElse);
        cut.add(other.cut);
        refused.add(other.refused);
    }

    /** Numbers that grow. */
    private static final class Tally {
        private long values;
        private long fromElse;
        private long cut;
        private long refused;
        private long blank;

        void count(Decision one, long weight) {
            values += weight;
            fromElse += one.isElse() ? weight : 0;
            cut += one.isCut() ? weight : 0;
            refused += one.refused() ? weight : 0;
            blank += Blanks.isBlank(one.value()) ? weight : 0;
        }

        void add(Tally other) {
            values += other.values;
            fromElse += other.fromElse;
            cut += other.cut;
            refused += other.refused;
            blank += other.blank;
        }

        Counts counts() {
            return new Counts(values, fromElse, cut, refused, blank);
        }
    }

    /** Items, each once, although it may come for several recipients in a row. */
    private static final class Concerned {
        private static final int MOST = 100_000;

        private final List<String> ids = new ArrayList<>();
        private String last = "";
        private long items;

        void add(String id) {
            if (!id.isEmpty() && !id.equals(last)) {
                last = id;
                items++;
                if (ids.size() < MOST) {
                    ids.add(id);
                }
            }
        }

        void add(Concerned other) {
            items += other.items;
            ids.addAll(other.ids.subList(0, Math.min(other.ids.size(), MOST - ids.size())));
        }

        ItemList list() {
            return new ItemList(items, ids);
        }
    }

    /** Evaluates once more and counts the value; an empty id is none. */
    void count(String id, List<String> in, Inputs inputs, long weight) {
        Decision one = decisions.of(inputs);
        byCase[one.index()] += weight;
        total.count(one, weight);
        for (String group : in) {
            groups.computeIfAbsent(group, value -> new Tally()).count(one, weight);
        }
        if (one.isElse()) {
            ofElse.add(id);
        }
        if (one.isCut()) {
            cut.add(id);
        }
        if (one.refused()) {
            refused.add(id);
        }
    }

    boolean once() {
        return source.once();
    }

    boolean isPerRecipient() {
        return perRecipient;
    }

    boolean readsItems() {
        return decisions.readsItems();
    }

    List<Sample> samples() {
        return samples.all();
    }

    CoveredAttribute covered(boolean grouped, int served) {
        List<CountedCase> cases = new ArrayList<>();
        for (CaseName name : names) {
            cases.add(new CountedCase(name, byCase[name.number() - 1]));
        }
        return new CoveredAttribute(
                source.name(),
                source.once(),
                source.limits().image(),
                Explainer.limits(source.limits()),
                samples.all().size(),
                served,
                samples.whole(),
                total.counts(),
                cases,
                grouped ? groups() : List.of(),
                ofElse.list(),
                cut.list(),
                refused.list());
    }

    private List<Group> groups() {
        return groups.entrySet().stream()
                .map(one -> new Group(one.getKey(), one.getValue().counts()))
                .sorted(Comparator.comparingLong((Group one) -> one.counts().values())
                        .reversed()
                        .thenComparing(Group::value))
                .toList();
    }
}

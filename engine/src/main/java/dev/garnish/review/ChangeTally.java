package dev.garnish.review;

import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Program;
import dev.garnish.review.RecipientCombinations.Sample;
import dev.garnish.review.RecipientCombinations.Samples;
import dev.garnish.review.ReleaseDiffReport.AttributeChange;
import dev.garnish.review.ReleaseDiffReport.CaseChange;
import dev.garnish.review.ReleaseDiffReport.Change;
import dev.garnish.review.ReleaseDiffReport.ChangedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Counts the values of one attribute that change, by the cases that gave them. For one thread. */
final class ChangeTally {
    private static final int SAMPLES = 5;

    private final Program.Attribute source;
    private final DecisionMemo older;
    private final DecisionMemo newer;
    private final List<CaseName> olderNames;
    private final List<CaseName> newerNames;
    private final boolean perRecipient;
    private final Samples samples;
    private final Map<List<Integer>, Group> groups = new LinkedHashMap<>();
    private final Distinct items = new Distinct();
    private final Distinct becomesElse = new Distinct();

    ChangeTally(DecisionMemo older, DecisionMemo newer, boolean perRecipient, Samples samples) {
        this.source = older.source();
        this.older = older;
        this.newer = newer;
        this.olderNames = CaseName.of(source);
        this.newerNames = CaseName.of(newer.source());
        this.perRecipient = perRecipient;
        this.samples = samples;
    }

    /** Ids, each counted once, although one may come several times in a row. */
    private static final class Distinct {
        private String last = "";
        private long count;

        /** Whether it is a new one. */
        boolean add(String id) {
            boolean isNew = count == 0 || !id.equals(last);
            count += isNew ? 1 : 0;
            last = id;
            return isNew;
        }
    }

    /** The values that one case gave, and another gives now. */
    private static final class Group {
        private final Distinct items = new Distinct();
        private final List<ChangedText> first = new ArrayList<>();
        private long values;
    }

    /** Evaluates both, and counts the value if it is another. */
    void compare(String id, Sample sample, Inputs before, Inputs after) {
        Decision was = older.of(before);
        Decision is = newer.of(after);
        if (was.value().equals(is.value())) {
            return;
        }
        Group group = groups.computeIfAbsent(List.of(was.index(), is.index()), key -> new Group());
        group.values++;
        boolean isNew = group.items.add(id);
        if ((isNew || id.isEmpty()) && group.first.size() < SAMPLES) {
            group.first.add(new ChangedText(id, sample.description(), was.value(), is.value()));
        }
        items.add(id);
        if (is.isElse() && !was.isElse()) {
            becomesElse.add(id);
        }
    }

    boolean isPerRecipient() {
        return perRecipient;
    }

    /** Whether it has one value for a recipient, whatever the items. */
    boolean isMadeWithoutItems() {
        return older.source().once() && newer.source().once() && !older.readsItems() && !newer.readsItems();
    }

    List<Sample> samples() {
        return samples.all();
    }

    boolean changes() {
        return !groups.isEmpty() || older.source().once() != newer.source().once();
    }

    AttributeChange change() {
        List<CaseChange> cases = new ArrayList<>();
        groups.forEach((key, group) -> cases.add(new CaseChange(
                olderNames.get(key.get(0)), newerNames.get(key.get(1)), group.items.count, group.values, group.first)));
        cases.sort(Comparator.comparing((CaseChange one) -> !one.becomesElse())
                .thenComparing(Comparator.comparingLong(CaseChange::items).reversed()));
        return new AttributeChange(
                source.name(),
                Change.CHANGED,
                source.limits().image(),
                items.count,
                becomesElse.count,
                samples.whole(),
                cases);
    }
}

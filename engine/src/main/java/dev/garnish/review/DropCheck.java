package dev.garnish.review;

import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Expr;
import dev.garnish.review.CatalogReport.DropCoverage;
import dev.garnish.rules.Span;

/** Counts the items that one {@code drop item when} drops. */
final class DropCheck {
    private final Expr when;
    private final Prediction prediction;
    private final SampleSet everybody;
    private long items;
    private long possible;

    DropCheck(Expr when, ItemAudience audience) {
        this.when = when;
        this.prediction = audience.prediction(when);
        this.everybody = audience.everybody();
    }

    /** For whom the item may stay. */
    SampleSet row(Inputs inputs) {
        PossibleOutcomes drops = prediction.at(inputs);
        SampleSet left = everybody.and(drops.notYes());
        if (left.isEmpty()) {
            items++;
        } else if (drops.yes().meets(everybody)) {
            possible++;
        }
        return left;
    }

    /** Who loses the item; nothing is counted. */
    Share share(Inputs inputs) {
        PossibleOutcomes drops = prediction.at(inputs);
        return new Share(drops.yes().and(everybody), everybody.minus(drops.notYes()));
    }

    boolean isDated() {
        return Trees.readsClock(when);
    }

    Span span() {
        return when.span();
    }

    /** How many items it drops for everybody. */
    long items() {
        return items;
    }

    boolean takesAny() {
        return items + possible > 0;
    }

    String words() {
        String some = possible == 0 ? "" : " (+ %s for some recipients)".formatted(DisplayText.number(possible));
        return "line %d drops %s%s".formatted(when.span().line(), DisplayText.count(items, "item"), some);
    }

    DropCoverage coverage() {
        String text = when.span().text().strip().replaceAll("\\s+", " ");
        return new DropCoverage(SourcePosition.of(when.span()), text, items, possible);
    }
}

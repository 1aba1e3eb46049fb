package dev.garnish.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.benchmarks.Figures.Timing;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final Shape SHAPE = new Shape(50, Task.ITEMS_3, 36);
    private static final Cell MVEL = Cell.of(Cell.Work.WHOLE_EVENT, Contender.MVEL, SHAPE);

    private final Figures figures = new Figures();

    @Test
    void aRatioIsTakenWithinEachRoundBeforeTheMedian() {
        add(100, 1_000);
        add(300, 600);
        add(200, 1_000);

        assertThat(figures.median(MVEL.baseline(), Timing::micros)).isEqualTo(200);
        assertThat(figures.ratios(MVEL, MVEL.baseline(), Timing::micros)).containsExactly(2.0, 5.0, 10.0);
        assertThat(figures.ratio(MVEL, MVEL.baseline(), Timing::micros)).hasValue(5.0);
    }

    @Test
    void anEvenNumberOfRoundsTakesTheMiddleOfTheTwoInTheMiddle() {
        add(100, 200);
        add(100, 400);

        assertThat(figures.ratio(MVEL, MVEL.baseline(), Timing::micros)).hasValue(3.0);
    }

    @Test
    void whatWasNotTimedHasNoRatio() {
        assertThat(figures.ratio(MVEL, MVEL.baseline(), Timing::micros)).isEmpty();
    }

    private void add(double baseline, double mvel) {
        figures.add(MVEL.baseline(), new Timing(baseline, baseline, 0));
        figures.add(MVEL, new Timing(mvel, mvel, 0));
    }
}

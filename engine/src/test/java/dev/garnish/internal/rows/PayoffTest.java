package dev.garnish.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PayoffTest {
    private final Payoff payoff = new Payoff();

    @Test
    void rememberingPaysWhileMostIsFound() {
        for (int i = 0; i < 100_000; i++) {
            payoff.count(70, 30);
        }

        assertThat(payoff.isGood()).isTrue();
    }

    @Test
    void whatIsNeverFoundEndsItAndAPauseStartsATrial() {
        int served = 0;
        while (payoff.isGood()) {
            payoff.count(0, 50);
            served += 50;
        }
        assertThat(served).isLessThan(70_000);

        int paused = 0;
        while (!payoff.isGood()) {
            payoff.pause(50);
            paused += 50;
        }
        int tried = 0;
        while (payoff.isGood()) {
            payoff.count(0, 50);
            tried += 50;
        }

        assertThat(tried).isLessThan(paused / 10);
    }
}

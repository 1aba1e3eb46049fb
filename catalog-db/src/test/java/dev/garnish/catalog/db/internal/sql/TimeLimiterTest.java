package dev.garnish.catalog.db.internal.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.catalog.db.model.CatalogException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeLimiterTest {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final TimeLimiter patience = new TimeLimiter("catalog shop", 2);
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger interrupted = new AtomicInteger();

    @AfterEach
    void letGo() {
        end.countDown();
        patience.close();
    }

    private String hang() {
        begun.incrementAndGet();
        try {
            end.await();
        } catch (InterruptedException e) {
            interrupted.incrementAndGet();
        }
        return "late";
    }

    private String within(TimeLimiter.Work<String> work) {
        return patience.await(LONG, work);
    }

    private String late() {
        return String.valueOf(
                catchThrowableOfType(CatalogException.class, () -> patience.await(SHORT, wanted -> hang()))
                        .getMessage());
    }

    @Test
    void whatHangsIsLeftAloneAndNoMoreThreadsGoTheSameWay() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(late()).isEqualTo("catalog shop: no answer within 20 ms");
        }
        assertThat(begun.get()).isBetween(1, 2);
        while (patience.overdue() < 2) {
            late();
        }
        assertThat(begun).hasValue(2);
        // With everybody stuck nobody waits: a minute would be told by the test's own end.
        assertThat(catchThrowableOfType(CatalogException.class, () -> patience.await(LONG, wanted -> "quick")))
                .hasMessage("catalog shop: no answer within 60000 ms");
        end.countDown();
        while (patience.overdue() > 0) {
            Thread.onSpinWait();
        }
        assertThat(within(wanted -> "quick")).isEqualTo("quick");
        assertThat(interrupted).hasValue(0);
    }

    @Test
    void workThatEndsInTimeIsNeverTakenForOverdue() {
        List<String> answers = IntStream.range(0, 100_000)
                .parallel()
                .mapToObj(i -> within(wanted -> "quick"))
                .distinct()
                .toList();
        assertThat(answers).containsExactly("quick");
    }

    @Test
    void theWorkLearnsThatNobodyWaitsAnyMore() throws Exception {
        AtomicBoolean left = new AtomicBoolean();
        CountDownLatch learned = new CountDownLatch(1);
        assertThatThrownBy(() -> patience.await(SHORT, wanted -> {
                    while (wanted.get()) {
                        Thread.onSpinWait();
                    }
                    left.set(true);
                    learned.countDown();
                    return "nobody reads this";
                }))
                .isInstanceOf(CatalogException.class);
        learned.await();
        assertThat(left).isTrue();
    }

    @Test
    void anInterruptedCallerLeavesAndTheWorkGoesOn() {
        Thread.currentThread().interrupt();
        CatalogException told =
                catchThrowableOfType(CatalogException.class, () -> patience.await(LONG, wanted -> hang()));
        assertThat(told).hasMessage("catalog shop: interrupted while waiting for items");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(interrupted).hasValue(0);
    }

    @Test
    void failuresArriveAsTheyAre() {
        assertThatIllegalStateException()
                .isThrownBy(() -> patience.await(LONG, wanted -> {
                    throw new IllegalStateException("broken");
                }))
                .withMessage("broken");
        assertThat(within(wanted -> "fine")).isEqualTo("fine");
    }

    @Test
    void nothingBeginsAfterItsEnd() {
        patience.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> patience.await(LONG, wanted -> "never"))
                .withMessage("catalog shop: closed");
    }
}

package dev.garnish.internal.lookup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TimeLimiterTest {
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofMinutes(1);

    private final TimeLimiter limiter = new TimeLimiter(2, 2);
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger interrupted = new AtomicInteger();

    @AfterEach
    void letGo() {
        end.countDown();
        limiter.close();
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
        try {
            return limiter.await(LONG, work);
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    private Exception late() {
        return catchThrowableOfType(Exception.class, () -> limiter.await(SHORT, wanted -> hang()));
    }

    @Test
    void whatHangsIsLeftAloneAndNoMoreThreadsGoTheSameWay() throws Exception {
        for (int i = 0; i < 20; i++) {
            assertThat(late()).isInstanceOfAny(TimeoutException.class, RejectedExecutionException.class);
        }
        assertThat(begun.get()).isBetween(1, 2);
        while (limiter.overdue() < 2) {
            late();
        }
        assertThat(begun).hasValue(2);
        // With everybody stuck nobody waits: a minute would be told by the test's own end.
        assertThatThrownBy(() -> limiter.await(LONG, wanted -> "quick"))
                .isInstanceOf(RejectedExecutionException.class)
                .hasMessage("2 look-ups are stuck in the catalog");
        end.countDown();
        while (limiter.overdue() > 0) {
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
        assertThatThrownBy(() -> limiter.await(SHORT, wanted -> {
                    while (wanted.get()) {
                        Thread.onSpinWait();
                    }
                    left.set(true);
                    learned.countDown();
                    return "nobody reads this";
                }))
                .isInstanceOf(TimeoutException.class);
        learned.await();
        assertThat(left).isTrue();
    }

    @Test
    void anInterruptedCallerLeavesAndTheWorkGoesOn() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> limiter.await(LONG, wanted -> hang())).isInstanceOf(InterruptedException.class);
        assertThat(interrupted).hasValue(0);
    }

    @Test
    void anErrorOfTheWorkIsAFailureOfTheCatalog() {
        assertThatIllegalStateException()
                .isThrownBy(() -> limiter.await(LONG, wanted -> {
                    throw new NoClassDefFoundError("gone");
                }))
                .withMessage("the catalog failed")
                .withCauseInstanceOf(NoClassDefFoundError.class);
        assertThat(within(wanted -> "fine")).isEqualTo("fine");
    }

    @Test
    void failuresArriveAsTheyAre() {
        assertThatIllegalStateException()
                .isThrownBy(() -> limiter.await(LONG, wanted -> {
                    throw new IllegalStateException("broken");
                }))
                .withMessage("broken");
        assertThat(within(wanted -> "fine")).isEqualTo("fine");
    }

    @Test
    void nothingBeginsAfterItsEnd() {
        limiter.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> limiter.await(LONG, wanted -> "never"))
                .withMessage("closed");
    }
}

package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.catalog.CatalogSource;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.Recipient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Items that an application's own function looks up: for how long they are remembered, and what a failure costs. */
class GarnishLookUpTest {
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT));
    private static final String RULES = "attribute Title\n  use item.title\n  else \"-\"\n";

    private final List<Throwable> causes = Collections.synchronizedList(new ArrayList<>());
    private final List<Diagnostic> diagnostics = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger asked = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);

    @AfterEach
    void endWhatHangs() {
        ended.countDown();
    }

    private GarnishBuilder builder(Duration timeToLive, Function<Set<String>, Map<String, Item>> find) {
        return Garnish.builder()
                .rules("a.rules", RULES)
                .catalog(CatalogSource.lookUp(SCHEMA, timeToLive, find))
                .onTrouble((diagnostic, cause) -> {
                    diagnostics.add(diagnostic);
                    causes.add(cause);
                });
    }

    private Map<String, Item> found(Set<String> ids) {
        asked.incrementAndGet();
        Map<String, Item> found = new HashMap<>();
        ids.stream().filter(id -> !id.startsWith("?")).forEach(id -> found.put(id, Item.of(SCHEMA, id, "title " + id)));
        return found;
    }

    private Map<String, Item> hanging(Set<String> ids) {
        if (ids.contains("slow")) {
            try {
                ended.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return found(ids);
    }

    private static List<String> titles(Garnish garnish, String... ids) {
        return garnish.recommend(Recipient.of("u"), List.of(ids)).items().stream()
                .map(item -> item.text("Title"))
                .toList();
    }

    @Test
    void whatWasFoundOrNotIsRemembered() {
        try (Garnish garnish = builder(Duration.ZERO, this::found).open()) {
            for (int i = 0; i < 3; i++) {
                assertThat(titles(garnish, "1", "?2", "1")).containsExactly("title 1", "-", "title 1");
            }
            assertThat(asked).hasValue(1);
            assertThat(garnish.refresh()).isFalse();
            assertThat(garnish.state().catalog()).isEqualTo("look-up");
        }
    }

    @Test
    void itIsForgottenWhenItsTimeIsOverWithoutAnyoneWatching() throws Exception {
        List<Change> changes = new ArrayList<>();
        try (Garnish garnish = builder(Duration.ofMillis(300), this::found)
                .onChange(changes::add)
                .open()) {
            var since = garnish.state().since();
            titles(garnish, "1", "?2");
            titles(garnish, "1", "?2");
            assertThat(asked.get()).isLessThanOrEqualTo(2);
            Thread.sleep(350);
            int before = asked.get();
            titles(garnish, "1", "?2");
            assertThat(asked).hasValue(before + 1);
            assertThat(garnish.refresh()).isFalse();
            assertThat(changes).isEmpty();
            assertThat(garnish.state().since()).isEqualTo(since);
        }
    }

    @Test
    void evenAnInstantToLiveIsServed() {
        try (Garnish garnish = builder(Duration.ofNanos(1), this::found).open()) {
            for (int i = 1; i <= 3; i++) {
                assertThat(titles(garnish, "1")).containsExactly("title 1");
                assertThat(asked).hasValue(i);
            }
        }
    }

    @Test
    void aNegativeTimeToLiveIsRefused() {
        assertThatThrownBy(() -> builder(Duration.ofMillis(-1), this::found))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a negative time to live: PT-0.001S");
    }

    @Test
    void whatItThrowsCostsItsItemsAndReachesTheApplication() {
        RuntimeException broken = new IllegalStateException("down");
        try (Garnish garnish = builder(Duration.ZERO, ids -> {
                    if (ids.contains("bad")) {
                        throw broken;
                    }
                    return found(ids);
                })
                .open()) {
            assertThat(titles(garnish, "1")).containsExactly("title 1");

            assertThat(titles(garnish, "1", "bad")).containsExactly("title 1", "-");

            assertThat(causes).containsExactly(broken);
            assertThat(diagnostics)
                    .extracting(Object::toString)
                    .containsExactly("CATALOG_UNAVAILABLE: the catalog did not answer, so that items count as unknown");
            assertThat(titles(garnish, "1", "2")).containsExactly("title 1", "title 2");
        }
    }

    @Test
    void aListenerThatThrowsCostsNothing() {
        try (Garnish garnish = builder(Duration.ZERO, ids -> {
                    throw new IllegalStateException("down");
                })
                .onTrouble((diagnostic, cause) -> {
                    throw new IllegalStateException("the listener's own");
                })
                .open()) {
            assertThat(titles(garnish, "1")).containsExactly("-");
        }
    }

    @Test
    void aLookUpThatHangsCostsItsItemsWhenItsTimeIsOver() {
        try (Garnish garnish = builder(Duration.ZERO, this::hanging)
                .deadline(Duration.ofMillis(100))
                .open()) {
            assertThat(titles(garnish, "1")).containsExactly("title 1");
            long started = System.nanoTime();

            assertThat(titles(garnish, "1", "slow")).containsExactly("title 1", "-");

            assertThat(Duration.ofNanos(System.nanoTime() - started))
                    .isBetween(Duration.ofMillis(100), Duration.ofSeconds(10));
            assertThat(causes)
                    .singleElement()
                    .satisfies(cause -> assertThat(cause)
                            .isInstanceOf(IllegalStateException.class)
                            .hasMessage("the catalog did not answer in time")
                            .hasCauseInstanceOf(TimeoutException.class));
            assertThat(titles(garnish, "1", "2")).containsExactly("title 1", "title 2");
        }
    }

    @Test
    void whileEightHangNobodyWaitsAndThenAllAreServedAgain() throws Exception {
        try (Garnish garnish = builder(Duration.ZERO, this::hanging)
                .deadline(Duration.ofMillis(20))
                .open()) {
            for (int i = 0; i < 8; i++) {
                assertThat(titles(garnish, "slow")).containsExactly("-");
            }
            assertThat(titles(garnish, "3")).containsExactly("-");
            assertThat(causes.get(8))
                    .isInstanceOf(RejectedExecutionException.class)
                    .hasMessage("8 look-ups are stuck in the catalog");

            ended.countDown();

            List<String> shown = List.of();
            for (int i = 0; i < 500 && !shown.equals(List.of("title 3", "title slow")); i++) {
                Thread.sleep(10);
                shown = titles(garnish, "3", "slow");
            }
            assertThat(shown).containsExactly("title 3", "title slow");
        }
    }

    @Test
    void manyLookUpsAtOnceAreNoTrouble() throws Exception {
        int threads = 24;
        CountDownLatch all = new CountDownLatch(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (Garnish garnish = builder(Duration.ZERO, ids -> {
                    all.countDown();
                    try {
                        all.await(20, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                    return found(ids);
                })
                .deadline(Duration.ofSeconds(20))
                .open()) {
            List<Future<List<String>>> made = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                String id = "i" + i;
                made.add(pool.submit(() -> titles(garnish, id)));
            }
            for (int i = 0; i < threads; i++) {
                assertThat(made.get(i).get(30, TimeUnit.SECONDS)).containsExactly("title i" + i);
            }
            assertThat(causes).isEmpty();
        } finally {
            pool.shutdownNow();
        }
    }
}

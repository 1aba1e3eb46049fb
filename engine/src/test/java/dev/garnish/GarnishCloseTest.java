package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Recipient;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Source;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each version of the items is let go of once, and never while somebody uses it. */
class GarnishCloseTest {
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT));
    private static final String RULES = "attribute Title\n  use item.title\n  else \"-\"\n";
    private static final int THREADS = 4;

    /** A version that notices when it is used after its release. */
    private static final class Watchful implements Catalog {
        private static final AtomicInteger MADE = new AtomicInteger();
        private final String version = "v" + MADE.incrementAndGet();
        private final AtomicInteger misused;
        private volatile boolean isReleased;

        Watchful(AtomicInteger misused) {
            this.misused = misused;
        }

        @Override
        public Schema schema() {
            return SCHEMA;
        }

        @Override
        public Map<String, Item> find(Set<String> ids) {
            note();
            LockSupport.parkNanos(1_000);
            Map<String, Item> found = new HashMap<>();
            ids.forEach(id -> found.put(id, Item.of(SCHEMA, id, "title " + id)));
            note();
            return found;
        }

        private void note() {
            if (isReleased) {
                misused.incrementAndGet();
            }
        }

        @Override
        public Stream<Item> items() {
            return Stream.empty();
        }

        @Override
        public String version() {
            return version;
        }
    }

    @Test
    void versionsThatAreReplacedAndClosedWhileFourThreadsUseThemAreReleasedOnce() throws Exception {
        AtomicInteger misused = new AtomicInteger();
        VersionedCatalog source = new VersionedCatalog(new Watchful(misused)) {
            @Override
            public void release(Catalog version) {
                super.release(version);
                ((Watchful) version).isReleased = true;
            }
        };
        Garnish garnish = Garnish.builder()
                .rules("a.rules", RULES + "test \"t\"\n  items 1\n  expect Title = [\"title 1\"]\n")
                .catalog(source)
                .open();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS + 1);
        AtomicLong made = new AtomicLong();
        CountDownLatch busy = new CountDownLatch(2_000);
        try {
            List<Future<?>> ended = new ArrayList<>();
            for (int t = 0; t < THREADS; t++) {
                ended.add(threads.submit(() -> recommendUntilClosed(garnish, made, busy)));
            }
            ended.add(threads.submit(() -> {
                for (int i = 0; i < 50; i++) {
                    source.set(new Watchful(misused));
                    garnish.refresh();
                }
            }));
            assertThat(busy.await(30, TimeUnit.SECONDS)).isTrue();
            garnish.close();
            for (Future<?> one : ended) {
                one.get(30, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(misused).hasValue(0);
        assertThat(source.released)
                .containsExactlyInAnyOrderElementsOf(source.opened)
                .doesNotHaveDuplicates();
    }

    private static void recommendUntilClosed(Garnish garnish, AtomicLong made, CountDownLatch busy) {
        try {
            while (true) {
                String id = "i" + made.incrementAndGet();
                assertThat(garnish.recommend(Recipient.of("u"), List.of(id))
                                .items()
                                .get(0)
                                .text("Title"))
                        .isEqualTo("title " + id);
                busy.countDown();
            }
        } catch (IllegalStateException e) {
            assertThat(e).hasMessage("this Garnish is closed");
        }
    }

    @Test
    void workThatIsUnderWayWhenItClosesGoesOnToItsEnd() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        VersionedCatalog source = new VersionedCatalog(new ForwardingCatalog(Catalog.of(SCHEMA, List.of()), ids -> {
            asked.countDown();
            await(answer);
            return Map.of("1", Item.of(SCHEMA, "1", "Fleabag"));
        }));
        Garnish garnish =
                Garnish.builder().rules("a.rules", RULES).catalog(source).open();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<Recommendations> shown = thread.submit(() -> garnish.recommend(Recipient.of("u"), List.of("1")));
            await(asked);
            garnish.close();
            assertThat(source.released).isEmpty();
            answer.countDown();
            assertThat(shown.get(20, TimeUnit.SECONDS).items().get(0).text("Title"))
                    .isEqualTo("Fleabag");
            assertThat(source.released).hasSize(1);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void newerRulesThatAreBeingTestedWhenItClosesDoNotLoseTheirItems() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        String[] rules = {RULES};
        Map<String, Item> items = Map.of("1", Item.of(SCHEMA, "1", "Fleabag"));
        VersionedCatalog source = new VersionedCatalog(new ForwardingCatalog(Catalog.of(SCHEMA, List.of()), ids -> {
            asked.countDown();
            await(answer);
            return items;
        }));
        Updates updates = new Updates(
                () -> List.of(new Source("a", rules[0])),
                null,
                source,
                new RulesGate(null, 1 << 20, Clock.systemUTC()),
                Duration.ZERO,
                Updates.SETTLE);
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            rules[0] = RULES + "test \"t\"\n  items 1\n  expect Title = [\"Fleabag\"]\n";
            Future<List<Change>> changes = thread.submit(() -> updates.look(true, true));
            await(asked);
            updates.live().close();
            assertThat(source.released).isEmpty();
            answer.countDown();
            assertThat(changes.get(20, TimeUnit.SECONDS)).isEmpty();
            assertThat(source.released).hasSize(1);
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void aVersionThatDoesNotOpenIsReleased() {
        VersionedCatalog source = new VersionedCatalog(Catalog.of(SCHEMA, List.of()));

        assertThatThrownBy(() -> Garnish.builder()
                        .rules("a.rules", "nonsense")
                        .catalog(source)
                        .open())
                .isInstanceOf(InvalidRulesException.class);

        assertThat(source.released).isEqualTo(source.opened).hasSize(1);
    }

    @Test
    void nothingIsWatchedAnyMoreWhenItIsClosed() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        VersionedCatalog source = new VersionedCatalog(Catalog.of(SCHEMA, List.of())) {
            @Override
            public Object stamp() {
                looks.incrementAndGet();
                return super.stamp();
            }
        };
        Garnish garnish = Garnish.builder()
                .rules("a.rules", RULES)
                .catalog(source)
                .watching(Duration.ofMillis(1))
                .open();
        while (looks.get() < 5) {
            Thread.sleep(1);
        }
        garnish.close();
        Thread.sleep(50);
        int last = looks.get();
        Thread.sleep(50);
        assertThat(looks).hasValue(last);
        assertThat(source.released).isEqualTo(source.opened).hasSize(1);
    }

    @Test
    void aReleaseThatThrowsDisturbsNobody() {
        List<Throwable> uncaught = new ArrayList<>();
        RuntimeException broken = new IllegalStateException("cannot close");
        VersionedCatalog source = new VersionedCatalog(Catalog.of(SCHEMA, List.of())) {
            @Override
            public void release(Catalog version) {
                throw broken;
            }
        };
        Garnish garnish =
                Garnish.builder().rules("a.rules", RULES).catalog(source).open();
        Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
        try {
            garnish.close();
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(before);
        }
        assertThat(uncaught).containsExactly(broken);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}

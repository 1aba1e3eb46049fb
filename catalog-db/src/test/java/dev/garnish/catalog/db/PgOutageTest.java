package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.Change;
import dev.garnish.Garnish;
import dev.garnish.catalog.CatalogUnavailableException;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.catalog.db.model.CatalogVersion;
import dev.garnish.catalog.db.model.ServerAddress;
import dev.garnish.catalog.db.model.Verification;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL server that is stopped and started again, and killed while it is written to. */
class PgOutageTest {
    private static final long SEED = 20_261_126;
    private static final int CYCLES = Integer.getInteger("garnish.kill.server.cycles", 2);
    private static final int ITEMS = 5_000;
    private static final Duration DEADLINE = Duration.ofSeconds(2);

    @TempDir
    Path folder = Path.of("");

    private final PgServer server = PgServer.start();
    private final BlockingQueue<Change> news = new LinkedBlockingQueue<>();
    private ServerAddress address = new ServerAddress("nobody", "nowhere", 1, "none");

    @BeforeEach
    void place() throws SQLException {
        address = server.database();
    }

    @AfterEach
    void end() {
        server.close();
    }

    private CatalogImport of(String title) throws IOException {
        String rows = IntStream.range(0, ITEMS)
                .mapToObj(i -> "i" + i + "," + title + "\n")
                .collect(Collectors.joining("", "item_id,title\n", ""));
        return CatalogImport.of(address, List.of(Files.writeString(folder.resolve(title + ".csv"), rows)));
    }

    private Garnish live(int mostInMemory, Duration every) {
        return Garnish.builder()
                .rules("a.rules", "attribute Title\n use item.title\n else \"-\"\n")
                .catalog(new WatchedSource(
                        new ServerBackend(address), () -> DbCatalog.open(address, mostInMemory, DEADLINE)))
                .watching(every)
                .onChange(news::add)
                .open();
    }

    private static Object title(Garnish live, String id) {
        return live.use(now -> now.catalog().find(Set.of(id)).values().stream()
                .map(item -> item.value("title").orElseThrow())
                .findFirst()
                .orElseThrow());
    }

    private static int number(Garnish live) {
        return Integer.parseInt(live.state().catalog().replace("version ", ""));
    }

    private String told() throws InterruptedException {
        Change first = news.poll(20, TimeUnit.SECONDS);
        return first == null ? "nothing" : first.message();
    }

    /** An outage is told by each of its faces: first the sessions end, then nobody answers. */
    private void awaitSecond(Garnish live) throws InterruptedException {
        while (number(live) < 2) {
            assertThat(told())
                    .matches("newer catalog not used: .*|catalog version 1 is in order again"
                            + "|catalog version 2 took the place of version 1");
        }
    }

    @Test
    void whatIsInMemoryServesWhileTheServerIsGoneAndTheNextVersionIsTakenOnceItIsBack() throws Exception {
        of("One").run();
        try (Garnish live = live(ITEMS, Duration.ofMillis(50))) {
            server.stop();
            assertThat(told()).startsWith("newer catalog not used: catalog " + address + ": the server cannot be");
            assertThat(title(live, "i7")).isEqualTo("One");
            server.run();
            of("Two").run();
            awaitSecond(live);
            assertThat(title(live, "i7")).isEqualTo("Two");
        }
    }

    @Test
    void whatIsLookedUpIsRememberedOrReportedInTimeWhileTheServerIsGoneAndFoundOnceItIsBack() throws Exception {
        of("One").run();
        try (Garnish live = live(0, Duration.ofMillis(200))) {
            assertThat(title(live, "i7")).isEqualTo("One");
            server.kill();
            assertThat(title(live, "i7")).isEqualTo("One");
            long started = System.nanoTime();
            CatalogUnavailableException late =
                    catchThrowableOfType(CatalogUnavailableException.class, () -> title(live, "i8"));
            assertThat(late.getMessage()).startsWith("catalog " + address + ": ");
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(DEADLINE.plusMillis(500));
            server.run();
            assertThat(found(live, "i8")).isEqualTo("One");
            of("Two").run();
            awaitSecond(live);
            assertThat(title(live, "i8")).isEqualTo("Two");
        }
    }

    /** As hosts do, who ask for the next event's items however the last went. */
    private static Object found(Garnish live, String id) {
        while (true) {
            try {
                return title(live, id);
            } catch (CatalogUnavailableException e) {
                assertThat(e.getMessage()).startsWith("catalog postgresql://");
            }
        }
    }

    @Test
    void aServerThatStopsWhileAVersionIsLoadedLeavesTheLastOne() throws Exception {
        of("One").run();
        of("Two").run();
        Random random = new Random(SEED);
        try (Garnish live = live(ITEMS, Duration.ZERO)) {
            for (int cycle = 0; cycle < 3; cycle++) {
                of("Version" + cycle).run();
                long before = number(live);
                CompletableFuture<Boolean> looking = CompletableFuture.supplyAsync(live::refresh);
                Thread.sleep(random.nextInt(80));
                server.stop();
                boolean taken = looking.get();
                assertThat((long) number(live)).isEqualTo(taken ? before + 1 : before);
                assertThat(live.<List<Object>>use(now -> now.catalog()
                                .items()
                                .map(item -> item.value("title").orElseThrow())
                                .distinct()
                                .toList()))
                        .hasSize(1);
                server.run();
                assertThat(live.refresh()).isEqualTo(!taken);
                assertThat((long) number(live)).isEqualTo(before + 1);
            }
        }
    }

    /** What was told to have been made, by version. */
    private final Map<Long, String> acknowledged = new HashMap<>();

    @Tag("heavy")
    @Test
    void whatWasAcknowledgedSurvivesTheServersEndAtAnyMomentAndNothingIsTorn() throws Exception {
        Random random = new Random(SEED);
        of("First").run().version().ifPresent(made -> acknowledged.put(made.number(), made.content()));
        for (int cycle = 1; cycle <= CYCLES; cycle++) {
            String context = "cycle %d of seed %d".formatted(cycle, SEED);
            CountDownLatch first = new CountDownLatch(1);
            CompletableFuture<CatalogException> writing =
                    CompletableFuture.supplyAsync(() -> untilRefused(random, first));
            assertThat(first.await(1, TimeUnit.MINUTES)).as(context).isTrue();
            Thread.sleep(random.nextInt(700));
            server.kill();
            CatalogException refused = writing.get();
            assertThat(refused.kind())
                    .as(context + ": " + refused.getMessage())
                    .isEqualTo(CatalogException.Kind.ENVIRONMENT);
            server.run();
            assertAllIsThere(context);
        }
        assertThat(acknowledged).hasSizeGreaterThan(CYCLES);
    }

    /** Imports until the server is gone; counts {@code first} down at the first version that is acknowledged. */
    private CatalogException untilRefused(Random random, CountDownLatch first) {
        try {
            while (true) {
                CatalogImport wanted = of("Title" + random.nextInt(1000));
                (random.nextBoolean() ? wanted.replace() : wanted)
                        .run()
                        .version()
                        .ifPresent(made -> {
                            acknowledged.put(made.number(), made.content());
                            first.countDown();
                        });
            }
        } catch (CatalogException e) {
            return e;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void assertAllIsThere(String context) {
        CatalogStore store = CatalogStore.of(address);
        Map<Long, String> there =
                store.log().stream().collect(Collectors.toMap(CatalogVersion::number, CatalogVersion::content));
        assertThat(there)
                .as(context)
                .containsAllEntriesOf(acknowledged)
                .hasSizeLessThanOrEqualTo(acknowledged.size() + 1);
        assertThat(store.verify().findings()).as(context).isEmpty();
        acknowledged.putAll(there);
    }

    @Test
    void aWriterThatIsKilledLeavesNothingAndLetsGoOfTheLock() throws Exception {
        of("First").run();
        String first = CatalogStore.of(address).log().get(0).content();
        Process writer = Child.start(PgKilledWriter.class, address.toString(), folder.toString());
        try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
            assertThat(lines.readLine()).isEqualTo(PgKilledWriter.LOADING);
            CatalogException refused = catchThrowableOfType(
                    CatalogException.class, () -> of("Second").run());
            assertThat(refused.getMessage()).startsWith("catalog %s: process %d on ".formatted(address, writer.pid()));
            writer.toHandle().destroyForcibly();
        } finally {
            writer.destroyForcibly().waitFor();
        }
        assertThat(CatalogStore.of(address).verify())
                .isEqualTo(new Verification(ITEMS, first, Optional.of(1L), List.of()));
        awaitUnlocked();
        assertThat(CatalogStore.of(address).log()).hasSize(2);
    }

    /** The server takes a moment to see that a client has died. */
    private void awaitUnlocked() throws Exception {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (true) {
            try {
                of("Second").run();
                return;
            } catch (CatalogException e) {
                assertThat(e).hasMessageContaining("is changing it");
                assertThat(System.nanoTime()).isLessThan(until);
                Thread.sleep(50);
            }
        }
    }
}

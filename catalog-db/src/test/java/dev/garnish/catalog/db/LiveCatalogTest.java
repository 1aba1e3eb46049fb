package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.Enricher;
import dev.garnish.Recommendations;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.ServerAddress;
import dev.garnish.event.Recipient;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class LiveCatalogTest {
    private static final List<String> IDS =
            IntStream.range(0, 300).mapToObj(i -> "i" + i).toList();
    private static final Duration NEVER = Duration.ZERO;

    /** How the newest version is read. */
    enum Kind {
        HELD {
            @Override
            CatalogFile open(Path database) {
                return DbCatalog.open(database, 1_000_000);
            }
        },
        LOOKED_UP {
            @Override
            CatalogFile open(Path database) {
                return DbCatalog.open(database, 0);
            }
        },
        PACK_READ {
            @Override
            CatalogFile open(Path database) {
                return PackedCatalog.open(pack(database), 1 << 30);
            }
        },
        PACK_MAPPED {
            @Override
            CatalogFile open(Path database) {
                return PackedCatalog.open(pack(database), 0);
            }
        },
        SERVER_HELD {
            @Override
            CatalogFile open(Path database) {
                throw new IllegalStateException("it stands in no file");
            }
        },
        SERVER_LOOKED_UP {
            @Override
            CatalogFile open(Path database) {
                throw new IllegalStateException("it stands in no file");
            }
        };

        abstract CatalogFile open(Path database);

        boolean isOnServer() {
            return this == SERVER_HELD || this == SERVER_LOOKED_UP;
        }

        boolean isPack() {
            return this == PACK_READ || this == PACK_MAPPED;
        }
    }

    @TempDir
    Path folder = Path.of("");

    private final BlockingQueue<CatalogNews> news = new LinkedBlockingQueue<>();
    private final AtomicInteger opened = new AtomicInteger();
    private boolean packed;
    private CatalogAddress catalog = CatalogAddress.of(Path.of(""));

    @BeforeEach
    void place() {
        catalog = CatalogAddress.of(database());
    }

    private void prepare(Kind kind) {
        packed = kind.isPack();
        if (kind.isOnServer()) {
            catalog = PgPlace.create().address();
        }
    }

    private Path database() {
        return folder.resolve("shop.mv.db");
    }

    private static Path pack(Path database) {
        return database.resolveSibling("shop.pack");
    }

    /** Imports and packs as users do; each item of a version says which. */
    private void write(String version) throws IOException {
        Path csv = folder.resolve("items.csv");
        Files.write(
                csv,
                Stream.concat(Stream.of("item_id,title"), IDS.stream().map(id -> id + "," + version))
                        .toList());
        CatalogImport.of(catalog, List.of(csv))
                .keep(catalog instanceof ServerAddress ? 2 : 1)
                .run();
        if (packed) {
            try (DbCatalog catalog = DbCatalog.open(database())) {
                PackedCatalog.write(catalog, pack(database()));
            }
        }
    }

    private VersionSource watched(Kind kind) {
        if (catalog instanceof ServerAddress server) {
            return new WatchedSource(new ServerBackend(server), () -> {
                opened.incrementAndGet();
                return DbCatalog.open(server, kind == Kind.SERVER_HELD ? 1_000_000 : 0);
            });
        }
        return new WatchedSource(new FileBackend(file(kind, database())), () -> {
            opened.incrementAndGet();
            return kind.open(database());
        });
    }

    private LiveCatalog<Enricher> live(Kind kind) {
        return LiveCatalog.open(watched(kind), NEVER, LiveCatalogTest::enricher, news::add);
    }

    private static Enricher enricher(Catalog catalog) {
        return Enricher.of(rules("item.title", catalog), catalog);
    }

    private static RuleSet rules(String value, Catalog catalog) {
        String text = "attribute Title\n  use " + value + "\n  else \"none\"\n";
        return RuleSet.parse(List.of(new Source("shop.rules", text)), catalog.schema());
    }

    private static Set<Object> titles(Enricher enricher) {
        Recommendations made = enricher.recommend(Recipient.of("r"), IDS);
        assertThat(made.diagnostics()).isEmpty();
        return new HashSet<>((List<?>) made.values().get("Title"));
    }

    private List<String> told() {
        List<CatalogNews> all = new ArrayList<>();
        news.drainTo(all);
        return all.stream().map(CatalogNews::message).toList();
    }

    @ParameterizedTest
    @EnumSource
    void eachEventSeesOneWholeVersionAndTheNewestIsLeft(Kind kind) throws Exception {
        prepare(kind);
        write("v1");
        AtomicBoolean end = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (LiveCatalog<Enricher> live = live(kind)) {
            List<Future<Set<Object>>> seen = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                seen.add(threads.submit(() -> seen(live, end)));
            }
            for (int version = 2; version <= 4; version++) {
                write("v" + version);
                assertThat(live.look()).isTrue();
                assertThat(live.use(LiveCatalogTest::titles)).containsExactly("v" + version);
            }
            end.set(true);
            for (Future<Set<Object>> each : seen) {
                assertThat(each.get()).isSubsetOf("v1", "v2", "v3", "v4");
            }
            assertThat(live.number()).isEqualTo(4);
            assertThat(openFiles()).hasSizeLessThanOrEqualTo(1).noneMatch(name -> name.endsWith("(deleted)"));
        } finally {
            threads.shutdown();
        }
        assertThat(openFiles()).isEmpty();
        assertThat(told())
                .containsExactly(
                        "version 2 of the catalog took the place of version 1",
                        "version 3 of the catalog took the place of version 2",
                        "version 4 of the catalog took the place of version 3");
    }

    private static Set<Object> seen(LiveCatalog<Enricher> live, AtomicBoolean end) {
        Set<Object> seen = new HashSet<>();
        while (!end.get()) {
            Set<Object> titles = live.use(LiveCatalogTest::titles);
            assertThat(titles).hasSize(1);
            seen.addAll(titles);
        }
        return seen;
    }

    /** The catalog's files that this process has open; none where the system does not tell. */
    private List<String> openFiles() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(descriptors)) {
            return all.map(LiveCatalogTest::target)
                    .filter(name -> name.startsWith(folder.resolve("shop").toString()))
                    .distinct()
                    .toList();
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "";
        }
    }

    @ParameterizedTest
    @EnumSource
    void anOldVersionStaysUsableUntilItsLastUserIsDone(Kind kind) throws Exception {
        prepare(kind);
        write("v1");
        try (LiveCatalog<Catalog> live = LiveCatalog.open(watched(kind), NEVER, catalog -> catalog, news::add)) {
            String title = live.use(old -> {
                replaceWhileInUse(live);
                return title(old);
            });
            assertThat(title).isEqualTo("v1");
            assertThat(live.use(LiveCatalogTest::title)).isEqualTo("v2");
            assertThat(openFiles()).noneMatch(name -> name.endsWith("(deleted)"));
        }
    }

    private void replaceWhileInUse(LiveCatalog<Catalog> live) {
        try {
            write("v2");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(live.look()).isTrue();
    }

    private static String title(Catalog catalog) {
        return catalog.find(Set.of("i7")).values().stream()
                .map(item -> item.value("title").orElse("").toString())
                .findFirst()
                .orElse("");
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatDidNotChangeIsNotOpenedAgain(Kind kind) throws Exception {
        prepare(kind);
        write("v1");
        try (LiveCatalog<Enricher> live = live(kind)) {
            for (int i = 0; i < 10; i++) {
                assertThat(live.look()).isFalse();
            }
            assertThat(opened).hasValue(1);
            write("v2");
            assertThat(live.look()).isTrue();
            assertThat(live.look()).isFalse();
            assertThat(opened).hasValue(2);
        }
    }

    @Test
    void aFileWithTheSameVersionTakesNoPlace() throws Exception {
        write("v1");
        try (LiveCatalog<Enricher> live = live(Kind.LOOKED_UP)) {
            put(database(), Files.readAllBytes(database()));
            assertThat(live.look()).isFalse();
            assertThat(opened).hasValue(2);
            assertThat(live.look()).isFalse();
            assertThat(opened).hasValue(2);
            assertThat(live.use(LiveCatalogTest::titles)).containsExactly("v1");
            assertThat(told()).isEmpty();
        }
    }

    private void put(Path file, byte[] bytes) throws IOException {
        Path written = Files.write(folder.resolve("written"), bytes);
        Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static Path file(Kind kind, Path database) {
        return kind.isPack() ? pack(database) : database;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "SERVER_.*")
    void aDamagedFileIsToldOnceAndTheLastGoodVersionStays(Kind kind) throws Exception {
        prepare(kind);
        write("v1");
        Path file = file(kind, database());
        try (LiveCatalog<Enricher> live = live(kind)) {
            write("v2");
            byte[] whole = Files.readAllBytes(file);
            put(file, Arrays.copyOf(whole, whole.length - 1000));
            assertThat(live.look()).isFalse();
            assertThat(live.look()).isFalse();
            assertThat(opened).hasValue(2);
            assertThat(told())
                    .singleElement()
                    .asString()
                    .startsWith("version 1 of the catalog stays: catalog " + file + ": ");
            assertThat(live.use(LiveCatalogTest::titles)).containsExactly("v1");
            put(file, whole);
            assertThat(live.look()).isTrue();
            assertThat(live.use(LiveCatalogTest::titles)).containsExactly("v2");
        }
    }

    @Test
    void aFileThatIsGoneIsToldOnceAndComesBack() throws Exception {
        write("v1");
        try (LiveCatalog<Enricher> live = live(Kind.LOOKED_UP)) {
            byte[] whole = Files.readAllBytes(database());
            Files.delete(database());
            assertThat(live.look()).isFalse();
            assertThat(live.look()).isFalse();
            assertThat(live.use(LiveCatalogTest::titles)).containsExactly("v1");
            assertThat(told())
                    .containsExactly("version 1 of the catalog stays: catalog " + database()
                            + ": there is no such file: check the path");
            put(database(), whole);
            assertThat(live.look()).isFalse();
            write("v2");
            assertThat(live.look()).isTrue();
        }
    }

    @Test
    void rulesAreCheckedAgainAgainstTheColumnsOfANewerVersion() throws Exception {
        write("v1");
        try (LiveCatalog<Enricher> live = live(Kind.HELD)) {
            Sql.run(database(), "alter table item add column maker_since int before title");
            assertThat(live.look()).isTrue();
            assertThat(live.use(LiveCatalogTest::titles)).containsExactly("v1");
            assertThatThrownBy(() -> live.remake(catalog -> Enricher.of(rules("item.colour", catalog), catalog)))
                    .isInstanceOf(InvalidRulesException.class);
            live.remake(catalog -> Enricher.of(rules("item.item_id", catalog), catalog));
            assertThat(live.use(LiveCatalogTest::titles)).hasSize(IDS.size());
        }
    }

    @Test
    void aVersionThatRulesDoNotFitWaitsForRulesThatDo() throws Exception {
        write("v1");
        try (LiveCatalog<Enricher> live = live(Kind.HELD)) {
            Sql.run(database(), "alter table item alter column title rename to name");
            assertThat(live.look()).isFalse();
            assertThat(live.look()).isFalse();
            assertThat(opened).hasValue(2);
            assertThat(told()).singleElement().asString().contains("the catalog has no column `title`");
            assertThat(live.use(LiveCatalogTest::titles)).containsExactly("v1");
            live.remake(catalog -> Enricher.of(rules("item.item_id", catalog), catalog));
            assertThat(live.look()).isTrue();
            assertThat(live.use(LiveCatalogTest::titles)).hasSize(IDS.size());
        }
    }

    @Test
    void aThreadOfItsOwnLooksUntilItIsClosed() throws Exception {
        write("v1");
        try (LiveCatalog<Enricher> live =
                LiveCatalog.open(database(), Duration.ofMillis(5), LiveCatalogTest::enricher, news::add)) {
            write("v2");
            assertThat(news.poll(1, TimeUnit.MINUTES)).isEqualTo(new CatalogNews.Replaced(1, 2));
            assertThat(live.use(LiveCatalogTest::titles)).containsExactly("v2");
        }
        while (Thread.getAllStackTraces().keySet().stream()
                .anyMatch(thread -> thread.getName().equals("garnish-catalog-live"))) {
            Thread.sleep(5);
        }
    }

    private static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("listener"), new NoClassDefFoundError("Gone"), new StackOverflowError());
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aListenerThatThrowsCostsNothingAndTheApplicationSeesIt(Throwable failure) throws Exception {
        write("v1");
        List<Throwable> seen = new CopyOnWriteArrayList<>();
        Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
        Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> seen.add(thrown));
        try (LiveCatalog<Enricher> live =
                LiveCatalog.open(watched(Kind.LOOKED_UP), NEVER, LiveCatalogTest::enricher, thrower(failure))) {
            write("v2");
            assertThat(live.look()).isTrue();
            assertThat(live.use(LiveCatalogTest::titles)).containsExactly("v2");
            put(database(), new byte[] {1});
            assertThat(live.look()).isFalse();
            assertThat(live.use(LiveCatalogTest::titles)).containsExactly("v2");
            assertThat(seen).containsExactly(failure, failure);
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(before);
        }
        assertThat(openFiles()).isEmpty();
    }

    private static Consumer<CatalogNews> thrower(Throwable failure) {
        return news -> LiveCatalogTest.<RuntimeException>raise(failure);
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void raise(Throwable failure) throws E {
        throw (E) failure;
    }

    @ParameterizedTest
    @MethodSource("failures")
    void theThreadOfItsOwnGoesOnWhateverAListenerThrows(Throwable failure) throws Exception {
        write("v1");
        BlockingQueue<Throwable> seen = new LinkedBlockingQueue<>();
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((thread, thrown) -> seen.add(thrown));
        try (LiveCatalog<Enricher> live =
                LiveCatalog.open(database(), Duration.ofMillis(5), LiveCatalogTest::enricher, thrower(failure))) {
            for (int version = 2; version <= 3; version++) {
                write("v" + version);
                assertThat(seen.poll(1, TimeUnit.MINUTES)).isSameAs(failure);
                assertThat(live.use(LiveCatalogTest::titles)).containsExactly("v" + version);
            }
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aVersionThatNothingCanBeMadeOfIsRefusedWhateverIsThrown(Throwable failure) throws Exception {
        write("v1");
        AtomicBoolean fails = new AtomicBoolean();
        try (LiveCatalog<Enricher> live = LiveCatalog.open(
                watched(Kind.LOOKED_UP),
                NEVER,
                catalog -> {
                    if (fails.get()) {
                        LiveCatalogTest.<RuntimeException>raise(failure);
                    }
                    return enricher(catalog);
                },
                news::add)) {
            fails.set(true);
            write("v2");
            assertThat(live.look()).isFalse();
            assertThat(live.use(LiveCatalogTest::titles)).containsExactly("v1");
            assertThat(news.poll()).isEqualTo(new CatalogNews.Refused(1, failure));
            assertThat(openFiles()).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void whatIsClosedIsOfNoMoreUse() throws Exception {
        write("v1");
        LiveCatalog<Enricher> live = live(Kind.LOOKED_UP);
        live.close();
        live.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> live.use(LiveCatalogTest::titles))
                .withMessage("the catalog is closed");
        write("v2");
        assertThat(live.look()).isFalse();
        assertThat(openFiles()).isEmpty();
        assertThat(told()).isEmpty();
    }
}

package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.Change;
import dev.garnish.Deployment;
import dev.garnish.Garnish;
import dev.garnish.Recommendations;
import dev.garnish.catalog.db.model.CatalogAddress;
import dev.garnish.catalog.db.model.ServerAddress;
import dev.garnish.event.Recipient;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Catalogs whose versions replace each other while a {@link Garnish} answers. */
class LiveVersionsTest {
    private static final List<String> IDS =
            IntStream.range(0, 300).mapToObj(i -> "i" + i).toList();

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

    private final List<Change> changes = new ArrayList<>();
    private volatile String rules = rules("item.title");
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

    private Garnish live(Kind kind) {
        return live(watched(kind));
    }

    private Garnish live(VersionSource source) {
        return Garnish.builder()
                .rules(() -> List.of(new Source("shop.rules", rules)))
                .catalog(source)
                .onChange(changes::add)
                .open();
    }

    private static String rules(String value) {
        return "attribute Title\n  use " + value + "\n  else \"none\"\n";
    }

    private static Set<Object> titles(Garnish live) {
        Recommendations made = live.recommend(Recipient.of("r"), IDS);
        assertThat(made.diagnostics()).isEmpty();
        return new HashSet<>((List<?>) made.values().get("Title"));
    }

    private List<String> told() {
        List<String> all = changes.stream().map(Change::message).toList();
        changes.clear();
        return all;
    }

    @ParameterizedTest
    @EnumSource
    void eachEventSeesOneWholeVersionAndTheNewestIsLeft(Kind kind) throws Exception {
        prepare(kind);
        write("v1");
        AtomicBoolean end = new AtomicBoolean();
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Garnish live = live(kind)) {
            List<Future<Set<Object>>> seen = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                seen.add(threads.submit(() -> seen(live, end)));
            }
            for (int version = 2; version <= 4; version++) {
                write("v" + version);
                assertThat(live.refresh()).isTrue();
                assertThat(titles(live)).containsExactly("v" + version);
            }
            end.set(true);
            for (Future<Set<Object>> each : seen) {
                assertThat(each.get()).isSubsetOf("v1", "v2", "v3", "v4");
            }
            assertThat(live.state().catalog()).isEqualTo(name(kind));
            assertThat(openFiles()).hasSizeLessThanOrEqualTo(1).noneMatch(name -> name.endsWith("(deleted)"));
        } finally {
            threads.shutdown();
        }
        assertThat(openFiles()).isEmpty();
        if (kind.isPack()) {
            assertThat(told()).hasSize(3);
            return;
        }
        assertThat(told())
                .containsExactly(
                        "catalog version 2 took the place of version 1",
                        "catalog version 3 took the place of version 2",
                        "catalog version 4 took the place of version 3");
    }

    /** A log calls a pack by its content, a database by its version's number. */
    private String name(Kind kind) {
        if (!kind.isPack()) {
            return "version 4";
        }
        try (CatalogFile newest = kind.open(database())) {
            return newest.version();
        }
    }

    private static Set<Object> seen(Garnish live, AtomicBoolean end) {
        Set<Object> seen = new HashSet<>();
        while (!end.get()) {
            Set<Object> titles = titles(live);
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
            return all.map(LiveVersionsTest::target)
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
        try (Garnish live = live(kind)) {
            String title = live.use(old -> {
                replaceWhileInUse(live);
                return title(old);
            });
            assertThat(title).isEqualTo("v1");
            assertThat(live.use(LiveVersionsTest::title)).isEqualTo("v2");
            assertThat(openFiles()).noneMatch(name -> name.endsWith("(deleted)"));
        }
    }

    private void replaceWhileInUse(Garnish live) {
        try {
            write("v2");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        assertThat(live.refresh()).isTrue();
    }

    private static String title(Deployment serving) {
        return serving.catalog().find(Set.of("i7")).values().stream()
                .map(item -> item.value("title").orElse("").toString())
                .findFirst()
                .orElse("");
    }

    @ParameterizedTest
    @EnumSource
    void aFileThatDidNotChangeIsNotOpenedAgain(Kind kind) throws Exception {
        prepare(kind);
        write("v1");
        try (Garnish live = live(kind)) {
            for (int i = 0; i < 10; i++) {
                assertThat(live.refresh()).isFalse();
            }
            assertThat(opened).hasValue(1);
            write("v2");
            assertThat(live.refresh()).isTrue();
            assertThat(live.refresh()).isFalse();
            assertThat(opened).hasValue(2);
        }
    }

    @Test
    void aFileWithTheSameVersionTakesNoPlace() throws Exception {
        write("v1");
        try (Garnish live = live(Kind.LOOKED_UP)) {
            put(database(), Files.readAllBytes(database()));
            assertThat(live.refresh()).isFalse();
            assertThat(opened).hasValue(2);
            assertThat(live.refresh()).isFalse();
            assertThat(opened).hasValue(2);
            assertThat(titles(live)).containsExactly("v1");
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
    void aDamagedFileIsReportedOnceAndTheLastGoodVersionStays(Kind kind) throws Exception {
        prepare(kind);
        write("v1");
        Path file = file(kind, database());
        try (Garnish live = live(kind)) {
            write("v2");
            byte[] whole = Files.readAllBytes(file);
            put(file, Arrays.copyOf(whole, whole.length - 1000));
            assertThat(live.refresh()).isFalse();
            assertThat(live.refresh()).isFalse();
            assertThat(opened).hasValue(2);
            assertThat(told()).singleElement().asString().startsWith("newer catalog not used: catalog " + file + ": ");
            assertThat(titles(live)).containsExactly("v1");
            put(file, whole);
            assertThat(live.refresh()).isTrue();
            assertThat(titles(live)).containsExactly("v2");
        }
    }

    @Test
    void aFileThatIsGoneIsReportedOnceAndComesBack() throws Exception {
        write("v1");
        try (Garnish live = live(Kind.LOOKED_UP)) {
            byte[] whole = Files.readAllBytes(database());
            Files.delete(database());
            assertThat(live.refresh()).isFalse();
            assertThat(live.refresh()).isFalse();
            assertThat(titles(live)).containsExactly("v1");
            assertThat(told())
                    .containsExactly("newer catalog not used: catalog " + database()
                            + ": there is no such file: check the path");
            put(database(), whole);
            assertThat(live.refresh()).isFalse();
            assertThat(told()).containsExactly("catalog version 1 is in order again");
            write("v2");
            assertThat(live.refresh()).isTrue();
        }
    }

    @Test
    void rulesAreCheckedAgainAgainstTheColumnsOfANewerVersion() throws Exception {
        write("v1");
        try (Garnish live = live(Kind.HELD)) {
            Sql.run(database(), "alter table item add column maker_since int before title");
            assertThat(live.refresh()).isTrue();
            assertThat(titles(live)).containsExactly("v1");
            rules = rules("item.colour");
            assertThat(live.refresh()).isFalse();
            assertThat(live.state().refused())
                    .singleElement()
                    .asString()
                    .contains("the catalog has no column `colour`");
            rules = rules("item.item_id");
            assertThat(live.refresh()).isTrue();
            assertThat(titles(live)).hasSize(IDS.size());
        }
    }

    @Test
    void aVersionThatRulesDoNotFitWaitsForRulesThatDo() throws Exception {
        write("v1");
        try (Garnish live = live(Kind.HELD)) {
            Sql.run(database(), "alter table item alter column title rename to name");
            assertThat(live.refresh()).isFalse();
            assertThat(live.refresh()).isFalse();
            assertThat(opened).hasValue(2);
            assertThat(told()).singleElement().asString().contains("the catalog has no column `title`");
            assertThat(titles(live)).containsExactly("v1");
            rules = rules("item.item_id");
            assertThat(live.refresh()).isTrue();
            assertThat(titles(live)).hasSize(IDS.size());
        }
    }

    private static Stream<Throwable> failures() {
        return Stream.of(
                new IllegalStateException("listener"), new NoClassDefFoundError("Gone"), new StackOverflowError());
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void raise(Throwable failure) throws E {
        throw (E) failure;
    }

    @ParameterizedTest
    @MethodSource("failures")
    void aVersionThatDoesNotOpenIsRefusedWhateverIsThrown(Throwable failure) throws Exception {
        write("v1");
        AtomicBoolean fails = new AtomicBoolean();
        VersionSource watched = watched(Kind.LOOKED_UP);
        VersionSource failing = new WatchedSource(watched, () -> {
            CatalogFile opened = watched.open();
            if (fails.get()) {
                opened.close();
                LiveVersionsTest.<RuntimeException>raise(failure);
            }
            return opened;
        });
        try (Garnish live = live(failing)) {
            fails.set(true);
            write("v2");
            assertThat(live.refresh()).isFalse();
            assertThat(titles(live)).containsExactly("v1");
            assertThat(told()).singleElement().asString().startsWith("newer catalog not used: ");
            assertThat(openFiles()).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void whatIsClosedHasNoFileOpen() throws Exception {
        write("v1");
        Garnish live = live(Kind.LOOKED_UP);
        live.close();
        live.close();
        write("v2");
        assertThat(live.refresh()).isFalse();
        assertThat(openFiles()).isEmpty();
        assertThat(told()).isEmpty();
    }
}

package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogSource;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Recipient;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Newer rules, tables and items take over when they pass, and stay out when they do not. */
class GarnishReloadTest {
    private static final Schema TITLES = Schema.of(new Column("title", Type.TEXT));
    private static final Schema GENRES = Schema.of(new Column("genre", Type.TEXT), new Column("title", Type.TEXT));
    private static final Schema NAMES = Schema.of(new Column("name", Type.TEXT));

    @TempDir
    private Path folder;

    private final List<Change> changes = Collections.synchronizedList(new ArrayList<>());

    /** A version whose name is its only item's title. */
    private record Named(Catalog catalog, String version) implements Catalog {
        static Catalog of(Schema schema, String version, Object... values) {
            return new Named(Catalog.of(schema, List.of(Item.of(schema, "1", values))), version);
        }

        @Override
        public Schema schema() {
            return catalog.schema();
        }

        @Override
        public Map<String, Item> find(Set<String> ids) {
            return catalog.find(ids);
        }

        @Override
        public Stream<Item> items() {
            return catalog.items();
        }
    }

    private static final Catalog FIRST = Named.of(TITLES, "v1", "Fleabag");

    private static String titled(String prefix) {
        return "attribute Title\n  use \"" + prefix + "\" + item.title\n  else \"-\"\n";
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text);
    }

    private Garnish open(VersionedCatalog source) {
        return open(source, changes::add);
    }

    private Garnish open(VersionedCatalog source, Consumer<Change> listener) {
        return Garnish.builder()
                .rules(folder)
                .catalog(source)
                .onChange(listener)
                .open();
    }

    private static String title(Garnish garnish) {
        return garnish.recommend(Recipient.of("u"), List.of("1")).items().get(0).text("Title");
    }

    private List<String> messages() {
        return changes.stream().map(Change::message).toList();
    }

    private static String checksum(Garnish garnish) {
        return garnish.state().rules().substring(0, 12);
    }

    @Test
    void newerRulesTakeOverAndAreReportedOnce() throws IOException {
        write("a.rules", titled("a "));
        try (Garnish garnish = open(new VersionedCatalog(FIRST))) {
            String before = garnish.state().rules();
            assertThat(title(garnish)).isEqualTo("a Fleabag");
            assertThat(garnish.refresh()).isFalse();

            write("a.rules", titled("b "));

            assertThat(garnish.refresh()).isTrue();
            assertThat(title(garnish)).isEqualTo("b Fleabag");
            assertThat(garnish.refresh()).isFalse();
            assertThat(changes)
                    .containsExactly(new Change(
                            Change.Subject.RULES,
                            Change.Outcome.TOOK_OVER,
                            garnish.state().rules(),
                            before,
                            ""));
            assertThat(messages())
                    .containsExactly("rules " + checksum(garnish) + " took the place of " + before.substring(0, 12));
        }
    }

    @Test
    void newerFilesAndTablesTakeOver() throws IOException {
        write(
                "a.rules",
                "table names from names.csv\nattribute Title\n  use lookup(\"names\", item.title)\n  else \"-\"\n");
        write("names.csv", "key,value\nFleabag,One\n");
        try (Garnish garnish = open(new VersionedCatalog(FIRST))) {
            assertThat(title(garnish)).isEqualTo("One");

            write("names.csv", "key,value\nFleabag,Two\n");
            assertThat(garnish.refresh()).isTrue();
            assertThat(title(garnish)).isEqualTo("Two");

            write("b.rules", "attribute More\n  use item.title\n  else \"-\"\n");
            assertThat(garnish.refresh()).isTrue();
            assertThat(garnish.recommend(Recipient.of("u"), List.of("1"))
                            .items()
                            .get(0)
                            .text("More"))
                    .isEqualTo("Fleabag");

            Files.delete(folder.resolve("names.csv"));
            assertThat(garnish.refresh()).isFalse();
            assertThat(title(garnish)).isEqualTo("Two");
            assertThat(garnish.state().isCurrent()).isFalse();
        }
    }

    @Test
    void newerIncludedFilesTakeOver() throws IOException {
        write("a.rules", "include \"below/b.rules\"\nattribute Title\n  use value.Greeting\n  else \"-\"\n");
        Files.createDirectory(folder.resolve("below"));
        write("below/b.rules", "value Greeting\n  use \"one\"\n");
        try (Garnish garnish = open(new VersionedCatalog(FIRST))) {
            assertThat(title(garnish)).isEqualTo("one");

            write("below/b.rules", "table t from t.csv\nvalue Greeting\n  use lookup(\"t\", \"key\")\n");
            write("below/t.csv", "key,two\n");
            assertThat(garnish.refresh()).isTrue();
            assertThat(title(garnish)).isEqualTo("two");

            write("below/t.csv", "key,three\n");
            assertThat(garnish.refresh()).isTrue();
            assertThat(title(garnish)).isEqualTo("three");

            Files.delete(folder.resolve("below/b.rules"));
            assertThat(garnish.refresh()).isFalse();
            assertThat(title(garnish)).isEqualTo("three");

            write("below/b.rules", "value Greeting\n  use \"four\"\n");
            assertThat(garnish.refresh()).isTrue();
            assertThat(title(garnish)).isEqualTo("four");
        }
    }

    @Test
    void newerItemsTakeOver() throws IOException {
        write("a.rules", titled(""));
        VersionedCatalog source = new VersionedCatalog(FIRST);
        try (Garnish garnish = open(source)) {
            Instant since = garnish.state().since();
            Catalog second = Named.of(TITLES, "v2", "Hunters");
            source.set(second);

            assertThat(garnish.refresh()).isTrue();
            assertThat(garnish.refresh()).isFalse();

            assertThat(title(garnish)).isEqualTo("Hunters");
            assertThat(changes)
                    .containsExactly(new Change(Change.Subject.CATALOG, Change.Outcome.TOOK_OVER, "v2", "v1", ""));
            assertThat(messages()).containsExactly("catalog v2 took the place of v1");
            assertThat(garnish.state().catalog()).isEqualTo("v2");
            assertThat(garnish.state().since()).isAfterOrEqualTo(since);
            assertThat(source.opened).containsExactly(FIRST, second);
            assertThat(source.released).containsExactly(FIRST);
        }
        assertThat(source.released).isEqualTo(source.opened);
    }

    @Test
    void rulesThatFitOnlyTheNewerItemsComeIntoUseWithThem() throws IOException {
        write("a.rules", titled(""));
        VersionedCatalog source = new VersionedCatalog(FIRST);
        try (Garnish garnish = open(source)) {
            String before = checksum(garnish);
            write("a.rules", "attribute Title\n  use item.genre + item.title\n  else \"-\"\n");
            assertThat(garnish.refresh()).isFalse();
            assertThat(garnish.state().refused()).hasSize(1);

            source.set(Named.of(GENRES, "v2", "Comedy ", "Fleabag"));

            assertThat(garnish.refresh()).isTrue();
            assertThat(title(garnish)).isEqualTo("Comedy Fleabag");
            assertThat(garnish.state().isCurrent()).isTrue();
            assertThat(messages())
                    .containsExactly(
                            "newer rules not used: " + folder.resolve("a.rules")
                                    + ":2:12: the catalog has no column `genre` (`garnish check` explains)",
                            "catalog v2 took the place of v1",
                            "rules " + checksum(garnish) + " took the place of " + before);
        }
    }

    @Test
    void itemsThatFitOnlyTheNewerRulesComeIntoUseWithThem() throws IOException {
        write("a.rules", titled(""));
        VersionedCatalog source = new VersionedCatalog(FIRST);
        try (Garnish garnish = open(source)) {
            String before = checksum(garnish);
            source.set(Named.of(NAMES, "v2", "Named"));
            assertThat(garnish.refresh()).isFalse();
            assertThat(title(garnish)).isEqualTo("Fleabag");
            assertThat(garnish.state().refused()).extracting(Change::subject).containsExactly(Change.Subject.CATALOG);

            write("a.rules", "attribute Title\n  use item.name\n  else \"-\"\n");

            assertThat(garnish.refresh()).isTrue();
            assertThat(title(garnish)).isEqualTo("Named");
            assertThat(garnish.state().isCurrent()).isTrue();
            assertThat(messages())
                    .hasSize(3)
                    .startsWith("newer catalog not used: " + folder.resolve("a.rules")
                            + ":2:17: the catalog has no column `title` (`garnish check` explains)")
                    .contains(
                            "catalog v2 took the place of v1",
                            "rules " + checksum(garnish) + " took the place of " + before);
        }
        assertThat(source.released).containsExactlyInAnyOrderElementsOf(source.opened);
    }

    @Test
    void itemsThatFitNeitherRulesAreJudgedByThoseInUse() throws IOException {
        write("a.rules", titled(""));
        VersionedCatalog source = new VersionedCatalog(FIRST);
        try (Garnish garnish = open(source)) {
            write("a.rules", "nonsense\n");
            source.set(Named.of(NAMES, "v2", "Named"));

            assertThat(garnish.refresh()).isFalse();

            assertThat(title(garnish)).isEqualTo("Fleabag");
            assertThat(messages()).hasSize(2);
            assertThat(messages().get(0)).contains("the catalog has no column `title`");
            assertThat(messages().get(1)).startsWith("newer rules not used: " + folder.resolve("a.rules") + ":1:1: ");
            assertThat(garnish.refresh()).isFalse();
            assertThat(changes).hasSize(2);
        }
    }

    @Test
    void aRefusedVersionIsReportedOnceAndForgottenWhenTheFilesGoBack() throws IOException {
        write("a.rules", titled(""));
        try (Garnish garnish = open(new VersionedCatalog(FIRST))) {
            write("a.rules", titled("") + "test \"t\"\n  items 1\n  expect Title = [\"?\"]\n");
            for (int i = 0; i < 3; i++) {
                assertThat(garnish.refresh()).isFalse();
                assertThat(garnish.state().refused())
                        .containsExactly(new Change(
                                Change.Subject.RULES,
                                Change.Outcome.REFUSED,
                                garnish.state().rules(),
                                garnish.state().rules(),
                                "1 of 1 tests fail: `t` (" + folder.resolve("a.rules")
                                        + ":4:1) (`garnish test` explains)"));
                assertThat(changes).isEqualTo(garnish.state().refused());
            }

            write("a.rules", titled(""));
            assertThat(garnish.refresh()).isFalse();
            assertThat(garnish.state().isCurrent()).isTrue();
            assertThat(messages().get(1)).isEqualTo("rules " + checksum(garnish) + " are in order again");

            write("a.rules", "nonsense\n");
            assertThat(garnish.refresh()).isFalse();
            assertThat(garnish.state().isCurrent()).isFalse();

            write("a.rules", titled("good "));
            assertThat(garnish.refresh()).isTrue();
            assertThat(garnish.state().isCurrent()).isTrue();
            assertThat(title(garnish)).isEqualTo("good Fleabag");
            assertThat(changes).hasSize(4);
        }
    }

    @Test
    void aRefusedCatalogIsForgottenWhenAGoodOneComes() throws IOException {
        write("a.rules", titled(""));
        VersionedCatalog source = new VersionedCatalog(FIRST);
        try (Garnish garnish = open(source)) {
            source.set(Named.of(NAMES, "v2", "Named"));
            assertThat(garnish.refresh()).isFalse();
            source.back(FIRST);
            assertThat(garnish.refresh()).isFalse();
            assertThat(garnish.state().isCurrent()).isTrue();
            source.set(Named.of(TITLES, "v3", "Third"));
            assertThat(garnish.refresh()).isTrue();
            assertThat(garnish.state().isCurrent()).isTrue();
            assertThat(title(garnish)).isEqualTo("Third");
        }
        assertThat(source.released).containsExactlyInAnyOrderElementsOf(source.opened);
    }

    private record Uncomparable(Catalog all) implements Catalog {
        @Override
        public Schema schema() {
            return all.schema();
        }

        @Override
        public Map<String, Item> find(Set<String> ids) {
            return all.find(ids);
        }

        @Override
        public Stream<Item> items() {
            return all.items();
        }

        @Override
        public String version() {
            return all.version();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            throw new AssertionError("compared");
        }

        @Override
        public int hashCode() {
            throw new AssertionError("hashed");
        }
    }

    /** A comparison may take long, or keep what was loaded alive. */
    @Test
    void aCatalogThatStaysAsItIsIsNotCompared() throws IOException {
        write("a.rules", titled(""));
        try (Garnish garnish =
                Garnish.builder().rules(folder).catalog(new Uncomparable(FIRST)).open()) {
            write("a.rules", titled("b "));
            assertThat(garnish.refresh()).isTrue();
            assertThat(title(garnish)).isEqualTo("b Fleabag");
            assertThat(garnish.state().isCurrent()).isTrue();
        }
    }

    @Test
    void whatFailsForAnotherReasonIsTriedAgain() throws IOException {
        write("a.rules", titled(""));
        VersionedCatalog source = new VersionedCatalog(FIRST);
        try (Garnish garnish = open(source)) {
            boolean[] down = {true};
            source.set(() -> {
                if (down[0]) {
                    throw new IllegalStateException("the database is starting");
                }
                return Named.of(TITLES, "v2", "Hunters");
            });
            assertThat(garnish.refresh()).isFalse();
            assertThat(garnish.refresh()).isFalse();
            assertThat(messages()).containsExactly("newer catalog not used: the database is starting");
            assertThat(garnish.state().refused()).isEqualTo(changes);

            down[0] = false;

            assertThat(garnish.refresh()).isTrue();
            assertThat(garnish.state().isCurrent()).isTrue();
            assertThat(title(garnish)).isEqualTo("Hunters");
        }
    }

    @Test
    void rulesWhoseTestsTheCatalogDoesNotAnswerAreTriedAgain() throws IOException {
        write("a.rules", titled(""));
        boolean[] down = {false};
        Catalog flaky = new ForwardingCatalog(FIRST, ids -> {
            if (down[0]) {
                throw new IllegalStateException("down");
            }
            return FIRST.find(ids);
        });
        try (Garnish garnish = open(new VersionedCatalog(flaky))) {
            write("a.rules", titled("b ") + "test \"t\"\n  items 1\n  expect Title = [\"b Fleabag\"]\n");
            down[0] = true;
            assertThat(garnish.refresh()).isFalse();
            assertThat(messages())
                    .containsExactly("newer rules not used: the catalog did not answer the tests of the rules:"
                            + " java.lang.IllegalStateException: down");
            down[0] = false;
            assertThat(garnish.refresh()).isTrue();
            assertThat(title(garnish)).isEqualTo("b Fleabag");
        }
    }

    @Test
    void filesThatAreGoneAreReportedOnceUntilTheyAreBack() throws IOException {
        write("a.rules", titled(""));
        try (Garnish garnish = Garnish.builder()
                .rules(folder.resolve("a.rules"))
                .catalog(FIRST)
                .onChange(changes::add)
                .open()) {
            Files.delete(folder.resolve("a.rules"));
            assertThat(garnish.refresh()).isFalse();
            assertThat(garnish.refresh()).isFalse();
            assertThat(messages())
                    .containsExactly(
                            "newer rules not used: the rules cannot be read: there is no " + folder.resolve("a.rules"));
            assertThat(title(garnish)).isEqualTo("Fleabag");

            write("a.rules", titled(""));
            assertThat(garnish.refresh()).isFalse();
            assertThat(garnish.state().isCurrent()).isTrue();
            assertThat(messages()).hasSize(2).last().isEqualTo("rules " + checksum(garnish) + " are in order again");
        }
    }

    @Test
    void aStampThatFailsIsReportedAndLeavesTheItemsInUse() throws IOException {
        write("a.rules", titled(""));
        boolean[] down = {false};
        VersionedCatalog source = new VersionedCatalog(FIRST);
        CatalogSource flaky = new CatalogSource() {
            @Override
            public Object stamp() {
                if (down[0]) {
                    throw new UncheckedIOException(new IOException("no route"));
                }
                return source.stamp();
            }

            @Override
            public Catalog open() {
                return source.open();
            }
        };
        try (Garnish garnish = Garnish.builder()
                .rules(folder)
                .catalog(flaky)
                .onChange(changes::add)
                .open()) {
            down[0] = true;
            garnish.refresh();
            garnish.refresh();
            assertThat(messages()).containsExactly("newer catalog not used: no route");
            assertThat(title(garnish)).isEqualTo("Fleabag");
            write("a.rules", titled("b "));
            assertThat(garnish.refresh()).isTrue();
            assertThat(title(garnish)).isEqualTo("b Fleabag");
            down[0] = false;
            garnish.refresh();
            assertThat(garnish.state().isCurrent()).isTrue();
        }
    }

    @Test
    void theListenerIsCalledAfterTheSwapAndMayThrow() throws IOException {
        write("a.rules", titled("a "));
        List<String> seen = new ArrayList<>();
        Garnish[] self = new Garnish[1];
        Thread.UncaughtExceptionHandler before = Thread.currentThread().getUncaughtExceptionHandler();
        List<Throwable> uncaught = new ArrayList<>();
        Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> uncaught.add(thrown));
        RuntimeException mine = new IllegalStateException("the listener's own");
        try (Garnish garnish = open(new VersionedCatalog(FIRST), change -> {
            seen.add(title(self[0]) + " " + (change.outcome() == Change.Outcome.TOOK_OVER));
            throw mine;
        })) {
            self[0] = garnish;
            write("a.rules", titled("b "));
            assertThat(garnish.refresh()).isTrue();
            write("a.rules", "nonsense");
            assertThat(garnish.refresh()).isFalse();
        } finally {
            Thread.currentThread().setUncaughtExceptionHandler(before);
        }
        assertThat(seen).containsExactly("b Fleabag true", "b Fleabag false");
        assertThat(uncaught).containsExactly(mine, mine);
    }

    @Test
    void aWatchedOneLooksByItselfAlsoAfterItsListenerThrew() throws Exception {
        write("a.rules", titled("a "));
        CountDownLatch twice = new CountDownLatch(2);
        try (Garnish garnish = Garnish.builder()
                .rules(folder)
                .catalog(FIRST)
                .watching(Duration.ofMillis(10))
                .onChange(change -> {
                    Thread.currentThread().setUncaughtExceptionHandler((thread, thrown) -> twice.countDown());
                    throw new AssertionError("the listener's own");
                })
                .open()) {
            write("a.rules", titled("b "));
            while (twice.getCount() == 2) {
                Thread.sleep(5);
            }
            assertThat(title(garnish)).isEqualTo("b Fleabag");
            write("a.rules", titled("c "));
            assertThat(twice.await(20, TimeUnit.SECONDS)).isTrue();
            assertThat(title(garnish)).isEqualTo("c Fleabag");
        }
    }

    @Test
    void manyWhoLookAtOnceReportAChangeOnce() throws Exception {
        write("a.rules", titled("a "));
        VersionedCatalog source = new VersionedCatalog(FIRST);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (Garnish garnish = open(source)) {
            source.set(Named.of(TITLES, "v2", "Hunters"));
            write("a.rules", titled("b "));
            List<Future<Boolean>> looks = threads.invokeAll(Collections.nCopies(4, garnish::refresh));
            int tookOver = 0;
            for (Future<Boolean> look : looks) {
                tookOver += look.get() ? 1 : 0;
            }
            assertThat(tookOver).isEqualTo(1);
            assertThat(changes)
                    .extracting(Change::subject)
                    .containsExactly(Change.Subject.CATALOG, Change.Subject.RULES);
            assertThat(title(garnish)).isEqualTo("b Hunters");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void rulesAsTextStayAsTheyAre() {
        try (Garnish garnish = Garnish.builder()
                .rules(List.of(new Source("a", titled("a "))), TableReader.NONE)
                .catalog(FIRST)
                .open()) {
            assertThat(garnish.refresh()).isFalse();
            assertThat(title(garnish)).isEqualTo("a Fleabag");
        }
    }
}

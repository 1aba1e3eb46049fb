package dev.garnish.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.FailedTestsException;
import dev.garnish.Garnish;
import dev.garnish.RuleFiles;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Recipient;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesReleasesTest {
    private static final Schema SCHEMA = Schema.of(new Column("item_id", Type.TEXT), new Column("title", Type.TEXT));
    private static final Catalog CATALOG = Catalog.of(SCHEMA, List.of(Item.of(SCHEMA, "1", "1", "Fleabag")));

    @TempDir
    private Path parent = Path.of("");

    private Path folder() {
        return parent.resolve("rules");
    }

    private RulesReleases releases() {
        return RulesReleases.at(folder());
    }

    /** Two files and a table that say which version they are of. */
    private static RuleSet rules(String version) {
        return RuleSet.parse(
                List.of(
                        new Source("a.rules", "attribute A\n use \"" + version + "\"\n else \"-\"\n"),
                        new Source(
                                "b.rules",
                                "table t from t.csv\nattribute B\n use lookup(\"t\", item.title)\n else \"-\"\n"
                                        + "test \"t\"\n items 1\n expect A = [\"" + version + "\"]\n")),
                SCHEMA,
                (source, file) -> Optional.of("key,value\nFleabag," + version + "\n"));
    }

    private Release ship(String version) {
        return releases().ship(rules(version), CATALOG, "sofia", "version " + version);
    }

    private String shown() {
        try (Garnish host = Garnish.builder().rules(folder()).catalog(CATALOG).open()) {
            return host.recommend(Recipient.of("r"), List.of("1")).values().toString();
        }
    }

    @Test
    void whatIsShippedIsReadAsARulesFolder() {
        Release release = ship("one");

        assertThat(shown()).isEqualTo("{A=[one], B=[one]}");
        assertThat(release.number()).isEqualTo(1);
        assertThat(release.checksum()).isEqualTo(rules("one").checksum());
        assertThat(releases().history()).containsExactly(release);
        assertThat(release.who() + ": " + release.why()).isEqualTo("sofia: version one");
    }

    @Test
    void includedFilesAndTheirTablesStandWhereTheyAreLookedFor() throws IOException {
        Path own = parent.resolve("own");
        Files.createDirectories(own.resolve("shared"));
        Files.writeString(
                own.resolve("mail.txt"), "include \"shared/words.rules\"\nattribute A\n use \"a\"\n else \"-\"\n");
        Files.writeString(
                own.resolve("shared/words.rules"),
                "table t from t.csv\nattribute B\n use lookup(\"t\", item.title)\n else \"-\"\n");
        Files.writeString(own.resolve("shared/t.csv"), "key,value\nFleabag,b\n");

        releases().ship(RuleSet.load(own.resolve("mail.txt"), SCHEMA), CATALOG, "s", "w");
        assertThat(shown()).isEqualTo("{A=[a], B=[b]}");
        ship("two");
        releases().rollback("s", "w");
        assertThat(shown()).isEqualTo("{A=[a], B=[b]}");
    }

    @Test
    void aRollbackGoesBackAndASecondOneFurther() {
        ship("one");
        ship("two");
        ship("three");

        assertThat(releases().rollback("ada", "a typing error").restores()).isEqualTo(2);
        assertThat(shown()).contains("two");
        assertThat(releases().rollback("ada", "still").restores()).isEqualTo(1);
        assertThat(shown()).contains("one");
        assertThatThrownBy(() -> releases().rollback("ada", "once more"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageEndingWith(folder() + ": there is no version before this one");
        assertThat(releases().rollback(3, "ada", "it was fine").number()).isEqualTo(6);
        assertThat(shown()).contains("three");
        assertThat(releases().history())
                .extracting(one -> one.number() + " " + one.restores() + " " + one.isLive())
                .containsExactly("6 3 true", "5 1 false", "4 2 false", "3 0 false", "2 0 false", "1 0 false");
    }

    @Test
    void whatDoesNotPassChangesNothing() {
        ship("one");
        RuleSet failing = RuleSet.parse(
                List.of(new Source(
                        "a.rules",
                        "attribute A\n use \"x\"\n else \"-\"\ntest \"t\"\n items 1\n expect A = [\"y\"]\n")),
                SCHEMA);
        Schema other = Schema.of(new Column("name", Type.TEXT));

        assertThatThrownBy(() -> releases().ship(failing, CATALOG, "s", "w")).isInstanceOf(FailedTestsException.class);
        assertThatThrownBy(() -> releases().ship(rules("two"), Catalog.of(other, List.of()), "s", "w"))
                .isInstanceOf(InvalidRulesException.class);
        assertThat(shown()).contains("one");
        assertThat(releases().history()).hasSize(1);
        assertThat(parent.resolve("rules.versions")).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void aPlainFolderOfRulesBecomesTheFirstVersion() throws IOException {
        Files.writeString(
                Files.createDirectory(folder()).resolve("old.rules"), "attribute A\n use \"old\"\n else \"-\"\n");

        assertThat(ship("one").number()).isEqualTo(2);
        assertThat(shown()).contains("one");
        assertThat(releases().rollback("s", "w").restores()).isEqualTo(1);
        assertThat(shown()).isEqualTo("{A=[old]}");
    }

    @Test
    void whatIsNoFolderOfRulesStays() throws IOException {
        Path other = Files.writeString(Files.createDirectory(folder()).resolve("letter.txt"), "mine");

        assertThatThrownBy(() -> ship("one"))
                .hasMessageEndingWith(folder() + ": is a folder of other files: name one for rules alone");
        assertThat(other).content().isEqualTo("mine");
        Files.delete(other);
        assertThat(ship("one").number()).isEqualTo(1);
    }

    @Test
    void aLinkOfSomebodyElseStays() throws IOException {
        Path target = Files.createDirectory(parent.resolve("elsewhere"));
        Files.createSymbolicLink(folder(), target);

        assertThatThrownBy(() -> ship("one"))
                .hasMessageEndingWith("is a link to something else than a version of its own: name another folder");
        assertThat(Files.readSymbolicLink(folder())).isEqualTo(target);
    }

    @Test
    void manyWhoShipAtOnceEachMakeAVersion() throws Exception {
        ExecutorService people = Executors.newFixedThreadPool(4);
        List<Future<Release>> shipped = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            String version = "v" + i;
            shipped.add(people.submit(() -> ship(version)));
        }
        for (Future<Release> one : shipped) {
            one.get();
        }
        people.shutdown();

        assertThat(releases().history()).extracting(Release::number).containsExactly(8L, 7L, 6L, 5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void aHostNeverSeesAMixtureDuringTenThousandSwitches() throws Exception {
        ship("one");
        ship("two");
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicLong reads = new AtomicLong();
        List<String> mixtures = Collections.synchronizedList(new ArrayList<>());
        ExecutorService hosts = Executors.newFixedThreadPool(2);
        Future<?> reader = hosts.submit(() -> {
            while (!isOver.get()) {
                List<Source> read = RuleFiles.source(folder()).sources();
                String table = RuleFiles.table(read.get(1), "t.csv").orElse("none");
                boolean isOne = read.get(0).text().contains("\"one\"");
                boolean isWhole = read.get(1).text().contains(isOne ? "\"one\"" : "\"two\"")
                        && table.contains(isOne ? ",one" : ",two");
                if (!isWhole) {
                    mixtures.add(read + table);
                }
                reads.incrementAndGet();
            }
            return null;
        });
        try (Garnish host = Garnish.builder()
                .rules(folder())
                .catalog(CATALOG)
                .watching(Duration.ofMillis(1))
                .open()) {
            Future<?> recipient = hosts.submit(() -> {
                while (!isOver.get()) {
                    String shown = host.recommend(Recipient.of("r"), List.of("1"))
                            .values()
                            .toString();
                    if (!shown.equals("{A=[one], B=[one]}") && !shown.equals("{A=[two], B=[two]}")) {
                        mixtures.add(shown);
                    }
                    Thread.onSpinWait();
                }
                return null;
            });
            VersionFolder versions = VersionFolder.of(folder());
            for (int i = 0; i < 10_000; i++) {
                versions.switchTo(1 + i % 2);
            }
            isOver.set(true);
            reader.get();
            recipient.get();
            assertThat(host.state().refused()).isEmpty();
        }
        hosts.shutdown();

        assertThat(mixtures).isEmpty();
        assertThat(reads.get()).isPositive();
    }
}

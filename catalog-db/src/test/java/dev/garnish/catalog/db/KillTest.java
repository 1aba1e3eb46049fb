package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.db.model.CatalogVersion;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills a process that changes a catalog, again and again ({@code -Dgarnish.kill.cycles}, 12; {@code -Dgarnish.kill.seed}):
 * whatever it acknowledged is there, and everything that is there is whole.
 */
class KillTest {
    private static final int CYCLES = Integer.getInteger("garnish.kill.cycles", 4);
    private static final long SEED = Long.getLong("garnish.kill.seed", 20261125L);
    private static final int LATEST_MILLIS = 400;

    @TempDir
    Path folder = Path.of("");

    private final Map<Long, String> acknowledged = new HashMap<>();
    private long newest;

    @Test
    void whatWasAcknowledgedSurvivesAKillAtAnyMoment() throws Exception {
        Random random = new Random(SEED);
        for (int cycle = 1; cycle <= CYCLES; cycle++) {
            int delay = random.nextInt(LATEST_MILLIS);
            String context = "cycle %d of seed %d, killed %d ms after READY".formatted(cycle, SEED, delay);
            List<String> told = killed(random.nextLong(), delay);
            assertThat(told).as(context).isNotEmpty();
            told.forEach(this::remember);
            assertAllIsThere(context, told);
        }
        DbCatalog.migrate(KilledWriter.catalog(folder));
        CatalogImport.of(
                        KilledWriter.catalog(folder),
                        List.of(Files.writeString(folder.resolve("last.csv"), "id\nlast\n")))
                .run();
        assertThat(leftovers()).as("what killed processes left behind").isEmpty();
    }

    /** The whole lines that a process printed before it was killed. */
    private List<String> killed(long seed, int delay) throws IOException, InterruptedException {
        Process process = Child.start(KilledWriter.class, folder.toString(), Long.toString(seed));
        List<String> told = new ArrayList<>();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null) {
                told.add(line);
                if (line.equals(KilledWriter.READY)) {
                    Thread.sleep(delay);
                    // The process would close what it has printed.
                    process.toHandle().destroyForcibly();
                }
                line = lines.readLine();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertThat(told).as("a process that became ready").contains(KilledWriter.READY);
        return told.stream().filter(line -> line.endsWith(" .")).toList();
    }

    private void remember(String line) {
        String[] words = line.split(" ", -1);
        if (words[0].equals("VERSION")) {
            newest = Long.parseLong(words[1]);
            acknowledged.put(newest, words[2]);
        }
    }

    private void assertAllIsThere(String context, List<String> told) throws IOException {
        CatalogStore store = CatalogStore.of(KilledWriter.catalog(folder));
        Map<Long, String> there =
                store.log().stream().collect(Collectors.toMap(CatalogVersion::number, CatalogVersion::content));
        assertThat(there).as(context).containsAllEntriesOf(acknowledged);
        assertThat(store.verify().findings()).as(context).isEmpty();
        CatalogVersion last = store.status().version().orElseThrow();
        assertThat(last.number()).as(context).isGreaterThanOrEqualTo(newest);
        for (String line : told) {
            if (line.startsWith("MADE ")) {
                assertThat(Path.of(line.split(" ", -1)[1])).as(context).exists();
            }
        }
        assertNewCatalogsOpen(context);
    }

    /** Acknowledged or not: a new catalog is whole or not there. */
    private void assertNewCatalogsOpen(String context) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(each -> name(each).matches("made-.*db")).toList()) {
                try (DbCatalog open = DbCatalog.open(file)) {
                    assertThat(open.items()).as(context).isEmpty();
                }
                Files.delete(file);
            }
        }
    }

    private List<String> leftovers() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(KillTest::name)
                    .filter(name -> name.contains(".new") && !name.contains("made-"))
                    .toList();
        }
    }

    private static String name(Path file) {
        return Objects.requireNonNull(file.getFileName()).toString();
    }
}

package dev.garnish.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.RuleFiles;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.db.PackedCatalog;
import dev.garnish.catalog.db.SampleCatalog;
import dev.garnish.internal.rules.RulesSnapshot;
import dev.garnish.rules.RulesSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveRulesTest {
    private static final String VERSION = "\"\\w{12}\"";

    @TempDir
    Path folder = Path.of("");

    @Test
    void rulesThatChangeTakeOverAndThoseThatAreNotFitDoNot() throws Exception {
        Path file = write("a.rules", Looking.rules("one"));
        Looking looking = Looking.at(folder.toString());
        assertThat(looking.title()).isEqualTo("one Fleabag");

        Files.writeString(file, Looking.rules("two"));
        looking.lookUntilTitle("two Fleabag");
        looking.lookUntilReported("\"event\":\"rules replaced\"");
        assertThat(looking.told())
                .matches("\\{\"event\":\"rules replaced\",\"replaced\":" + VERSION + ",\"rules\":" + VERSION + "}\n");

        Files.writeString(file, Looking.rules("three") + "bogus");
        looking.lookUntilReported("\"event\":\"rules refused\"");
        Files.writeString(file, Looking.rules("four") + "\ntest \"t\"\n items 1815\n expect Title = [\"x\"]\n");
        looking.lookUntilReported("1 of 1 tests fail: `t` (" + file + ":5:1) (`garnish test` explains)");
        assertThat(looking.title()).isEqualTo("two Fleabag");

        Files.writeString(file, Looking.rules("five"));
        looking.lookUntilTitle("five Fleabag");
    }

    @Test
    void whatIsWrongIsReportedOnceAndSoIsItsEnd() throws Exception {
        Path file = write("a.rules", Looking.rules("one"));
        Looking looking = Looking.at(folder.toString());

        Files.writeString(file, "bogus");
        looking.lookUntilReported("\"event\":\"rules refused\"");
        looking.lookOften();
        Files.writeString(file, Looking.rules("one"));
        looking.lookUntilReported("\"event\":\"rules in order\"");
        looking.lookOften();

        assertThat(looking.told())
                .matches("\\{\"event\":\"rules refused\",\"reason\":\"[^\n]+\",\"rules\":" + VERSION + "}\n"
                        + "\\{\"event\":\"rules in order\",\"rules\":" + VERSION + "}\n");
    }

    @Test
    void aFolderThatGoesAwayOrIsEmptyLeavesTheLastGoodRulesAndIsReportedOnce() throws Exception {
        Path inside = Files.createDirectory(folder.resolve("rules"));
        Path file = Files.writeString(inside.resolve("a.rules"), Looking.rules("one"));
        Looking looking = Looking.at(inside.toString());

        Files.delete(file);
        looking.lookUntilReported("the rules cannot be read: " + inside + ": holds no file whose name ends in .rules");
        Files.delete(inside);
        looking.lookUntilReported("the rules cannot be read: there is no " + inside);
        looking.lookOften();

        assertThat(looking.title()).isEqualTo("one Fleabag");
        assertThat(looking.told().lines()).hasSize(2);
    }

    @Test
    void aTableThatChangesAloneIsAChangeOfTheRules() throws Exception {
        write(
                "a.rules",
                "table names from names.csv\nattribute Title\n use lookup('names', item.genre)\n else 'else'\n");
        write("names.csv", "Comedy,Fun\n");
        Looking looking = Looking.at(folder.toString());
        assertThat(looking.title()).isEqualTo("Fun");

        write("names.csv", "Comedy,Laughter\n");
        looking.lookUntilTitle("Laughter");
    }

    /** As deployment tools do it: everything beside, then one link is turned. */
    @Test
    void aLinkThatIsTurnedNeverMixesTwoFolders() throws Exception {
        Path link = folder.resolve("current");
        Path[] versions = {version("x"), version("y"), version("z")};
        turn(link, versions[0]);
        AtomicBoolean over = new AtomicBoolean();
        Thread turner = new Thread(() -> turnUntil(over, link, versions));
        turner.start();
        Schema schema = SampleCatalog.open().schema();
        RulesSource place = RuleFiles.source(link);
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            RulesSnapshot found = RulesSnapshot.read(place);
            RuleSet rules = RuleSet.parse(found.sources(), schema, found);
            seen.add(rules.checksum());
        }
        over.set(true);
        turner.join();

        assertThat(seen).hasSizeBetween(1, 3).isSubsetOf(checksums(schema));
    }

    private Set<String> checksums(Schema schema) {
        return Set.of(
                RuleSet.load(folder.resolve("x"), schema).checksum(),
                RuleSet.load(folder.resolve("y"), schema).checksum(),
                RuleSet.load(folder.resolve("z"), schema).checksum());
    }

    private Path version(String name) throws IOException {
        Path version = Files.createDirectories(folder.resolve(name));
        for (String attribute : new String[] {"A", "B", "C"}) {
            String rule = "attribute " + attribute + "\n use '" + name + "'\n else 'else'\n";
            Files.writeString(version.resolve(attribute + ".rules"), rule);
        }
        return version;
    }

    private void turnUntil(AtomicBoolean over, Path link, Path[] versions) {
        try {
            for (int i = 0; !over.get(); i++) {
                turn(link, versions[i % versions.length]);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void turn(Path link, Path to) throws IOException {
        Path made = folder.resolve("made");
        Files.createSymbolicLink(made, to);
        Files.move(made, link, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Test
    void aCatalogThatDoesNotAnswerTheTestsIsNoFaultOfTheRules() throws Exception {
        Path file = write("a.rules", Looking.rules("one"));
        AtomicBoolean answers = new AtomicBoolean(true);
        Looking looking = Looking.at(folder.toString(), new MoodyCatalog(SampleCatalog.open(), answers));

        answers.set(false);
        Files.writeString(
                file, Looking.rules("two") + "\ntest \"t\"\n items 1815\n expect Title = [\"two Fleabag\"]\n");
        looking.lookUntilReported("the catalog did not answer the tests of the rules: ");
        answers.set(true);
        looking.lookUntilTitle("two Fleabag");
    }

    @Test
    void aFunctionWhoseCatalogDoesNotAnswerTheTestsDoesNotStartAndSaysWhy() throws Exception {
        write("a.rules", Looking.rules("one") + "\ntest \"t\"\n items 1815\n expect Title = [\"one Fleabag\"]\n");
        Catalog silent = new MoodyCatalog(SampleCatalog.open(), new AtomicBoolean());

        assertThatThrownBy(() -> Looking.at(folder.toString(), silent))
                .isInstanceOf(StartException.class)
                .hasMessageStartingWith("GARNISH_CATALOG: the catalog did not answer the tests of the rules: ");
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    /** A catalog that answers sometimes. */
    private record MoodyCatalog(Catalog all, AtomicBoolean answers) implements Catalog {
        @Override
        public Schema schema() {
            return all.schema();
        }

        @Override
        public Map<String, Item> find(Set<String> ids) {
            return answers.get()
                    ? all.find(ids)
                    : PackedCatalog.open(Path.of("nowhere")).find(ids);
        }

        @Override
        public Stream<Item> items() {
            return all.items();
        }

        @Override
        public String version() {
            return all.version();
        }
    }
}

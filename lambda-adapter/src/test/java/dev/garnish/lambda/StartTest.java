package dev.garnish.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.db.PackedCatalog;
import dev.garnish.catalog.db.SampleCatalog;
import dev.garnish.internal.eval.Compiled;
import dev.garnish.internal.lang.check.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a fresh function loads up to its first reply, through the real runtime client. */
@EnabledOnOs(OS.LINUX)
class StartTest {
    /** A few more than there are: what comes on top is to be noticed. */
    private static final int MOST_OF_OURS = 84;

    /** With the platform's and the runtime client's that come from no archive. */
    private static final int MOST = 265;

    private static final List<String> HEAVY = List.of(
            "com.fasterxml.", "org.h2.", "org.flywaydb.", "org.postgresql.", "com.github.benmanes.", "java.sql.");

    private static final String ITEM_RULES = """
            attribute Title
              use item.title
              else "Recommended for you"
            attribute Genre
              when item.genre == "Comedy" use "Something to laugh"
              use item.genre
              else "Featured"
            """;

    @TempDir
    Path folder = Path.of("");

    /** The classes that are loaded up to the first reply, but for those in the archive that comes with the JDK. */
    private List<String> loaded(String rules) throws Exception {
        Path file = Files.writeString(folder.resolve("start.rules"), rules);
        Path pack = folder.resolve("start.pack");
        Catalog sample = SampleCatalog.open();
        PackedCatalog.write(sample, RuleSet.load(file, sample.schema()), pack);
        Path log = folder.resolve("classes");
        Map<String, String> settings = Map.of("GARNISH_RULES", file.toString(), "GARNISH_CATALOG", pack.toString());
        try (Function function = Function.start(settings, "-Xlog:class+load:file=" + log + ":none")) {
            RuntimeApi.Answer answer = function.api().invoke(Samples.bytes("pinpoint-event.json"));
            assertThat(answer.text()).contains("\"Recommendations\":{\"Title\":[\"");
            try (Stream<String> lines = Files.lines(log)) {
                return lines.filter(line -> line.contains(" source: ") && !line.contains("shared objects file"))
                        .map(line -> line.substring(0, line.indexOf(' ')))
                        .toList();
            }
        }
    }

    /** Of a library that nothing here needs. */
    private static boolean isHeavy(String name) {
        return HEAVY.stream().anyMatch(name::startsWith);
    }

    /** Each place that makes a lambda costs a fresh JVM a class of its own, and the first ones many more. */
    private static boolean isLambda(String name) {
        return name.startsWith("dev.garnish.") && name.contains("$$Lambda");
    }

    private static long count(List<String> classes, Predicate<String> which) {
        return classes.stream().filter(which).count();
    }

    @Test
    void rulesThatReadOnlyItemsAreAnsweredWithoutMvelJacksonADatabaseOrTheRulesLanguage() throws Exception {
        List<String> classes = loaded(ITEM_RULES);

        assertThat(classes).contains(PackedCatalog.class.getName(), TransformerHandler.class.getName());
        assertThat(classes.stream().filter(StartTest::isHeavy)).isEmpty();
        assertThat(classes.stream().filter(name -> name.startsWith("org.mvel2.") || isLambda(name)))
                .isEmpty();
        assertThat(classes).doesNotContain(Language.class.getName(), Compiled.class.getName());
        assertThat(count(classes, name -> name.startsWith("dev.garnish."))).isLessThanOrEqualTo(MOST_OF_OURS);
        assertThat(classes).hasSizeLessThanOrEqualTo(MOST);
    }

    @Test
    void rulesThatReadTheRecipientAddMvelAndNothingElse() throws Exception {
        List<String> classes = loaded(ITEM_RULES + """
                attribute Greeting once
                  use "For " + recipient.user.FirstName
                  else "For you"
                """);

        assertThat(classes).anyMatch(name -> name.startsWith("org.mvel2."));
        assertThat(classes.stream().filter(StartTest::isHeavy)).isEmpty();
    }
}

package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.RuleSet;
import dev.garnish.internal.lang.LanguageLimits;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.rules.Code;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Problem;
import dev.garnish.rules.ProblemLimit;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Of very many problems the first are shown, and the others counted. */
class ProblemLimitTest {
    private static final String TITLE = "attribute Title\n  use item.title\n  else \"x\"\n";

    private static String lines(int number, String line) {
        return IntStream.range(0, number).mapToObj(line::formatted).collect(Collectors.joining());
    }

    private static List<Problem> problems(String rules) {
        Source source = new Source("films.rules", rules);
        return catchThrowableOfType(InvalidRulesException.class, () -> RuleSet.parse(List.of(source), Films.SCHEMA))
                .problems();
    }

    private static Problem last(List<Problem> problems) {
        return problems.get(problems.size() - 1);
    }

    @Test
    void errorsAreCountedByCode() {
        List<Problem> problems = problems("attribute Title\n" + lines(150, "  use item.titel%d\n")
                + lines(150, "  use item.price\n") + "  else \"x\"\n");

        assertThat(problems).hasSize(ProblemLimit.SHOWN + 1);
        assertThat(last(problems).render(false)).isEqualTo("""
                        error[R500]: 100 more problems: 100 R305
                            --> films.rules:202:7
                             |
                         202 |   use item.price
                             |       ^^^^^^^^^^ the first of them stands here""");
    }

    @Test
    void anErrorIsShownHoweverManyWarningsStandBeforeIt() {
        List<Problem> problems = problems(TITLE + "test \"t\"\n" + lines(1_500, "  given recipient.user.A%d = \"a\"\n")
                + "  expect Titel = [\"a\"]\n");

        assertThat(problems)
                .filteredOn(Problem::isError)
                .extracting(Problem::code)
                .containsExactly(Code.UNKNOWN_ATTRIBUTE);
        assertThat(last(problems).message()).isEqualTo("1,301 more problems: 1,301 R214");
        assertThat(last(problems).isError()).isFalse();
    }

    @Test
    void aCheckThatEndedEarlySaysSo() {
        List<Problem> problems = problems("attribute\n".repeat(5_000));

        assertThat(last(problems).message()).isEqualTo("800 more problems: 400 R138, 400 R402");
        assertThat(last(problems).help())
                .isEqualTo("mend those above first; there may be more, because the check ended here");
    }

    @Test
    void problemsOfLongTextsAreFewer() {
        String text = "\"" + "{{item.title}} and {{item.genre}}, ".repeat(30) + "\"";
        RuleSet rules = RuleSet.parse(
                List.of(new Source(
                        "films.rules",
                        "attribute Title\n" + lines(180, "  when item.price == %d use " + text + "\n")
                                + "  else \"x\"\n")),
                Films.SCHEMA);

        List<Problem> warnings = CatalogCheck.run(rules, Films.CATALOG).warnings();

        assertThat(warnings.get(1).label())
                .hasSize(600)
                .startsWith("write item.title + \" and \" + item.genre + \", \"")
                .endsWith("…");
        assertThat(last(warnings).message()).matches("1[0-9]+ more problems: [0-9]+ R215, [0-9]+ R503");
        assertThat(Problem.render(warnings, false)).hasSizeLessThan(250_000);
    }

    @Test
    void tablesOfOneFileAreReadOnceAndShareItsRows() {
        String table = lines(60_000, "key%d,value\n");
        String rules = lines(50, "table t%d from large.csv\n") + TITLE;

        RuleSet set = RuleSet.parse(
                List.of(new Source("films.rules", rules)), Films.SCHEMA, (source, file) -> Optional.of(table));

        assertThat(set.unwrap(CheckedRules.class).program().tables()).hasSize(50);
        assertThat(Objects.requireNonNull(set.unwrap(CheckedRules.class)
                                .program()
                                .tables()
                                .get("t7"))
                        .rows())
                .hasSize(60_000)
                .containsEntry("key59999", "value");
    }

    @Test
    void tooManyRowsAreRefused() {
        String rules = "table a from a.csv\ntable b from b.csv\n" + TITLE;
        InvalidRulesException refused = catchThrowableOfType(
                InvalidRulesException.class,
                () -> RuleSet.parse(
                        List.of(new Source("films.rules", rules)),
                        Films.SCHEMA,
                        (source, file) -> Optional.of(lines(LanguageLimits.ROWS / 2 + 1, file + "%d,value\n"))));

        assertThat(refused.problems())
                .extracting(Problem::message)
                .containsExactly("with `b.csv` the tables have more than 100,000 rows together");
    }

    @Test
    void aFolderOfFarTooMuchIsNotEvenRead(@TempDir Path folder) throws IOException {
        for (int i = 0; i < 9; i++) {
            Files.writeString(folder.resolve(i + ".rules"), "# comment\n".repeat(100_000));
        }
        assertThat(catchThrowableOfType(UncheckedIOException.class, () -> RuleSet.load(folder, Films.SCHEMA)))
                .hasMessageContaining(folder + ": is far too large for rules");
    }
}

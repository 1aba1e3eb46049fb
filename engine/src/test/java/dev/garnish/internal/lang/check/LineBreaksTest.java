package dev.garnish.internal.lang.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.internal.lang.Program;
import dev.garnish.rules.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines that go on below, where nothing else can be meant by it. */
class LineBreaksTest {
    private static final String TITLE = "attribute Title\n  use item.title\n  else \"x\"\n";

    private static Program program(String rules) {
        CheckedProgram checked = Sample.check(rules);
        assertThat(Problem.render(checked.problems(), false)).isEmpty();
        return Objects.requireNonNull(checked.program());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "  ", "    ", "      "})
    void aUseBelowAWhenBelongsToItHoweverFarIn(String indent) {
        Program program = program("attribute Title\n   when item.active\n" + indent
                + "use item.title [shown]\n   use \"rest\"\n   else \"x\"\n");

        List<Program.Case> cases = program.attributes().get(0).cases();
        assertThat(cases).hasSize(2);
        assertThat(cases.get(0).when()).isNotNull();
        assertThat(cases.get(0).label()).isEqualTo("shown");
        assertThat(cases.get(1).when()).isNull();
    }

    static Stream<String> broken() {
        return Arrays.stream("""
                attribute use
                  when item.active
                  use item.title
                  else "x"
                ----
                attribute Title
                  when
                  item.genre
                  in ["a",
                  "b"]
                  use
                  "x"
                  else
                  "x"
                ----
                attribute
                  Title
                  max 60
                  strict
                  use item.title
                  else "x"
                ----
                attribute Title
                  image
                  hosts a.example.com
                  use item.image_url
                  else "https://a.example.com/b.png"
                ----
                TITLE
                unknown item
                  use else
                ----
                TITLE
                drop item
                  when item.active == false
                ----
                TITLE
                recipient
                  when recipient.country == "US"
                  else pass
                ----
                TITLE
                recipient when recipient.country == "US"
                else
                  omit
                ----
                table labels
                  from genre-labels.csv
                attribute Title
                  use lookup("labels", item.genre)
                  else "x"
                ----
                TITLE
                test "one"
                  items 1,
                    a-b,
                    "c"
                  expect Title
                    = [
                    "x", "x",
                    "x"]
                ----
                TITLE
                test "one"
                  items
                    1
                  expect Title =
                    ["x"]
                """.split("----\n", -1)).map(rules -> rules.replace("TITLE\n", TITLE));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void whatCanOnlyGoOnGoesOnBelow(String rules) {
        program(rules);
    }

    @Test
    void aWordMeantForUseBelowAWhenIsOneMistake() {
        for (String word : List.of("then", "ues", "value")) {
            assertThat(Sample.problems("attribute Title\n  when item.active\n  " + word + " \"x\"\n  else \"y\"\n"))
                    .startsWith("error[R133]: a line cannot start with `" + word + "`\n")
                    .endsWith("^ did you mean `use`?");
        }
    }

    @Test
    void aHalfWrittenLineTakesNothingFromTheNext() {
        assertThat(Sample.problems("unknown item\ndrop item when item.active == false\n" + TITLE))
                .isEqualTo("""
                error[R135]: this line says what becomes of an item that the catalog does not hold
                  --> movies.rules:1:1
                   |
                 1 | unknown item
                   | ^^^^^^^^^^^^ write unknown item use else
                   = help: or: unknown item drop the item, or: unknown item fail the recipient""");
        assertThat(Sample.problems("attribute\nuse item.title\nelse \"x\"\n")).isEqualTo("""
                error[R138]: an attribute needs a name
                  --> movies.rules:1:1
                   |
                 1 | attribute
                   | ^^^^^^^^^ for instance attribute Title""");
    }

    @Test
    void aChoiceOfAnotherLanguageIsOneMistakeOverAllItsLines() {
        assertThat(Sample.problems("""
                attribute Title
                  use switch (item.genre) {
                    case "Kids":
                      return "a";
                    case "Drama": return "b"; break;
                    default: return "c";
                  }
                  else "y"
                """)).isEqualTo("""
                error[R120]: `switch` is for programs, not for rules
                  --> movies.rules:2:7
                   |
                 2 |   use switch (item.genre) {
                   |       ^^^^^^^^^^^^^^^^^^^^^ write item.genre == "Kids" ? "a" : item.genre == "Drama" ? "b" : "c\"""");
        assertThat(Sample.problems("""
                attribute Title
                  match item.genre
                    "Kids" -> "a"
                    "Drama" -> "b"
                  else "y"
                """)).startsWith("""
                error[R133]: a line cannot start with `match`
                  --> movies.rules:2:3
                   |
                 2 |   match item.genre
                   |   ^^^^^ write a line for each case: when item.genre == "Kids" use "a"
                """).doesNotContain("\n\n");
    }

    @Test
    void eachCaseAsProgramsWriteItIsOneMistake() {
        CheckedProgram checked = Sample.check("""
                attribute Title
                  if item.price > 9 then "a"
                  else if (item.price > 5) { "b" }
                  elif item.price > 3 { return "c"; }
                  elsif item.price > 2 then "d"
                  unless item.active then "e"
                  otherwise when item.active use "f"
                  else "g"
                """);
        assertThat(checked.problems())
                .extracting(problem -> problem.span().text() + " ^ " + problem.label())
                .containsExactly(
                        "if ^ write when item.price > 9 use \"a\"",
                        "else if ^ write when item.price > 5 use \"b\"",
                        "elif ^ write when item.price > 3 use \"c\"",
                        "elsif ^ write when item.price > 2 use \"d\"",
                        "unless ^ write when !(item.active)",
                        "otherwise when ^ write when item.active use \"f\"");
    }
}

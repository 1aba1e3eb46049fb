package dev.garnish.internal.lang.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.RulesFormatter;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.rules.Code;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormatterTest {
    private static final Schema SCHEMA = Schema.of(
            new Column("title", Type.TEXT),
            new Column("genre", Type.TEXT),
            new Column("price", Type.NUMBER),
            new Column("genres", Type.TEXT_LIST));

    private static String format(String text) {
        return RulesFormatter.format(new Source("my.rules", text));
    }

    /** What rules say, without the places where they say it. */
    private static String meaning(String text) {
        CheckedProgram checked = Language.check(
                List.of(new Source("my.rules", text)), SCHEMA, (rules, file) -> Optional.of("key,value\na,b\n"));
        assertThat(checked.problems()).filteredOn(Problem::isError).as(text).isEmpty();
        return Objects.requireNonNull(checked.program()).toString().replaceAll("my\\.rules:\\d+:\\d+", "");
    }

    @Test
    void aFileHasOneLayout() {
        String written = """
                \uFEFF

                unknown   item drop   the
                   item # comment
                drop item when item.price<=  3
                recipient when !( recipient.channel=="VOICE" )
                     else    pass
                table genre_label from genre-labels.csv
                attribute   Title   max 60     strict
                    use item . title+" "  +  text( item.price*-1 )#why
                    # cheap
                  when item.price - 1 < 5 && item.genre in["Kids",'Family']
                    use "x"  [cheap]


                  else "-"
                value Half
                 use item.price/2
                test "a"
                 items 1,2 , ab-3
                 given recipient.attributes [ "First Name" ]="Sofia"
                 expect Title=["-","-" ,"-"]
                 expect   Image-Url  = nothing
                """;

        assertThat(format(written)).isEqualTo("""
                unknown item  drop the item  # comment
                drop item     when item.price <= 3
                recipient     when !(recipient.channel == "VOICE")  else pass
                table genre_label from genre-labels.csv

                attribute Title  max 60 strict
                  use   item.title + " " + text(item.price * -1)  # why
                  # cheap
                  when  item.price - 1 < 5 && item.genre in ["Kids", 'Family']  use "x"  [cheap]

                  else  "-"

                value Half
                  use   item.price / 2

                test "a"
                  items   1, 2, ab-3
                  given   recipient.attributes["First Name"] = "Sofia"
                  expect  Title     = ["-", "-", "-"]
                  expect  Image-Url = nothing
                """.replace("# why", "#why"));
    }

    @Test
    void aLongLineBreaksWhereLeastIsTornApart() {
        String condition =
                "item.genre == \"Comedy of errors\" || item.title contains \"a long part of a quite long title\""
                        + " && item.price > 100 || item.title == \"another long title, and longer\"";
        String list = "[\"" + "a".repeat(45) + "\", \"" + "b".repeat(45) + "\", \"" + "c".repeat(45) + "\"]";

        assertThat(format("attribute A\n when " + condition
                        + " use \"x\" [label]\n else \"-\"\ntest \"t\"\n items 1,2,3\n" + " expect A = " + list))
                .isEqualTo("""
                        attribute A
                          when  item.genre == "Comedy of errors" || item.title contains "a long part of a quite long title" && item.price > 100
                                || item.title == "another long title, and longer"
                                use "x"  [label]
                          else  "-"

                        test "t"
                          items   1, 2, 3
                          expect  A = ["%s", "%s",
                                  "%s"]
                        """.formatted("a".repeat(45), "b".repeat(45), "c".repeat(45)));
    }

    @Test
    void commentsStayWhereTheyBelong() {
        String laidOut = """
                # the file

                # the attribute
                attribute A  # its name
                  # first
                  use   item.title    # one
                  use   item.genre    # two

                  when  item.price > 1  # dear
                        # or so
                        && item.price < 9
                        use "x"
                  else  "-"
                  # when item.price == 3 use "three"

                # a section

                value B
                  use   item.price

                # the end
                """.replace("title    #", "title  #").replace("genre    #", "genre  #");

        assertThat(format(laidOut)).isEqualTo(laidOut);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void lineBreaksAreThoseOfTheFirstLine(String lineBreak) {
        String text = "attribute A" + lineBreak + "  use   item.title\n  else  \"-\"\r\n";

        assertThat(format(text))
                .isEqualTo("attribute A" + lineBreak + "  use   item.title" + lineBreak + "  else  \"-\"" + lineBreak);
    }

    @Test
    void whatCannotBeReadIsRefusedWithEveryMistake() {
        assertThatThrownBy(() -> format("attribute A\n  use item.title ==\n  else \"-\nattribute B\n  wenn x"))
                .isInstanceOfSatisfying(
                        InvalidRulesException.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(Problem::code)
                                .contains(Code.EXPRESSION_MISSING, Code.TEXT_NOT_CLOSED));
    }

    @Test
    void anEmptyFileStaysEmpty() {
        assertThat(format("")).isEmpty();
        assertThat(format("\n \n")).isEmpty();
        assertThat(format("# nothing yet")).isEqualTo("# nothing yet\n");
    }

    static Stream<Path> files() throws IOException {
        try (Stream<Path> found =
                Files.find(Path.of("src/test/resources/authors"), 1, (path, is) -> is.isRegularFile())) {
            return Stream.concat(
                    Stream.of(Path.of("../rules/movies.rules")),
                    found.filter(path -> path.toString().endsWith(".rules")).toList().stream());
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void aSecondFormattingChangesNothing(Path file) throws IOException {
        String once = format(Files.readString(file));

        assertThat(format(once)).isEqualTo(once);
    }

    @Test
    void generatedRulesMeanTheSameInTheirOneLayout() {
        for (int seed = 0; seed < 30; seed++) {
            GeneratedRules rules = new GeneratedRules(new Random(seed));
            String plain = rules.layout(new Random(1), false);
            String other = rules.layout(new Random(seed), false);
            String commented = rules.layout(new Random(seed), true);

            String formatted = format(plain);
            String withComments = format(commented);

            assertThat(format(other)).as(other).isEqualTo(formatted);
            assertThat(format(formatted)).as(plain).isEqualTo(formatted);
            assertThat(format(withComments)).as(commented).isEqualTo(withComments);
            assertThat(meaning(formatted)).isEqualTo(meaning(plain));
            assertThat(meaning(withComments)).isEqualTo(meaning(commented));
            assertThat(GeneratedRules.comments(withComments)).isEqualTo(GeneratedRules.comments(commented));
            assertThat(formatted.lines()).allMatch(line -> line.equals(line.stripTrailing()));
        }
    }

    @Test
    void whateverIsTypedIsLaidOutOrRefused() {
        int laidOut = 0;
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder(new GeneratedRules(random).layout(random, true));
            for (int slips = random.nextInt(4); slips > 0; slips--) {
                int at = random.nextInt(text.length());
                text.replace(
                        at,
                        at + random.nextInt(2),
                        random.nextBoolean() ? "" : " \n\"(.#".substring(random.nextInt(6)));
            }
            try {
                String once = format(text.toString());
                assertThat(format(once)).as(text.toString()).isEqualTo(once);
                laidOut++;
            } catch (InvalidRulesException refused) {
                assertThat(refused.problems()).isNotEmpty();
            }
        }
        assertThat(laidOut).isBetween(10, 90);
    }
}

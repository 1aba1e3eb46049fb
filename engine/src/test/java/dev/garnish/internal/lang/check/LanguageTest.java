package dev.garnish.internal.lang.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.event.RecipientField;
import dev.garnish.internal.lang.Program;
import dev.garnish.rules.Code;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LanguageTest {
    private static final String WHOLE = """
            # rules/movies.rules                               a comment runs to the end of the line

            unknown item  use else                             # or: drop the item | fail the recipient
            drop item     when item.active == false            # optional: leave such items out of every list
            recipient     when recipient.channel != "VOICE"  else pass   # optional

            table genre_label from genre-labels.csv

            attribute Title  max 60
              use   item.title
              else  "Recommended for you"

            attribute Genre
              when  item.genre == "Sci-Fi"                      use "Science fiction"
              when  item.genre in ["Kids", "Family"] && recipient.country == "US"   use "For the family"   [family-us]
              when  item.genre != empty
                    && recipient.attributes["First Name"] == "Sofia"
                    use lookup("genre_label", item.genre)
              use   item.genre
              else  "Featured"

            attribute ImageUrl  image  hosts img.example.com cdn-2.example.com
              use   "https://img.example.com/" + item.image_file
              else  "https://img.example.com/default.jpg"

            attribute Headline  once                           # one string per recipient, not a list
              when  size(items) > 1 use "Picked for " + recipient.attributes.FirstName + ": " + items.title[0]
              use   join(recipient.user.all("Likes"), ", ").toUpperCase().substring(0, 10)
              else  "Picked for you"

            test "the documentation's first recipient"
              items   1815, 2009, 1527
              given   recipient.attributes.FirstName = "Sofia"
              given   recipient.attributes["First Name"] = ["a", "b"]
              expect  Headline = "Picked for Sofia"
            """;

    @Test
    void aPlaceholderIsFoundInAValueAndInEveryRowOfATable() {
        String rules = """
                table t from placeholders.csv
                value V
                  when item.active use "{{item.title}}"
                  use "x"
                attribute A
                  use value.V + lookup("t", item.genre)
                  else "x"
                """;

        assertThat(Sample.check(rules).problems())
                .extracting(problem -> problem.span().line() + ": " + problem.label())
                .containsExactly("1: write the text itself in the rows `Comedy`, `Drama`", "3: write item.title");
    }

    @Test
    void aWholeFileBecomesAProgram() {
        CheckedProgram checked = Sample.check(WHOLE);
        assertThat(Problem.render(checked.problems(), false)).isEmpty();
        Program program = Objects.requireNonNull(checked.program());
        assertThat(program.attributes())
                .extracting(Program.Attribute::name)
                .containsExactly("Title", "Genre", "ImageUrl", "Headline");
        assertThat(program.recipientFields())
                .containsExactly(
                        RecipientField.plain("channel"),
                        RecipientField.plain("country"),
                        RecipientField.attribute("First Name"),
                        RecipientField.attribute("FirstName"),
                        RecipientField.user("Likes"));
        assertThat(Objects.requireNonNull(program.tables().get("genre_label")).rows())
                .containsEntry("Comedy", "Comedy, and more");
        assertThat(program.tests().get(0).items()).isEqualTo(List.of("1815", "2009", "1527"));
        assertThat(program.attributes().get(1).cases().get(1).label()).isEqualTo("family-us");
        assertThat(program.attributes().get(2).limits())
                .isEqualTo(new Program.Limits(0, false, true, List.of("img.example.com", "cdn-2.example.com")));
    }

    @Test
    void aMisspelledColumnIsShownWithItsLineAndASuggestion() {
        assertThat(Sample.problems("""
                                # movies

                                attribute Title
                                  use   item.titel
                                  else  "Recommended for you"
                                """)).isEqualTo("""
                        error[R201]: the catalog has no column `titel`
                          --> movies.rules:4:14
                           |
                         4 |   use   item.titel
                           |              ^^^^^ did you mean `title`?
                           = help: the columns are item_id, title, genre, image_url, image_file, description, price, \
                        release_year, active, released, genres, scores""");
    }

    @Test
    void noRulesAtAllAreAProblem() {
        assertThat(Language.check(List.of(), Sample.SCHEMA, TableReader.NONE).problems())
                .extracting(Problem::code)
                .containsExactly(Code.NO_ATTRIBUTE);
    }

    @Test
    void namesIdsAndHostsMayStartWithDigits() {
        Program program = Objects.requireNonNull(Sample.check("""
                        attribute 2nd-title_1  image hosts 1.example.com 2-x.example.com  max 200 strict
                          use item.image_url
                          else 'https://1.example.com/x.jpg'
                        test 'ids'
                          items 007, a-b.c:d, "a/b c", 1e5, 12ab
                          expect 2nd-title_1 = ["a", "b", "c", "d", "e"]
                        """).program());
        assertThat(program.attributes().get(0).name()).isEqualTo("2nd-title_1");
        assertThat(program.tests().get(0).items()).containsExactly("007", "a-b.c:d", "a/b c", "1e5", "12ab");
    }

    @Test
    void linesGoOnWhereAValueGoesOn() {
        assertThat(Sample.problems("""
                                attribute Title
                                  when item.genre == "a" ||
                                       recipient.country == "US" ||
                                       recipient
                                         .city == "Oslo"
                                    use first(
                                      item.title,
                                      item.genre
                                    ) + "!"   # why
                                  use
                                    item.title
                                    [plain]
                                  else
                                    "x"
                                """)).isEmpty();
    }

    @Test
    void problemsOfAllFilesAreReportedInTheFilesOrder() {
        CheckedProgram checked = Language.check(
                List.of(
                        new Source("a.rules", "attribute Title\n  use item.titel\n  else \"x\"\n"),
                        new Source("b.rules", "unknown item sink\nattribute Title\n  else \"x\"\n")),
                Sample.SCHEMA,
                TableReader.NONE);
        assertThat(checked.program()).isNull();
        assertThat(checked.problems().stream().map(problem -> problem.code().id() + " " + problem.span()))
                .containsExactly("R201 a.rules:2:12", "R135 b.rules:1:14", "R401 b.rules:2:11");
        assertThat(checked.problems().get(2).message())
                .isEqualTo("attribute Title stands in this rule set already, at a.rules:1:11");
    }

    @Test
    void aTableIsReadBesideTheFileThatNamesIt() {
        Source source = new Source("folder/a.rules", "table t from \"t 1.csv\"\nattribute T\n  else \"x\"\n");
        CheckedProgram checked = Language.check(List.of(source), Sample.SCHEMA, (rules, file) -> {
            assertThat(rules).isEqualTo(source);
            assertThat(file).isEqualTo("t 1.csv");
            return Optional.of("\uFEFFkey,value\r\n\"a\"\"b\",\"x, y\"\r\n\r\nempty,\r\n");
        });
        assertThat(Objects.requireNonNull(checked.program()).tables().values())
                .extracting(Program.Table::rows)
                .containsExactly(Map.of("a\"b", "x, y"));
    }
}

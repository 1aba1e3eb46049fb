package dev.garnish.rules.lang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.RecipientField;
import java.util.List;
import java.util.Objects;
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
    void aWholeFileBecomesAProgram() {
        Checked checked = Sample.check(WHOLE);
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
}

package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Problem;
import org.junit.jupiter.api.Test;

class ErrorImpactTest {
    @Test
    void anErrorTellsHowManyItemsWouldTakeTheElse() {
        assertThat(problems("""
                attribute Title
                  use item.titel
                  else "For you"
                attribute Genre
                  when item.genre == "Comedy"
                    use upper(item.gener)
                  use item.genre
                  else "Featured"
                test "tests do not stand in the way"
                  items 1815
                  expect Title = ["Fleabag"]
                """)).isEqualTo("""
                error[R201]: the catalog has no column `titel`
                  --> films.rules:2:12
                   |
                 2 |   use item.titel
                   |            ^^^^^ did you mean `title`?
                   = effect: Title would be its `else` for 6 of 6 items
                   = help: the columns are title, genre, image, price, active, tags

                error[R201]: the catalog has no column `gener`
                  --> films.rules:6:20
                   |
                 6 |     use upper(item.gener)
                   |                    ^^^^^ did you mean `genre`?
                   = effect: Genre would be its `else` for 1 of 6 items
                   = help: the columns are title, genre, image, price, active, tags""");
    }

    @Test
    void whereTheElseIsWrongNothingIsKnownOfThatAttribute() {
        assertThat(problems("""
                attribute Title
                  use item.titel
                  else item.title
                attribute Genre
                  use item.gener
                  else "Featured"
                """)).isEqualTo("""
                error[R201]: the catalog has no column `titel`
                  --> films.rules:2:12
                   |
                 2 |   use item.titel
                   |            ^^^^^ did you mean `title`?
                   = help: the columns are title, genre, image, price, active, tags

                error[R403]: this `else` can be missing, and then Title would have no value
                  --> films.rules:3:8
                   |
                 3 |   else item.title
                   |        ^^^^^^^^^^ write a text in quotes
                   = help: or give it one to fall back on: first(item.title, "…")

                error[R201]: the catalog has no column `gener`
                  --> films.rules:5:12
                   |
                 5 |   use item.gener
                   |            ^^^^^ did you mean `genre`?
                   = effect: Genre would be its `else` for 6 of 6 items
                   = help: the columns are title, genre, image, price, active, tags""");
    }

    @Test
    void whereNothingIsLeftTheProblemsStayAsTheyAre() {
        InvalidRulesException invalid = invalid("attribute Title\n  else item.title\n");

        assertThat(ErrorImpact.of(invalid, Films.CATALOG)).isEqualTo(invalid.problems());
    }

    private static String problems(String rules) {
        return Problem.render(ErrorImpact.of(invalid(rules), Films.CATALOG), false);
    }

    private static InvalidRulesException invalid(String rules) {
        return catchThrowableOfType(InvalidRulesException.class, () -> Films.rules(rules));
    }
}

package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.RuleSet;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is found of look-ups. */
class LookupChecksTest {
    @Test
    void aRowWithoutAValueIsNotAMissingRow() {
        assertThat(warningsOfBlankRows("""
                table labels from labels.csv
                attribute Mood
                  use lookup("labels", item.genre)
                  else "Featured\"
                """)).isEqualTo("""
                warning[R510]: table `labels` has no row for 2 of 6 items, and they take the `else`
                  --> films.rules:3:7
                   |
                 3 |   use lookup("labels", item.genre)
                   |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ add a row for "Action"
                   = help: without a row: "Action" (1 item), "Crime" (1 item)

                warning[R510]: table `labels` has a row without a value for 1 of 6 items, and they take the `else`
                  --> films.rules:3:7
                   |
                 3 |   use lookup("labels", item.genre)
                   |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write a value behind "Drama"
                   = help: without a value: "Drama" (1 item)""");
    }

    @Test
    void aLookupThatIsNotAskedForMissesNothing() {
        assertThat(warnings("""
                table labels from labels.csv
                attribute Mood
                  when item.genre == "Drama" use lookup("labels", item.genre)
                  when item.price > 100 use lookup("labels", item.title)
                  else "Featured\"
                """)).isEqualTo("""
                warning[R502]: this case applies to none of 6 items
                  --> films.rules:4:3
                   |
                 4 |   when item.price > 100 use lookup("labels", item.title)
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ its `when` holds for none""");
    }

    private static String warningsOfBlankRows(String rules) {
        RuleSet read = RuleSet.parse(
                List.of(new Source("films.rules", rules)),
                Films.SCHEMA,
                (source, file) -> Optional.of("key,value\nComedy,Funny\nDrama, \nCrimes,Dark\n"));
        return Problem.render(CatalogCheck.run(read, Films.CATALOG).warnings(), false);
    }

    private static String warnings(String rules) {
        return Problem.render(
                CatalogCheck.run(Films.rules(rules), Films.CATALOG).warnings(), false);
    }
}

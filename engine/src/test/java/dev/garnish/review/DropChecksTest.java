package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.review.CatalogReport.CaseCoverage;
import dev.garnish.review.CatalogReport.DropCoverage;
import dev.garnish.rules.Problem;
import org.junit.jupiter.api.Test;

/** What is found of items that are dropped, and of the cases behind. */
class DropChecksTest {
    @Test
    void dropsThatTogetherTakeEveryItemAreReported() {
        assertThat(warnings("""
                drop item when item.price < 7
                drop item when item.price > 100
                drop item when item.price >= 7 || item.price == empty
                attribute Title
                  when item.genre == "Comedy" use "Funny"
                  else "For you\"
                """)).isEqualTo("""
                warning[R509]: this and line 1 drop every item together
                  --> films.rules:3:16
                   |
                 3 | drop item when item.price >= 7 || item.price == empty
                   |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ one of them holds for each of 6 items
                   = effect: every list of every recipient is empty
                   = help: line 1 drops 3 items, line 3 drops 3 items""");
    }

    @Test
    void dropsThatTakeEveryItemFromEachRecipientAreReported() {
        assertThat(warnings("""
                drop item when recipient.country == "DE"
                drop item when recipient.country != "DE" || recipient.country == empty
                attribute Title
                  use item.title
                  else "For you\"
                """)).isEqualTo("""
                warning[R509]: this and line 1 drop every item together
                  --> films.rules:2:16
                   |
                 2 | drop item when recipient.country != "DE" || recipient.country == empty
                   |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ one of them holds for each of 6 items
                   = effect: every list of every recipient is empty
                   = help: line 1 drops 0 items (+ 6 for some recipients), line 2 drops 0 items (+ 6 for some recipients)""");
    }

    @Test
    void aCaseForItemsThatAreDroppedIsReported() {
        assertThat(warnings("""
                drop item when item.genre == "Comedy"
                drop item when recipient.country == "DE"
                attribute Title
                  when item.genre == "Comedy" use "Funny"
                  when item.title == "Fleabag" && recipient.city == "Paris" use "Fleabag in Paris"
                  when recipient.country == "DE" use "Hallo"
                  use item.title
                  else "For you\"
                """)).isEqualTo("""
                warning[R502]: this case applies to none of 4 items
                  --> films.rules:4:3
                   |
                 4 |   when item.genre == "Comedy" use "Funny"
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ its `when` holds only for items that are dropped

                warning[R502]: this case applies to none of 4 items
                  --> films.rules:5:3
                   |
                 5 |   when item.title == "Fleabag" && recipient.city == "Paris" use "Fleabag in Paris"
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ its `when` holds only for items that are dropped

                warning[R502]: this case applies to none of 4 items
                  --> films.rules:6:3
                   |
                 6 |   when recipient.country == "DE" use "Hallo"
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ its `when` holds only for items that are dropped""");
    }

    @Test
    void whatEachDropTakesIsCounted() {
        CatalogReport report = CatalogCheck.run(Films.rules("""
                        drop item when item.active == false
                        drop item when item.price > 5 && recipient.country == "ES"
                        drop item when item.price > 5
                            || item.active == false
                        attribute Title
                          use item.title
                          else "For you"
                        """), Films.CATALOG);

        assertThat(report.dropped()).isEqualTo(3);
        assertThat(report.drops())
                .containsExactly(
                        new DropCoverage(new SourcePosition("films.rules", 1, 16), "item.active == false", 1, 0),
                        new DropCoverage(
                                new SourcePosition("films.rules", 2, 16),
                                "item.price > 5 && recipient.country == \"ES\"",
                                0,
                                2),
                        new DropCoverage(
                                new SourcePosition("films.rules", 3, 16),
                                "item.price > 5 || item.active == false",
                                3,
                                0));
        assertThat(report.attributes().get(0).cases())
                .extracting(CaseCoverage::items)
                .containsExactly(3L, 0L);
    }

    private static String warnings(String rules) {
        return Problem.render(
                CatalogCheck.run(Films.rules(rules), Films.CATALOG).warnings(), false);
    }
}

package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.review.DiffReport.AttributeDiff;
import dev.garnish.review.DiffReport.Change;
import dev.garnish.review.DiffReport.ChangedValue;
import dev.garnish.review.DiffReport.Moved;
import java.util.List;
import org.junit.jupiter.api.Test;

class RulesDiffTest {
    private static final String OLD = """
            drop item when item.active == false
            attribute Title
              use item.title
              else "For you"
            attribute Genre
              use item.genre
              else "Featured"
            attribute Price
              use text(item.price)
              else "-"
            attribute Name once
              use "For " + recipient.user.Name
              else "For you"
            """;

    @Test
    void whatChangesIsCountedWithExamples() {
        DiffReport diff = diff("""
                drop item when item.price == empty
                attribute Genre
                  when item.genre == "Comedy" use "Funny"
                  use item.genre + " " + recipient.city
                  else "Featured"
                attribute Title
                  use item.title
                  else "For you"
                attribute Name once
                  use "For " + recipient.user.Name
                  else "For all"
                attribute Tags
                  use join(item.tags, ", ")
                  else "-"
                """);

        assertThat(diff)
                .isEqualTo(new DiffReport(
                        6,
                        new Moved(1, List.of("2009")),
                        new Moved(1, List.of("6542")),
                        List.of(
                                new AttributeDiff(
                                        "Genre",
                                        Change.CHANGED,
                                        false,
                                        4,
                                        List.of(
                                                new ChangedValue("1210", "Action", "Featured"),
                                                new ChangedValue("1527", "Comedy", "Funny"),
                                                new ChangedValue("1815", "Comedy", "Funny"),
                                                new ChangedValue("4582", "Crime", "Featured"))),
                                new AttributeDiff("Price", Change.REMOVED, true, 0, List.of()),
                                new AttributeDiff(
                                        "Name",
                                        Change.CHANGED,
                                        false,
                                        4,
                                        List.of(
                                                new ChangedValue("1210", "For you", "For all"),
                                                new ChangedValue("1527", "For you", "For all"),
                                                new ChangedValue("1815", "For you", "For all"),
                                                new ChangedValue("4582", "For you", "For all"))),
                                new AttributeDiff("Tags", Change.ADDED, true, 0, List.of()))));
        assertThat(diff.changesNothing()).isFalse();
    }

    @Test
    void rulesThatMeanTheSameChangeNothing() {
        assertThat(diff(OLD.replace("use item.genre", "when item.genre != empty use item.genre"))
                        .changesNothing())
                .isTrue();
    }

    private static DiffReport diff(String newer) {
        return RulesDiff.between(Films.rules(OLD), Films.rules(newer), Films.CATALOG);
    }
}

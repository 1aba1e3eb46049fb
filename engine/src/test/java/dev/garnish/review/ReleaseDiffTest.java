package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.garnish.Enricher;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.event.Recipient;
import dev.garnish.review.ReleaseDiffReport.AttributeChange;
import dev.garnish.review.ReleaseDiffReport.CaseChange;
import dev.garnish.review.ReleaseDiffReport.Change;
import dev.garnish.review.ReleaseDiffReport.ChangedText;
import dev.garnish.review.ReleaseDiffReport.Touched;
import dev.garnish.review.ReleaseDiffReport.TouchedAttribute;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReleaseDiffTest {
    private static final String OLD = """
            drop item when item.active == false
            attribute Genre
              use item.genre   [own]
              else "Featured"
            attribute Title
              use item.title
              else "For you"
            attribute Price
              use text(item.price)
              else "-"
            """;

    private static Release films(String rules) {
        return new Release(Films.rules(rules), Films.CATALOG);
    }

    private static ReleaseDiffReport diff(String before, String after) {
        return ReleaseDiff.between(films(before), films(after));
    }

    @Test
    void whatBecomesTheElseComesFirstAndEachChangeNamesItsCases() {
        ReleaseDiffReport diff = diff(OLD, """
                drop item when item.active == false
                attribute Genre
                  when item.genre == "Comedy" use "Funny"
                  use item.genre
                  else "Featured"
                attribute Title
                  when item.price > 4 use item.title
                  else "For you"
                attribute Tags
                  use join(item.tags, ", ")
                  else "-"
                """);

        assertThat(diff.attributes())
                .extracting(one -> one.name() + " " + one.change() + " " + one.items() + " " + one.becomesElse())
                .containsExactly("Title CHANGED 2 2", "Genre CHANGED 2 0", "Price REMOVED 0 0", "Tags ADDED 0 0");
        CaseChange funny = diff.attributes().get(1).cases().get(0);
        assertThat(funny.before().label()).isEqualTo("own");
        assertThat(funny.before().place()).hasToString("films.rules:3:3");
        assertThat(funny.after().place()).hasToString("films.rules:3:3");
        assertThat(funny.samples())
                .containsExactly(
                        new ChangedText("1527", "", "Comedy", "Funny"), new ChangedText("1815", "", "Comedy", "Funny"));
        assertThat(diff.changesNothing()).isFalse();
    }

    @Test
    void itemsThatComeAndGoAreNamed() {
        ReleaseDiffReport diff = diff(OLD, OLD.replace("item.active == false", "item.price == empty"));

        assertThat(diff.dropped().examples()).containsExactly("2009");
        assertThat(diff.restored().examples()).containsExactly("6542");
    }

    @Test
    void rulesThatReadRecipientsAreComparedForTheValuesThatEitherNames() {
        String us = "attribute Offer\n  when recipient.country == \"US\" use \"Here\"\n  else \"-\"\n";
        String both = us.replace("== \"US\"", "in [\"US\", \"CA\"]");

        AttributeChange change = diff(us, both).attributes().get(0);

        assertThat(change.items()).isEqualTo(6);
        assertThat(change.becomesElse()).isZero();
        assertThat(change.cases().get(0).samples().get(0))
                .isEqualTo(new ChangedText("1210", "country CA", "-", "Here"));
        assertThat(diff(both, us).attributes().get(0).becomesElse()).isEqualTo(6);
    }

    @Test
    void anItemDroppedForSomeRecipientsOnlyIsNamedAsWell() {
        ReleaseDiffReport diff =
                diff(OLD, "drop item when item.genre == \"Crime\" && recipient.country == \"DE\"\n" + OLD);

        assertThat(diff.dropped().examples()).containsExactly("4582");
        assertThat(diff.restored().items()).isZero();
        assertThat(diff.attributes()).isEmpty();
    }

    @Test
    void twoCatalogsAreComparedItemByItem() {
        List<Item> items = Films.CATALOG.items().toList();
        List<Item> newer = new ArrayList<>(items.subList(1, items.size()));
        newer.add(Item.of(Films.SCHEMA, "9999", "New", "Drama", null, null, true, List.of()));
        newer.set(1, Item.of(Films.SCHEMA, "1815", "Fleabag", null, null, null, true, List.of()));
        RuleSet rules = Films.rules(OLD);

        ReleaseDiffReport diff = ReleaseDiff.between(
                new Release(rules, Films.CATALOG), new Release(rules, Catalog.of(Films.SCHEMA, newer)));

        assertThat(diff.items()).isEqualTo(7);
        assertThat(diff.added().examples()).containsExactly("9999");
        assertThat(diff.removed().examples()).containsExactly("1210");
        assertThat(diff.attributes().get(0).cases().get(0).samples())
                .containsExactly(new ChangedText("1815", "", "Comedy", "Featured"));
        assertThat(diff.before().catalog()).isNotEqualTo(diff.after().catalog());
    }

    @Test
    void rulesThatMeanTheSameChangeNothing() {
        assertThat(diff(OLD, OLD.replace("use item.genre ", "when item.genre != empty use item.genre "))
                        .changesNothing())
                .isTrue();
    }

    @Test
    void anAttributeMadeOnceIsComparedWithoutItems() {
        String once = "attribute Hello once\n  use \"Hi \" + recipient.user.Name\n  else \"Hi\"\n";

        AttributeChange change =
                diff(once, once.replace("\"Hi \"", "\"Hello \"")).attributes().get(0);

        assertThat(change.change()).isEqualTo(Change.CHANGED);
        assertThat(change.cases().get(0).samples())
                .containsExactly(new ChangedText("", "user.Name other", "Hi other", "Hello other"));
    }

    @Test
    void realRecipientsWhoGetSomethingElseAreCounted() {
        RecipientImpact impact =
                RecipientImpact.of(films(OLD), films(OLD.replace("use item.genre ", "use item.genre + \"!\" ")));

        impact.count(new Addressee(Recipient.of("a"), List.of("1210")));
        impact.count(new Addressee(Recipient.of("b"), List.of("6542")));
        impact.count(new Addressee(Recipient.of("c"), null));

        assertThat(impact.touched()).isEqualTo(new Touched(3, 1, List.of(new TouchedAttribute("Genre", 1))));
    }

    @Test
    void theChangesOfRealProductsAreThoseThatTheEngineSends() throws IOException {
        Optional<Catalog> found = Retail.catalog();
        assumeTrue(found.isPresent(), "the catalog of real products is not beside the project");
        Catalog catalog = found.get();
        String old = """
                attribute Title max 40
                  use item.title
                  else "-"
                attribute Offer
                  when recipient.country == "US" && item.price < 10 use "Cheap"
                  use item.style
                  else "-"
                """;
        RuleSet before = RuleSet.parse(List.of(new Source("a.rules", old)), catalog.schema());
        RuleSet after = RuleSet.parse(
                List.of(new Source("a.rules", old.replace("max 40", "max 30").replace("< 10", "< 20"))),
                catalog.schema());

        ReleaseDiffReport diff = ReleaseDiff.between(new Release(before, catalog), new Release(after, catalog));

        Map<String, Long> second = Map.of(
                "Title",
                differing("Title", before, after, catalog),
                "Offer",
                differing("Offer", before, after, catalog));
        assertThat(diff.attributes())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.items())
                        .isEqualTo(second.get(one.name()))
                        .isPositive());
    }

    /** Each item sent to somebody in the country that matters, by the way that messages go. */
    private static long differing(String attribute, RuleSet before, RuleSet after, Catalog catalog) {
        Enricher old = Enricher.of(before, catalog);
        Enricher now = Enricher.of(after, catalog);
        Recipient us = Recipient.of("r", Map.of("country", "US"));
        try (Stream<Item> items = catalog.items()) {
            return items.map(item -> List.of(item.id()))
                    .filter(ids -> !Objects.equals(
                            old.recommend(us, ids).values().get(attribute),
                            now.recommend(us, ids).values().get(attribute)))
                    .count();
        }
    }

    private static final String FOUR = """
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
    void rulesThatAreWrittenOtherwiseChangeNothing() {
        assertThat(diff(FOUR, FOUR.replace("use item.genre", "when item.genre != empty use item.genre"))
                        .changesNothing())
                .isTrue();
    }

    @Test
    void whatChangesIsCountedForTheItemsThatBothShow() {
        ReleaseDiffReport diff = diff(FOUR, """
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

        assertThat(diff.items()).isEqualTo(6);
        assertThat(diff.dropped()).isEqualTo(new ReleaseDiffReport.Moved(1, List.of("2009")));
        assertThat(diff.restored()).isEqualTo(new ReleaseDiffReport.Moved(1, List.of("6542")));
        assertThat(diff.attributes())
                .extracting(AttributeChange::name, AttributeChange::change, AttributeChange::items)
                .containsExactly(
                        tuple("Genre", Change.CHANGED, 4L),
                        tuple("Price", Change.REMOVED, 0L),
                        tuple("Name", Change.CHANGED, 1L),
                        tuple("Tags", Change.ADDED, 0L));
        assertThat(diff.attributes().get(0).cases())
                .flatExtracting(CaseChange::samples)
                .filteredOn(one -> !one.after().contains(" "))
                .extracting(ChangedText::item, ChangedText::before, ChangedText::after)
                .containsExactlyInAnyOrder(
                        tuple("1210", "Action", "Featured"),
                        tuple("1527", "Comedy", "Funny"),
                        tuple("1815", "Comedy", "Funny"),
                        tuple("4582", "Crime", "Featured"));
        assertThat(diff.attributes().get(2).cases())
                .flatExtracting(CaseChange::samples)
                .extracting(ChangedText::item, ChangedText::before, ChangedText::after)
                .containsExactly(tuple("", "For you", "For all"));
        assertThat(diff.changesNothing()).isFalse();
    }
}

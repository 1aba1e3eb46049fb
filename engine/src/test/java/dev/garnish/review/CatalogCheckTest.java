package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.rules.CheckedRules;
import dev.garnish.review.CatalogReport.AttributeCoverage;
import dev.garnish.review.CatalogReport.CaseCoverage;
import dev.garnish.review.CatalogReport.Example;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogCheckTest {
    @Test
    void aDatedCaseSaysHowManyItemsItTakesAndUntilWhen() {
        Schema schema = Schema.of(new Column("published", Type.DATE));
        Catalog catalog = Catalog.of(
                schema,
                List.of(
                        Item.of(schema, "a", LocalDateTime.of(2026, 11, 1, 0, 0)),
                        Item.of(schema, "b", LocalDateTime.of(2026, 11, 20, 0, 0)),
                        Item.of(schema, "c", LocalDateTime.of(2020, 1, 1, 0, 0))));
        String rules = """
                attribute Badge
                  when item.published >= today - 30 days use "New"
                  when item.published > day("2030-01-01") && now > item.published use "Never"
                  else "Classic"
                """;
        RuleSet set = RuleSet.parse(List.of(new Source("d.rules", rules)), schema)
                .at(Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC));

        CatalogReport report = CatalogCheck.run(set, catalog);

        assertThat(report.dated())
                .extracting(one -> one.name().text() + ": " + one.items() + " until " + one.changes())
                .containsExactly(
                        "when item.published >= today - 30 days use \"New\": 2 until 2026-12-02",
                        "when item.published > day(\"2030-01-01\") && now > item.published use \"Never\": 0 until ");
        assertThat(report.warnings()).isEmpty();
    }

    private static String dated(List<Item> items, Schema schema, String when) {
        RuleSet set = RuleSet.parse(
                        List.of(new Source(
                                "d.rules", "attribute Badge\n  when " + when + " use \"New\"\n  else \"Classic\"\n")),
                        schema)
                .at(Clock.fixed(Instant.parse("2026-11-27T12:00:00Z"), ZoneOffset.UTC));
        CatalogReport.DatedCase one =
                CatalogCheck.run(set, Catalog.of(schema, items)).dated().get(0);
        return one.changes() + " " + one.whole();
    }

    /** Someone may take another case than the one who was looked for, and an item behind may change before. */
    @Test
    void aDatedCaseSaysWhetherAllWasLookedAt() {
        Schema schema = Schema.of(new Column("published", Type.DATE));
        List<Item> items = new ArrayList<>();
        List<Item> alike = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            items.add(Item.of(
                    schema, "old" + i, LocalDateTime.of(2015, 1, 1, 0, 0).plusDays(i)));
            alike.add(Item.of(schema, "old" + i, LocalDateTime.of(2020, 1, i % 28 + 1, 0, 0)));
        }
        Item late = Item.of(schema, "z", LocalDateTime.of(2026, 11, 26, 0, 0));
        String isNew = "item.published >= today - 3 days";

        assertThat(dated(List.of(late), schema, isNew)).isEqualTo("2026-11-30 true");
        assertThat(dated(List.of(late), schema, isNew + " && recipient.country == \"DE\""))
                .isEqualTo("2026-11-30 true");
        assertThat(dated(List.of(late), schema, isNew + " || position == 1")).isEqualTo("2026-11-30 true");
        assertThat(dated(List.of(late), schema, "date(today, \"EEEE\") == recipient.attributes.Day"))
                .isEqualTo(" false");
        items.add(late);
        assertThat(dated(items, schema, isNew)).isEqualTo(" false");
        assertThat(dated(alike, schema, isNew)).isEqualTo(" true");
        alike.add(late);
        assertThat(dated(alike, schema, isNew)).isEqualTo("2026-11-30 true");
    }

    /** Each with the day on which it is for others itself, whatever the lines beside it do. */
    @Test
    void everyLineThatReadsTheDayIsReported() {
        Schema schema = Schema.of(new Column("published", Type.DATE), new Column("ends", Type.DATE));
        List<Item> items = List.of(
                Item.of(schema, "a", LocalDateTime.of(2026, 11, 26, 0, 0), null),
                Item.of(schema, "b", LocalDateTime.of(2026, 11, 20, 0, 0), LocalDateTime.of(2026, 12, 24, 0, 0)),
                Item.of(schema, "c", LocalDateTime.of(2026, 11, 1, 0, 0), LocalDateTime.of(2026, 11, 28, 0, 0)));
        String rules = """
                zone "Europe/Berlin"
                recipient when today < day("2027-01-01") || recipient.channel == "SMS"
                  else pass
                drop item when item.ends < today
                drop item when item.published > day("2030-01-01")
                value IsNew
                  use item.published >= today - 7 days
                attribute Badge
                  when value.IsNew && recipient.country == "DE" use "Neu"
                  when value.IsNew use "New"
                  when item.published > day("2020-01-01") use "Fresh for " + text(days_between(item.published, today))
                  else "Classic"
                attribute Season once
                  when month(today) == 12 use "Christmas"
                  when items == empty && month(today) in [12, 1] use "Winter"
                  else "Autumn"
                """;
        RuleSet set = RuleSet.parse(List.of(new Source("d.rules", rules)), schema)
                .at(Clock.fixed(Instant.parse("2026-11-27T22:30:00Z"), ZoneOffset.UTC));

        assertThat(CatalogCheck.run(set, Catalog.of(schema, items)).dated())
                .extracting(one -> "%s%s %d %s %s"
                        .formatted(one.name().text() + " ", one.today(), one.items(), one.changes(), one.whole()))
                .containsExactly(
                        "recipient when today < day(\"2027-01-01\") || recipient.channel == \"SMS\" true 0 2027-01-01 true",
                        "drop item when item.ends < today false 0 2026-11-29 true",
                        "when value.IsNew && recipient.country == \"DE\" use \"Neu\" true 2 2026-11-28 true",
                        "when value.IsNew use \"New\" true 2 2026-11-28 true",
                        "when item.published > day(\"2020-01-01\") use \"Fresh for \" +"
                                + " text(days_between(item.published, today)) true 1 2026-11-28 true",
                        "when month(today) == 12 use \"Christmas\" false 0 2026-12-01 true",
                        "when items == empty && month(today) in [12, 1] use \"Winter\" false 0 2027-01-01 true");
    }

    /** Rules that are closed today are checked for the days on which they are open. */
    @Test
    void rulesThatAreClosedTodayAreForSomebody() {
        RuleSet set = RuleSet.parse(
                        List.of(
                                new Source(
                                        "d.rules",
                                        "recipient when today >= day(\"2026-12-01\") else pass\nattribute A\n  use item.title\n  else \"x\"\n")),
                        Films.SCHEMA)
                .at(Clock.fixed(Instant.parse("2026-11-27T22:30:00Z"), ZoneOffset.UTC));

        CatalogReport report = CatalogCheck.run(set, Films.CATALOG);

        assertThat(report.warnings()).isEmpty();
        assertThat(report.attributes().get(0).cases().get(0).items()).isEqualTo(6);
    }

    @Test
    void textMessagesAreCountedByTheirSegments() {
        CatalogReport report = check("""
                attribute Sms max 500 sms
                  when item.genre == "Comedy" use item.title + "%s"
                  when item.genre == "Drama" use item.title + "…%s"
                  else "Featured"
                """.formatted("a".repeat(160), "a".repeat(140)));

        assertThat(report.attributes().get(0).segments()).containsExactly(3L, 2L, 1L);
    }

    /** "€" takes two septets of GSM-7, and a "ł" makes each character a unit of UCS-2. */
    @Test
    void textMessagesThatAreCutAreMeasuredAsTheyAreSent() {
        List<Problem> cut = check("attribute A max 40 sms\n  use \"€€\" + item.title + \"%s\"\n  else \"x\"\n"
                        .formatted("a".repeat(40)))
                .warnings();
        List<Problem> refused = check(
                        "attribute A max 20 strict sms\n  use \"🐦 ł\"  + item.title + item.title\n  else \"x\"\n")
                .warnings();

        assertThat(cut)
                .extracting(one -> one.message() + "; " + one.label())
                .containsExactly("A is cut to 40 septets or units of a text message for 6 of 6 items;"
                        + " the longest has 77 septets or units of a text message");
        assertThat(refused)
                .extracting(one -> one.message() + "; " + one.label())
                .containsExactly("this is too long to be sent for 3 of 6 items;"
                        + " the longest has 70 septets or units of a text message");
    }

    @Test
    void everyCaseIsCountedWithAnExample() {
        CatalogReport report = check("""
                drop item when item.active == false
                attribute Genre
                  when item.genre == "Comedy" use "Funny" [funny]
                  when item.price > 5 use item.genre
                  else "Featured"
                """);

        assertThat(report.items()).isEqualTo(6);
        assertThat(report.dropped()).isEqualTo(1);
        assertThat(report.attributes())
                .containsExactly(new AttributeCoverage(
                        "Genre",
                        false,
                        true,
                        List.of(
                                new CaseCoverage(
                                        name(1, "funny", 3, "when item.genre == \"Comedy\" use \"Funny\" [funny]"),
                                        2,
                                        0,
                                        2,
                                        new Example("1527", "Funny")),
                                new CaseCoverage(
                                        name(2, "", 4, "when item.price > 5 use item.genre"),
                                        1,
                                        0,
                                        2,
                                        new Example("1210", "Action")),
                                new CaseCoverage(
                                        new CaseName(
                                                "Genre",
                                                3,
                                                true,
                                                "",
                                                new SourcePosition("films.rules", 5, 3),
                                                "else \"Featured\""),
                                        2,
                                        0,
                                        5,
                                        new Example("2009", "Featured")))));
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    void ofWhatReadsTheRecipientOnlyWhatHoldsForEveryoneIsReported() {
        CatalogReport report = check("""
                attribute Line
                  when item.genre == "Drama" && recipient.country == "US"   use item.title
                  when item.genre != empty   use item.genre + " for " + recipient.city
                  when item.price > 6   use "Worth it"
                  else "For you"
                attribute Name once
                  use recipient.user.Name
                  else "you"
                """);

        AttributeCoverage line = report.attributes().get(0);
        assertThat(line.certain()).isFalse();
        assertThat(line.cases())
                .extracting(CaseCoverage::items, CaseCoverage::possible, CaseCoverage::applicable)
                .containsExactly(counts(0, 1, 1), counts(0, 5, 5), counts(0, 2, 2), counts(1, 3, 6));
        assertThat(line.fallback().example()).isEqualTo(new Example("6542", "For you"));
        assertThat(report.attributes().get(1).once()).isTrue();
        assertThat(report.attributes().get(1).cases())
                .extracting(CaseCoverage::applicable)
                .containsExactly(0L, 0L);
        assertThat(report.warnings()).isEmpty();
    }

    @Test
    void aMisspelledLiteralExplainsTheCaseThatNeverApplies() {
        assertThat(warnings("""
                attribute Genre
                  when item.genre == "Comdey" use "Funny"
                  when "Horror" == item.genre && item.price > 3 use "Boo"
                  when item.tags contains "loves" use "Heart"
                  use item.genre
                  else "Featured"
                """)).isEqualTo("""
                warning[R503]: no item has the genre "Comdey"
                  --> films.rules:2:22
                   |
                 2 |   when item.genre == "Comdey" use "Funny"
                   |                      ^^^^^^^^ did you mean "Comedy" (2 items)?
                   = effect: this case applies to none of 6 items
                   = help: the catalog has "Comedy" (2 items), "Action" (1 item), "Crime" (1 item), "Drama" (1 item)

                warning[R503]: no item has the genre "Horror"
                  --> films.rules:3:8
                   |
                 3 |   when "Horror" == item.genre && item.price > 3 use "Boo"
                   |        ^^^^^^^^
                   = effect: this case applies to none of 6 items
                   = help: the catalog has "Comedy" (2 items), "Action" (1 item), "Crime" (1 item), "Drama" (1 item)

                warning[R503]: no item has the tags "loves"
                  --> films.rules:4:27
                   |
                 4 |   when item.tags contains "loves" use "Heart"
                   |                           ^^^^^^^ did you mean "love" (2 items)?
                   = effect: this case applies to none of 6 items
                   = help: the catalog has "love" (2 items), "spies" (2 items), "london" (1 item)""");
    }

    @Test
    void literalsInListsAndComputedTextsAreLookedForToo() {
        assertThat(warnings("""
                attribute Genre
                  when item.genre in ["Drama", "Commedy"] use "Funny"
                  when lower(item.genre) == "Action" use "Thrills"
                  when item.price == 9.99 || item.price != 8 use "Priced"
                  else "Featured"
                attribute All once
                  when items.genre contains "Crimes" use "Dark"
                  else "For you"
                """)).isEqualTo("""
                warning[R503]: no item has the genre "Commedy"
                  --> films.rules:2:32
                   |
                 2 |   when item.genre in ["Drama", "Commedy"] use "Funny"
                   |                                ^^^^^^^^^ did you mean "Comedy" (2 items)?
                   = help: the catalog has "Comedy" (2 items), "Action" (1 item), "Crime" (1 item), "Drama" (1 item)

                warning[R503]: `lower(item.genre)` is "Action" for no item
                  --> films.rules:3:29
                   |
                 3 |   when lower(item.genre) == "Action" use "Thrills"
                   |                             ^^^^^^^^ did you mean "action" (1 item)?
                   = effect: this case applies to none of 6 items
                   = help: the catalog has "comedy" (2 items), "action" (1 item), "crime" (1 item), "drama" (1 item)

                warning[R503]: no item has the price 8
                  --> films.rules:4:44
                   |
                 4 |   when item.price == 9.99 || item.price != 8 use "Priced"
                   |                                            ^
                   = help: the catalog has 3 (1 item), 4.5 (1 item), 5 (1 item), 7 (1 item), 9.99 (1 item)

                warning[R503]: `items.genre` is "Crimes" for no item
                  --> films.rules:7:29
                   |
                 7 |   when items.genre contains "Crimes" use "Dark"
                   |                             ^^^^^^^^ did you mean "Crime" (1 item)?
                   = help: the catalog has "Comedy" (2 items), "Action" (1 item), "Crime" (1 item), "Drama" (1 item)""");
    }

    @Test
    void casesThatNeverGiveTheValueAreReported() {
        assertThat(warnings("""
                attribute Title
                  when item.price > 100 use "Dear"
                  when item.genre == "Comedy" use "Funny"
                  when item.genre == "Drama" use "Serious"
                  when item.genre in ["Drama", "Comedy"] use "Both"
                  use item.title
                  when item.genre == "Crime" use "Dark"
                  else "For you"
                """)).isEqualTo("""
                warning[R502]: this case applies to none of 6 items
                  --> films.rules:2:3
                   |
                 2 |   when item.price > 100 use "Dear"
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ its `when` holds for none

                warning[R501]: this case never gives the value: one above always comes first
                  --> films.rules:5:3
                   |
                 5 |   when item.genre in ["Drama", "Comedy"] use "Both"
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ lines 3, 4 for all 3 items it applies to
                   = help: move it up, or take it out

                warning[R501]: this case never gives the value: one above always comes first
                  --> films.rules:7:3
                   |
                 7 |   when item.genre == "Crime" use "Dark"
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ line 6 for the one item it applies to
                   = help: move it up, or take it out""");
    }

    @Test
    void aValueThatIsAlwaysMissingIsReported() {
        assertThat(warnings("""
                attribute Price
                  when item.genre == "Drama" use text(item.price)
                  use text(item.price)
                  else "-"
                attribute Mood
                  when item.genre == "Drama" use item.image
                  use lookup("labels", item.title)
                  else "Featured"
                table labels from labels.csv
                """)).isEqualTo("""
                warning[R502]: this case applies to none of 6 items
                  --> films.rules:2:3
                   |
                 2 |   when item.genre == "Drama" use text(item.price)
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ its `use` is missing for the one item its `when` holds for

                warning[R502]: this case applies to none of 6 items
                  --> films.rules:7:3
                   |
                 7 |   use lookup("labels", item.title)
                   |   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ its `use` is missing for every item

                warning[R510]: table `labels` has no row for 5 of 6 items, and they take the `else`
                  --> films.rules:7:7
                   |
                 7 |   use lookup("labels", item.title)
                   |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ add a row for "Agatha Christie's The ABC Murders"
                   = help: without a row: "Agatha Christie's The ABC Murders" (1 item), "Catastrophe" (1 item), "Fleabag" (1 item) and others""");
    }

    @Test
    void whatLimitsCutAndRefuseIsCounted() {
        assertThat(warnings("""
                attribute Title max 10
                  use item.title
                  else "For you"
                attribute Strict max 7 strict
                  use item.title
                  else "For you"
                attribute Image image hosts img.example.com
                  use item.image
                  else "https://img.example.com/default.jpg"
                """)).isEqualTo("""
                warning[R505]: Title is cut to 10 characters for 2 of 6 items
                  --> films.rules:2:3
                   |
                 2 |   use item.title
                   |   ^^^^^^^^^^^^^^ the longest has 33 characters
                   = help: for instance item 1527: "Catastrophe"

                warning[R506]: this is too long to be sent for 3 of 6 items
                  --> films.rules:5:3
                   |
                 5 |   use item.title
                   |   ^^^^^^^^^^^^^^ the longest has 33 characters
                   = effect: Strict takes a later case or its `else` for 3 of 6 items
                   = help: for instance item 1527: "Catastrophe"

                warning[R507]: this is no https address for 1 of 6 items
                  --> films.rules:8:3
                   |
                 8 |   use item.image
                   |   ^^^^^^^^^^^^^^
                   = effect: Image takes a later case or its `else` for 1 of 6 items
                   = help: for instance item 1527: "http://img.example.com/1527.jpg"

                warning[R507]: this address has a host that the attribute does not name for 1 of 6 items
                  --> films.rules:8:3
                   |
                 8 |   use item.image
                   |   ^^^^^^^^^^^^^^
                   = effect: Image takes a later case or its `else` for 1 of 6 items
                   = help: for instance item 2009: "https://cdn.example.net/2009.jpg\"""");
    }

    @Test
    void anAttributeThatIsAlwaysItsElseIsReportedOnce() {
        assertThat(warnings("""
                table labels from labels.csv
                attribute Genre
                  when item.genre == "Comdey" use "Funny"
                  when item.price > 100 use "Dear"
                  else "Featured"
                attribute Constant
                  else "Meant to be"
                """)).isEqualTo("""
                warning[R508]: no rule looks anything up in table `labels`
                  --> films.rules:1:1
                   |
                 1 | table labels from labels.csv
                   | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ take it out, or write lookup("labels", …)

                warning[R504]: no case of Genre applies to any item
                  --> films.rules:2:1
                   |
                 2 | attribute Genre
                   | ^^^^^^^^^^^^^^^
                   = effect: Genre is its `else` for 6 of 6 items

                warning[R503]: no item has the genre "Comdey"
                  --> films.rules:3:22
                   |
                 3 |   when item.genre == "Comdey" use "Funny"
                   |                      ^^^^^^^^ did you mean "Comedy" (2 items)?
                   = effect: this case applies to none of 6 items
                   = help: the catalog has "Comedy" (2 items), "Action" (1 item), "Crime" (1 item), "Drama" (1 item)""");
    }

    @Test
    void rulesThatDropEverythingAreReported() {
        assertThat(warnings("""
                drop item when item.price < 100 || item.price == empty
                attribute Title
                  use item.title
                  else "For you"
                """)).isEqualTo("""
                warning[R509]: this drops every item
                  --> films.rules:1:16
                   |
                 1 | drop item when item.price < 100 || item.price == empty
                   |                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ it holds for all 6 items
                   = effect: every list of every recipient is empty""");
    }

    @Test
    void aLookupThatMissesIsReportedWhereItEndsInTheElse() {
        assertThat(warnings("""
                table labels from labels.csv
                attribute Mood
                  use lookup("labels", item.genre)
                  else "Featured"
                attribute Genre
                  use lookup("labels", item.genre)
                  use item.genre
                  else "Featured"
                """)).isEqualTo("""
                warning[R510]: table `labels` has no row for 2 of 6 items, and they take the `else`
                  --> films.rules:3:7
                   |
                 3 |   use lookup("labels", item.genre)
                   |       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ add a row for "Action"
                   = help: without a row: "Action" (1 item), "Crime" (1 item)""");
    }

    @Test
    void anEmptyCatalogHasNothingToTell() {
        CatalogReport report = CatalogCheck.run(
                Films.rules("attribute Title\n  use item.title\n  else \"For you\"\n"),
                Catalog.of(Films.SCHEMA, List.of()));

        assertThat(report.items()).isZero();
        assertThat(report.warnings()).isEmpty();
    }

    /** Served one by one, whatever the recipient, no case gives fewer values than are told for all, nor more than may be. */
    @ParameterizedTest
    @ValueSource(strings = {"", "US", "Paris", "Comedy", "Hanna"})
    void whatIsReportedHoldsForEveryRecipient(String word) {
        RuleSet rules = Films.rules("""
                table labels from labels.csv
                attribute Line
                  when item.genre == recipient.city && item.price > 5  use item.title
                  when !(item.genre == "Drama") && recipient.country == "US"  use first(item.image, recipient.city)
                  when item.title == recipient.user.Name || item.price < 4  use item.genre + recipient.city
                  when size(item.tags) > 1 ? recipient.city == "Paris" : item.price == empty  use item.title
                  when recipient.city in ["Paris", "Comedy"]  use lookup("labels", item.genre)
                  use item.genre
                  else "Featured for " + first(recipient.city, "you")
                """);
        Recipient recipient = Recipient.of("e-1")
                .with(RecipientField.plain("city"), word)
                .with(RecipientField.plain("country"), word)
                .with(RecipientField.user("Name"), word);
        List<CaseCoverage> told =
                CatalogCheck.run(rules, Films.CATALOG).attributes().get(0).cases();

        long[] given = new long[told.size()];
        Films.CATALOG
                .items()
                .forEach(item -> given[
                        rules.unwrap(CheckedRules.class)
                                .compiled()
                                .attributes()
                                .get(0)
                                .evaluate(Inputs.of(item, 1, List.of(item), recipient))
                                .caseIndex()]++);

        for (int i = 0; i < given.length; i++) {
            assertThat(given[i])
                    .as("case %d", i + 1)
                    .isBetween(
                            told.get(i).items(),
                            told.get(i).items() + told.get(i).possible());
        }
    }

    private static CatalogReport check(String rules) {
        return CatalogCheck.run(Films.rules(rules), Films.CATALOG);
    }

    private static String warnings(String rules) {
        return Problem.render(check(rules).warnings(), false);
    }

    private static CaseName name(int number, String label, int line, String text) {
        return new CaseName("Genre", number, false, label, new SourcePosition("films.rules", line, 3), text);
    }

    private static Tuple counts(long... counts) {
        return tuple(Arrays.stream(counts).boxed().toArray());
    }
}

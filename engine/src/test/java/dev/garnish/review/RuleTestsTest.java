package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.garnish.review.TestResult.Expectation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTestsTest {
    private static final String RULES = """
            drop item when item.active == false
            recipient when recipient.channel != "VOICE" else pass

            attribute Title max 12
              when position > 2 use "and more" [more]
              use item.title
              else "For you"

            attribute Genre
              when item.genre == "Action" use "Thrills" [thrills]
              use item.genre
              else "Featured"

            attribute Headline once
              use recipient.attributes.FirstName + ", " + text(size(items)) + " films"
              else "Picked for you"

            """;

    @Test
    void aTestIsServedLikeAnyRecipient() {
        TestReport report = run("""
                test "dropped items leave no gap"
                  items 1815, 6542, none, 2009
                  given recipient.channel = "EMAIL"
                  given recipient.attributes.FirstName = "Sofia"
                  expect Title = ["Fleabag", "For you", "and more"]
                  expect Genre = ["Comedy", "Featured", "Drama"]
                  expect Headline = "Sofia, 2 films"
                """);

        assertThat(report.passes()).isTrue();
        assertThat(report.failed()).isZero();
        assertThat(report.tests())
                .extracting(TestResult::name, TestResult::place, TestResult::passes)
                .containsExactly(tuple("dropped items leave no gap", new SourcePosition("films.rules", 18, 1), true));
    }

    /** Clocks of Kiritimati are 14 hours ahead of UTC, those of Pago Pago 11 behind. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Pacific/Kiritimati | today = "2026-11-27" | 2026-11-27 12:00
            Pacific/Pago_Pago | today = "2026-11-27" | 2026-11-27 12:00
            Pacific/Kiritimati | now = "2026-11-27" | 2026-11-27 12:00
            Pacific/Kiritimati | now = "2026-11-27T18:30" | 2026-11-27 18:30
            Pacific/Kiritimati | now = "2026-11-27T18:30:00" | 2026-11-27 18:30
            Pacific/Kiritimati | now = "2026-11-27T18:30:00Z" | 2026-11-28 08:30
            Pacific/Kiritimati | now = "2026-11-27T18:30:00+01:00" | 2026-11-28 07:30
            Pacific/Kiritimati | now = "2026-11-27T18:30-08:00" | 2026-11-28 16:30
            America/New_York | now = "2026-11-28T00:00:00Z" | 2026-11-27 19:00
            """)
    void aTestSaysWhenItIs(String zone, String given, String shown) {
        TestReport report = RuleTests.run(Films.rules("""
                zone "%s"
                attribute When once
                  use date(today, "yyyy-MM-dd") + date(now, " HH:mm")
                  else "?"
                test "one"
                  given %s
                  expect When = "%s"
                """.formatted(zone, given, shown)), Films.CATALOG);

        assertThat(report.tests().get(0).expectations())
                .extracting(one -> one.actual().texts())
                .containsExactly(List.of(shown));
    }

    @Test
    void whatDiffersIsShownWithBothValues() {
        TestReport report = run("""
                test "wrong"
                  items 1815, 1210
                  given recipient.channel = "EMAIL"
                  expect Title = ["Fleabag", "Hannah"]
                  expect Genre = ["Comedy"]
                  expect Headline = "Picked for you"
                test "voice"
                  items 1815
                  given recipient.channel = "VOICE"
                  expect Headline = "Picked for you"
                """);

        assertThat(report.failed()).isEqualTo(2);
        assertThat(report.tests().get(0).expectations())
                .containsExactly(
                        new Expectation(
                                "Title",
                                new SourcePosition("films.rules", 21, 3),
                                TestValue.list(List.of("Fleabag", "Hannah")),
                                TestValue.list(List.of("Fleabag", "Hanna"))),
                        new Expectation(
                                "Genre",
                                new SourcePosition("films.rules", 22, 3),
                                TestValue.list(List.of("Comedy")),
                                TestValue.list(List.of("Comedy", "Thrills"))),
                        new Expectation(
                                "Headline",
                                new SourcePosition("films.rules", 23, 3),
                                TestValue.text("Picked for you"),
                                TestValue.text("Picked for you")));
        assertThat(report.tests().get(1).expectations())
                .extracting(one -> one.expected() + " / " + one.actual())
                .containsExactly("\"Picked for you\" / nothing");
    }

    @Test
    void whatNoTestReachesIsListed() {
        TestReport report = run("""
                test "one"
                  items 1815
                  given recipient.channel = "EMAIL"
                  expect Title = ["Fleabag"]
                test "voice reaches nothing"
                  items 1210, 1815, 2009
                  given recipient.channel = "VOICE"
                  expect Title = []
                """);

        assertThat(report.cases())
                .extracting(one -> one.name().attribute() + " " + one.name().number() + ": " + one.values())
                .containsExactly(
                        "Title 1: 0",
                        "Title 2: 1",
                        "Title 3: 0",
                        "Genre 1: 0",
                        "Genre 2: 1",
                        "Genre 3: 0",
                        "Headline 1: 0",
                        "Headline 2: 1");
        assertThat(report.unreached())
                .extracting(name -> name.place() + " " + name.attribute() + " " + name.text())
                .containsExactly(
                        "films.rules:5:3 Title when position > 2 use \"and more\" [more]",
                        "films.rules:7:3 Title else \"For you\"",
                        "films.rules:10:3 Genre when item.genre == \"Action\" use \"Thrills\" [thrills]",
                        "films.rules:12:3 Genre else \"Featured\"",
                        "films.rules:15:3 Headline use recipient.attributes.FirstName + \", \" + text(size(items)) +"
                                + " \" films\"");
    }

    @Test
    void anUnknownItemThatFailsItsRecipientReachesNothing() {
        TestReport report = RuleTests.run(Films.rules("""
                        unknown item fail the recipient
                        attribute Title
                          use item.title
                          else "For you"
                        test "fails"
                          items 1815, none
                          expect Title = ["Fleabag", "For you"]
                        """), Films.CATALOG);

        assertThat(report.tests().get(0).expectations().get(0).actual().toString())
                .isEqualTo("nothing");
        assertThat(report.tests().get(0).diagnostics()).hasSize(1);
        assertThat(report.unreached()).hasSize(2);
    }

    @Test
    void recipientsWhoGetNothingAreExpectedTo() {
        TestReport report = run("""
                given recipient.channel = "VOICE"
                test "voice"
                  items 1815
                  expect nothing
                test "voice, one by one"
                  items 1815
                  expect Title = nothing
                  expect Headline = nothing
                test "mail"
                  items 1815
                  given recipient.channel = "EMAIL"
                  expect nothing
                test "mail, one by one"
                  given recipient.channel = "EMAIL"
                  expect Title = []
                  expect Headline = nothing
                """);

        assertThat(report.tests()).extracting(TestResult::passes).containsExactly(true, true, false, false);
        assertThat(report.tests().get(2).expectations())
                .extracting(one -> one.attribute() + ": " + one.expected() + " / " + one.actual())
                .containsExactly(
                        "Title: nothing / [\"Fleabag\"]",
                        "Genre: nothing / [\"Comedy\"]",
                        "Headline: nothing / \"Picked for you\"");
    }

    @Test
    void omittedAndFailedRecipientsGetNothing() {
        TestReport report = RuleTests.run(Films.rules("""
                        unknown item fail the recipient
                        recipient when recipient.channel == "EMAIL" else omit
                        attribute nothing
                          use item.title
                          else "For you"
                        test "omitted"
                          items 1815
                          given recipient.channel = "SMS"
                          expect nothing
                        test "failed"
                          items 1815, none
                          given recipient.channel = "EMAIL"
                          expect nothing = nothing
                        """), Films.CATALOG);

        assertThat(report.passes()).isTrue();
    }

    @Test
    void aTestNamesItsRecipient() {
        TestReport report = RuleTests.run(Films.rules("""
                        attribute Id once
                          use recipient.id
                          else "?"
                        given recipient.id = "e-0"
                        test "shared"
                          expect Id = "e-0"
                        test "its own"
                          given recipient.id = "e-1"
                          expect Id = "e-1"
                        """), Films.CATALOG);

        assertThat(report.passes()).isTrue();
    }

    @Test
    void valuesAreWrittenAsInARulesFile() {
        assertThat(TestValue.list(List.of("a \"b\"", "c\\")).toString()).isEqualTo("[\"a \\\"b\\\"\", \"c\\\\\"]");
    }

    private static TestReport run(String tests) {
        return RuleTests.run(Films.rules(RULES + tests), Films.CATALOG);
    }
}

package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.event.Recipient;
import dev.garnish.review.CoverageReport.Counts;
import dev.garnish.review.CoverageReport.CoveredAttribute;
import dev.garnish.review.CoverageReport.Group;
import dev.garnish.review.CoverageReport.Shortfall;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CatalogCoverageTest {
    private static CoverageReport films(String rules, Addressee... recipients) {
        return CatalogCoverage.run(Films.rules(rules), Films.CATALOG, "", List.of(recipients));
    }

    private static CoveredAttribute only(CoverageReport report) {
        return report.attributes().get(0);
    }

    @Test
    void eachItemIsCountedOnceWhereNobodyMatters() {
        CoverageReport report = films("""
                drop item when item.active == false
                attribute Title max 12
                  when item.genre == "Drama" use item.genre + " film"
                  use item.title
                  else "For you"
                attribute Image image hosts img.example.com
                  use item.image
                  else "https://img.example.com/default.jpg"
                """);

        assertThat(report.items()).isEqualTo(6);
        assertThat(report.dropped()).isEqualTo(1);
        assertThat(only(report).total()).isEqualTo(new Counts(5, 0, 1, 0, 0));
        assertThat(only(report).cut().ids()).containsExactly("4582");
        CoveredAttribute image = report.attributes().get(1);
        assertThat(image.total()).isEqualTo(new Counts(5, 3, 0, 2, 0));
        assertThat(image.elseItems().ids()).containsExactly("1527", "2009", "4582");
        assertThat(image.refused().ids()).containsExactly("1527", "2009");
        assertThat(image.total().percent()).isEqualByComparingTo("40");
    }

    @Test
    void rulesThatReadRecipientsAreEvaluatedForEveryCombinationOfTheValuesThatTheyName() {
        CoverageReport report = films("""
                recipient when recipient.channel != "VOICE" else pass
                attribute Offer
                  when recipient.country in ["US", "CA"] && item.price < 6 use "Cheap for " + recipient.user.Name
                  else "See the price"
                """);

        // channel VOICE, another, none; country US, CA, another, none; a name or none: 24 recipients. Those
        // without a channel are not served either, which leaves 8.
        assertThat(only(report).samples()).isEqualTo(24);
        assertThat(only(report).served()).isEqualTo(8);
        assertThat(only(report).whole()).isTrue();
        // Of six films three cost less than 6: for those with a name and one of two countries, on two of three
        // channels.
        assertThat(only(report).total()).isEqualTo(new Counts(6 * 8, 6 * 8 - 3 * 2, 0, 0, 0));
        assertThat(only(report).elseItems().items()).isEqualTo(6);
    }

    @Test
    void boundsOfNumbersPositionsAndTablesAreNamedValues() {
        CoveredAttribute one = only(films("""
                table genres from genres.csv
                attribute Text
                  when number(recipient.attributes.Age) < 18 use "young"
                  when position == 1 use "first"
                  when recipient.user.Genre != empty use lookup("genres", recipient.user.Genre)
                  else "else"
                """));

        // Age 17, 18, 19, another, none; position 1, 2; genre of three keys, another, none.
        assertThat(one.samples()).isEqualTo(5 * 2 * 5);
        // 17 takes all; of the other four half are first, and of the rest three genres of five are known.
        assertThat(one.cases().stream().map(CoverageReport.CountedCase::values).toList())
                .containsExactly(6L * 10, 6L * 20, 6L * 12, 6L * 8);
    }

    @Test
    void languagesOfATableAreNamedValues() {
        CoveredAttribute one = only(CatalogCoverage.run(
                RuleSet.parse(
                        List.of(new Source("a.rules", """
                                table words from words.csv by recipient.locale
                                attribute Call
                                  use lookup("words", "buy")
                                  else "-"
                                """)),
                        Films.CATALOG.schema(),
                        (rules, file) -> Optional.of("key,en,de,fr\nbuy,Buy,Kaufen,Acheter\n")),
                Films.CATALOG,
                "",
                List.of()));

        // en, de, fr, another, none
        assertThat(one.samples()).isEqualTo(5);
    }

    @Test
    void tooManyCombinationsAreBoundedAndSaidSo() {
        StringBuilder rules = new StringBuilder("attribute Text\n");
        for (int i = 0; i < 12; i++) {
            rules.append("  when recipient.user.F%d == \"x\" use \"x%d\"\n".formatted(i, i));
        }
        CoveredAttribute one = only(films(rules + "  else \"-\"\n"));

        assertThat(one.samples()).isEqualTo(RecipientCombinations.MOST);
        assertThat(one.whole()).isFalse();
        assertThat(one.cases()).allMatch(counted -> counted.values() > 0);
    }

    @Test
    void givenRecipientsCountAsOftenAsTheyCome() {
        Addressee us = new Addressee(Recipient.of("a", Map.of("country", "US")), List.of("1210"));
        Addressee de = new Addressee(Recipient.of("b", Map.of("country", "DE")), List.of());

        CoverageReport report = films("""
                attribute Offer
                  when recipient.country == "US" use "Here"
                  else "-"
                attribute First once
                  use items.title[0]
                  else "Nothing"
                """, us, us, de);

        assertThat(report.recipients()).isEqualTo(3);
        assertThat(only(report).samples()).isEqualTo(2);
        assertThat(only(report).total()).isEqualTo(new Counts(18, 6, 0, 0, 0));
        assertThat(report.attributes().get(1).total()).isEqualTo(new Counts(3, 1, 0, 0, 0));
    }

    @Test
    void countsAreDividedByAColumnAndByEachEntryOfAList() {
        String rules = "attribute Image image\n  use item.image\n  else \"https://img.example.com/d.jpg\"\n";

        List<Group> groups = CatalogCoverage.run(Films.rules(rules), Films.CATALOG, "tags", List.of())
                .attributes()
                .get(0)
                .groups();

        assertThat(groups)
                .containsExactly(
                        new Group("", new Counts(2, 0, 0, 0, 0)),
                        new Group("love", new Counts(2, 1, 0, 1, 0)),
                        new Group("spies", new Counts(2, 1, 0, 0, 0)),
                        new Group("london", new Counts(1, 0, 0, 0, 0)));
        assertThatThrownBy(() -> CatalogCoverage.run(Films.rules(rules), Films.CATALOG, "nope", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the catalog has no column nope");
    }

    @Test
    void aThresholdIsComparedExactly() {
        CoverageReport report = films("attribute Genre\n  use item.genre\n  else \"-\"\n"); // 5 of 6, 83.33 %

        assertThat(report.below(Map.of("Genre", new BigDecimal("83.33")))).isEmpty();
        assertThat(report.below(Map.of("Genre", new BigDecimal("83.334"))))
                .containsExactly(new Shortfall("Genre", new BigDecimal("83.334"), new BigDecimal("83.33")));
    }

    @Test
    void theCountsOfRealProductsAreThoseOfASecondProgram() throws IOException {
        Optional<Catalog> found = Retail.catalog();
        assumeTrue(found.isPresent(), "the catalog of real products is not beside the project");
        RuleSet rules = RuleSet.parse(
                List.of(new Source("shop.rules", """
                attribute Title max 20
                  use item.title
                  else "-"
                attribute Price
                  when item.promoted == "true" && recipient.country == "US" use "Promoted"
                  when item.price < 10 use "Under ten"
                  else "See the price"
                """)), found.get().schema());

        CoverageReport report = CatalogCoverage.run(rules, found.get(), "genre", List.of());

        Map<String, long[]> second = new TreeMap<>();
        for (List<String> product : products()) {
            long[] counts = second.computeIfAbsent(product.get(2), genre -> new long[4]);
            counts[0]++;
            counts[1] += product.get(1).codePointCount(0, product.get(1).length()) > 20 ? 1 : 0;
            boolean cheap = !product.get(5).isEmpty() && Double.parseDouble(product.get(5)) < 10;
            boolean promoted = product.get(9).equals("true");
            counts[2] += cheap ? 0 : promoted ? 2 : 3; // of US, another country and none
        }
        Map<String, long[]> ours = new TreeMap<>();
        for (Group group : only(report).groups()) {
            ours.put(
                    group.value(),
                    new long[] {group.counts().values(), group.counts().cut(), 0, 0});
        }
        for (Group group : report.attributes().get(1).groups()) {
            ours.computeIfPresent(group.value(), (genre, counts) ->
                    new long[] {counts[0], counts[1], group.counts().fromElse(), 0});
        }
        assertThat(text(ours)).isEqualTo(text(second)).hasSizeGreaterThan(10);
    }

    private static List<String> text(Map<String, long[]> counts) {
        List<String> lines = new ArrayList<>();
        counts.forEach((genre, numbers) -> lines.add(genre + Arrays.toString(numbers)));
        return lines;
    }

    /** Read with code of its own: character by character. */
    private static List<List<String>> products() throws IOException {
        List<List<String>> records = new ArrayList<>();
        List<String> record = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (char c :
                Files.readString(Path.of("../../shared/data/retail/items.csv")).toCharArray()) {
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                record.add(cell.toString().strip());
                cell.setLength(0);
                if (c == '\n') {
                    records.add(record);
                    record = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        return records.subList(1, records.size());
    }
}

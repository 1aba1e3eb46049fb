package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.review.FinishedColumns.LeftOut;
import dev.garnish.review.FinishedColumns.Reason;
import dev.garnish.rules.Source;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FinishedColumnsTest {
    private static final Clock CHRISTMAS = Clock.fixed(Instant.parse("2026-12-24T12:00:00Z"), ZoneOffset.UTC);

    private static FinishedColumns columns(String rules, boolean ofOneDay) {
        return FinishedColumns.of(Films.rules(rules).at(CHRISTMAS), Catalog.of(Films.SCHEMA, List.of()), ofOneDay);
    }

    private static List<List<String>> values(FinishedColumns columns) {
        return Films.CATALOG
                .items()
                .flatMap(item -> columns.item(item).stream())
                .map(FinishedItem::values)
                .toList();
    }

    private static final String EVERY_KIND = """
            value Country
              use recipient.country
            attribute Title
              use item.title
              else "-"
            attribute Once once
              else "For you"
            attribute Where
              when value.Country == "US" use item.title
              else "-"
            attribute Place
              use text(position)
              else "-"
            attribute Beside
              use text(size(items))
              else "-"
            attribute Hour
              when now > day("2026-01-01") use item.title
              else "-"
            attribute Day
              when today == day("2026-12-24") use "Today: " + item.title
              else "-"
            """;

    @Test
    void whatReadsMoreThanTheItemIsLeftOutWithItsReason() {
        FinishedColumns columns = columns(EVERY_KIND, false);

        assertThat(columns.names()).containsExactly("Title");
        assertThat(columns.day()).isEmpty();
        assertThat(columns.leftOut())
                .extracting(
                        LeftOut::attribute, LeftOut::reason, one -> one.place().line())
                .containsExactly(
                        tuple("Once", Reason.ONCE, 6),
                        tuple("Where", Reason.RECIPIENT, 8),
                        tuple("Place", Reason.LIST, 11),
                        tuple("Beside", Reason.LIST, 14),
                        tuple("Hour", Reason.MOMENT, 17),
                        tuple("Day", Reason.DAY, 20));
    }

    @Test
    void whatReadsTheDayIsRightOnTheDayOfTheClock() {
        FinishedColumns columns = columns(EVERY_KIND, true);

        assertThat(columns.names()).containsExactly("Title", "Day");
        assertThat(columns.day()).hasValue(LocalDate.of(2026, 12, 24));
        assertThat(values(columns.only(List.of("Day")))).startsWith(List.of("Today: Hanna"));
        assertThat(columns.only(List.of("Title")).day()).isEmpty();
    }

    @Test
    void aTableInTheRecipientsLanguageReadsTheRecipient() {
        FinishedColumns columns = columns("""
                table words from whole.csv by recipient.locale
                attribute Call
                  use lookup("words", "buy")
                  else "-"
                """, false);

        assertThat(columns.names()).isEmpty();
        assertThat(columns.leftOut()).extracting(LeftOut::reason).containsExactly(Reason.RECIPIENT);
    }

    @Test
    void whatNobodyIsShownHasNoValues() {
        FinishedColumns columns = columns("""
                drop item when item.active == false
                drop item when item.genre == "Drama" && recipient.country == "ES"
                drop item when today >= day("2026-12-24") && item.genre == "Crime"
                recipient when recipient.channel != "VOICE" else omit
                attribute Title max 8
                  use item.title
                  else "-"
                """, false);

        assertThat(columns.day()).hasValue(LocalDate.of(2026, 12, 24));
        assertThat(values(columns))
                .containsExactly(List.of("Hanna"), List.of("Catastr…"), List.of("Fleabag"), List.of("Late…"));
    }

    @Test
    void anItemOfAnotherVersionIsReadByTheNamesOfItsColumns() {
        Schema older = Schema.of(
                new Column("price", Type.NUMBER), new Column("genre", Type.TEXT_LIST), new Column("title", Type.TEXT));
        Item item = Item.of(older, "7", new BigDecimal("9.50"), List.of("Drama"), "Old");
        FinishedColumns columns = columns("""
                attribute Line
                  use item.title + ", " + text(item.price) + first(item.genre, ", no genre")
                  else "-"
                """, false);

        assertThat(columns.item(item)).hasValue(new FinishedItem("7", List.of("Old, 9.50, no genre"), List.of()));
        assertThat(columns.item(Item.of(Schema.of(), "8")))
                .map(FinishedItem::values)
                .isEqualTo(Optional.of(List.of("-")));
    }

    @Test
    void whatFailsOnTheWayIsReported() {
        String longText = "x".repeat(60_000);
        Schema schema = Schema.of(new Column("title", Type.TEXT));
        FinishedColumns columns = FinishedColumns.of(
                RuleSet.parse(List.of(new Source("a.rules", """
                        attribute Title
                          use item.title + item.title
                          else "-"
                        """)), schema), Catalog.of(schema, List.of()), false);

        FinishedItem item = columns.item(Item.of(schema, "7", longText)).orElseThrow();

        assertThat(item.values()).containsExactly("-");
        assertThat(item.diagnostics()).hasSize(1);
        assertThat(item.diagnostics().get(0).message()).startsWith("a.rules:2:").contains("64 KB");
    }
}

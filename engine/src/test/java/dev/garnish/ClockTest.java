package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Recipient;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that read the day give another day's values on another day, whatever was remembered or made before. */
class ClockTest {
    private static final Schema SCHEMA = Schema.of(new Column("published", Type.DATE));
    private static final Catalog CATALOG = Catalog.of(
            SCHEMA,
            List.of(
                    Item.of(SCHEMA, "day", LocalDateTime.of(2026, 10, 25, 0, 0)),
                    Item.of(SCHEMA, "late", LocalDateTime.of(2026, 10, 24, 22, 30)), // the 25th in Berlin
                    Item.of(SCHEMA, "eve", LocalDateTime.of(2026, 12, 31, 23, 30)))); // the 1st in Berlin

    private static final String RULES = """
            zone "Europe/Berlin"
            attribute Age
              when item.published == today use "today"
              when item.published > today use "soon"
              use text(days_between(item.published, today)) + " days"
              else "?"
            attribute Year once
              use date(today, "EEEE, d MMMM yyyy") + ", " + date(now, "HH:mm")
              else "?"
            """;

    /** A clock that is set by hand. */
    private static final class Hand extends Clock {
        private Instant instant = Instant.EPOCH;

        void set(String utc) {
            instant = Instant.parse(utc);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return instant;
        }
    }

    private final Hand clock = new Hand();
    private final Enricher enricher = Enricher.of(
            RuleSet.parse(List.of(new Source("c.rules", RULES)), SCHEMA).at(clock), CATALOG);

    private Recommendations at(String utc) {
        clock.set(utc);
        return enricher.recommend(Recipient.of("r"), List.of("day", "late", "eve"));
    }

    /** A date at midnight in UTC is a day, the same in every zone; now is none. */
    @Test
    void nowIsAMomentAlsoAtMidnightInUtc() {
        String rules = """
                zone "America/New_York"
                attribute Now once
                  use date(now, "d MMM HH:mm") + ", " + text(hour(now)) + ", " + text(weekday(now) == weekday(today))
                  else "?"
                attribute Hour once
                  use date(now - 3 hours, "d MMM HH:mm")
                  else "?"
                attribute Set once
                  use date(day("2026-11-27T19:00:00"), "d MMM HH:mm")
                  else "?"
                """;
        Enricher there = Enricher.of(
                RuleSet.parse(List.of(new Source("c.rules", rules)), SCHEMA).at(clock), CATALOG);
        clock.set("2026-11-28T00:00:00Z");

        assertThat(there.recommend(Recipient.of("r"), List.of()).values())
                .containsEntry("Now", "27 Nov 19:00, 19, true")
                .containsEntry("Set", "27 Nov 19:00");
        clock.set("2026-11-28T03:00:00Z");
        assertThat(there.recommend(Recipient.of("r"), List.of()).values()).containsEntry("Hour", "27 Nov 19:00");
    }

    /** By days, months and years what clocks show stays; by hours the day begins when it does in the zone. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            today + 18 hours                          | 2026-03-28 18:00
            today + 24 hours                          | 2026-03-29 00:00
            today + 27 hours                          | 2026-03-29 04:00
            today - 30 minutes                        | 2026-03-27 23:30
            day("2026-03-28") + 1 hour                | 2026-03-28 01:00
            now + 1 day                               | 2026-03-29 12:30
            now + 1 week                              | 2026-04-04 12:30
            now + 7 months                            | 2026-10-28 12:30
            now + 24 hours                            | 2026-03-29 13:30
            day("2026-03-01T00:30") + 1 month         | 2026-04-01 00:30
            day("2026-02-28T23:30:00Z") + 1 month     | 2026-04-01 00:30
            day("2024-02-29T01:00") + 1 year          | 2025-02-28 01:00
            day("2026-03-28T02:30") + 1 day           | 2026-03-29 03:30
            day("2026-10-24T02:30") + 1 day           | 2026-10-25 02:30
            day("2026-10-25T02:30") + 60 minutes      | 2026-10-25 02:30
            day("2026-03-28T22:30:00Z") + 90 minutes  | 2026-03-29 01:00
            day("2026-03-27T02:00") - 1 day           | 2026-03-26 02:00
            """)
    void aDateIsMovedAsTheClocksOfTheZoneAre(String date, String shown) {
        String rules = "zone \"Europe/Berlin\"\nattribute A once\n  use date(%s, \"yyyy-MM-dd HH:mm\")\n  else \"?\"\n";
        Enricher there = Enricher.of(
                RuleSet.parse(List.of(new Source("c.rules", rules.formatted(date))), SCHEMA)
                        .at(clock),
                CATALOG);
        clock.set("2026-03-28T11:30:00Z");

        assertThat(there.recommend(Recipient.of("r"), List.of()).values()).containsEntry("A", shown);
    }

    @Test
    void aNewDayBeginsAtMidnightOfTheZone() {
        assertThat(at("2026-10-24T21:59:59Z").values())
                .containsEntry("Age", List.of("soon", "soon", "soon"))
                .containsEntry("Year", "Saturday, 24 October 2026, 23:59");
        assertThat(at("2026-10-24T22:00:00Z").values())
                .containsEntry("Age", List.of("today", "today", "soon"))
                .containsEntry("Year", "Sunday, 25 October 2026, 00:00");
    }

    @Test
    void theDayOnWhichClocksAreSetBackHasTwentyFiveHours() {
        assertThat(at("2026-10-25T22:59:59Z").values())
                .containsEntry("Age", List.of("today", "today", "soon"))
                .containsEntry("Year", "Sunday, 25 October 2026, 23:59");
        assertThat(at("2026-10-25T23:00:00Z").values())
                .containsEntry("Age", List.of("1 days", "1 days", "soon"))
                .containsEntry("Year", "Monday, 26 October 2026, 00:00");
    }

    @Test
    void aYearEnds() {
        assertThat(at("2026-12-31T22:59:59Z").values()).containsEntry("Age", List.of("67 days", "67 days", "soon"));
        assertThat(at("2026-12-31T23:00:00Z").values())
                .containsEntry("Age", List.of("68 days", "68 days", "today"))
                .containsEntry("Year", "Friday, 1 January 2027, 00:00");
    }

    @Test
    void rowsThatWereMadeBeforehandHoldForTheirDay() {
        clock.set("2026-10-24T12:00:00Z");
        RuleSet rules =
                RuleSet.parse(List.of(new Source("c.rules", RULES)), SCHEMA).at(clock);
        Catalog packed = new ItemsWithRows(CATALOG, rules);
        Enricher later = Enricher.of(rules, packed);

        assertThat(Enricher.rendered(packed, rules.sources(), (from, file) -> Optional.empty()))
                .isEmpty();
        clock.set("2026-10-26T12:00:00Z");
        assertThat(later.recommend(Recipient.of("r"), List.of("day")).values()).containsEntry("Age", List.of("1 days"));
    }

    @Test
    void theClockMayGoBack() {
        assertThat(at("2026-10-26T12:00:00Z").values()).containsEntry("Age", List.of("1 days", "1 days", "soon"));
        assertThat(at("2026-10-25T12:00:00Z").values()).containsEntry("Age", List.of("today", "today", "soon"));
    }

    @Test
    void theReasonOfAValueIsThatOfItsDay() {
        Recommendations made = at("2026-10-25T12:00:00Z");
        clock.set("2027-10-25T12:00:00Z");

        assertThat(made.items().get(0).reason("Age").number()).isEqualTo(1);
    }

    @Test
    void anApplicationGivesItsClock(@TempDir Path folder) throws IOException {
        Path rules = Files.writeString(
                folder.resolve("y.rules"),
                "zone \"Europe/Berlin\"\nattribute Y once\n  use text(year(today))\n  else \"?\"\n");
        clock.set("2026-12-31T23:30:00Z");
        try (Garnish garnish =
                Garnish.builder().rules(rules).catalog(CATALOG).clock(clock).open()) {
            assertThat(garnish.recommend(Recipient.of("r"), List.of()).text("Y"))
                    .isEqualTo("2027");
            clock.set("2026-12-31T22:30:00Z");
            assertThat(garnish.recommend(Recipient.of("r"), List.of()).text("Y"))
                    .isEqualTo("2026");
        }
    }
}

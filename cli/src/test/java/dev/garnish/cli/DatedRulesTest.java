package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules that read the day: when it is for a command, and what a check says of them. */
final class DatedRulesTest {
    private static final String RULES = """
            zone "Pacific/Kiritimati"
            recipient when recipient.channel == "SMS" || today < day("2027-07-01") else omit
            drop item when item.genre == "Crime" && month(today) == 12

            attribute Title  max 400 sms
              when item.genre == "Comedy" && weekday(today) in [6, 7]  use "Weekend: " + item.title
              when item.genre == "Drama" && hour(now) > 24  use "Never"
              use item.title
              else "For you"

            attribute When  once
              when month(today) == 12  use "Christmas"
              else date(today, "yyyy-MM-dd") + date(now, " HH:mm")
            """;

    @TempDir
    private Path folder = Path.of("");

    private String rules = "";

    @BeforeEach
    void write() throws IOException {
        Path file = folder.resolve("dated.rules");
        Files.writeString(file, RULES);
        rules = file.toString();
    }

    /** Clocks of Kiritimati are 14 hours ahead of UTC. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-27, 2026-11-27 12:00",
        "2026-11-27T18:30, 2026-11-27 18:30",
        "2026-11-27T18:30:00, 2026-11-27 18:30",
        "2026-11-27T18:30Z, 2026-11-28 08:30",
        "2026-11-27T18:30:00+01:00, 2026-11-28 07:30",
    })
    void theTimeIsGivenAsTestsGiveIt(String now, String shown) {
        Ran ran = Ran.garnish("explain", "1815", "--rules", rules, "--now", now);

        assertThat(ran.out()).contains("else gave \"" + shown + "\"\n");
    }

    @ParameterizedTest
    @CsvSource({"today", "2026-13-01", "27.11.2026", "2026-11-27 18:30", "9999-12-31T23:30"})
    void whatIsNoTimeIsRefused(String now) {
        Ran ran = Ran.garnish("explain", "1815", "--rules", rules, "--now", now);

        assertThat(ran.err())
                .isEqualTo("garnish: --now is " + now
                        + ", expected 2026-11-27, 2026-11-27T18:30:00 or 2026-11-27T18:30:00Z\n");
        assertThat(ran.exit()).isEqualTo(Exit.USAGE);
    }

    @Test
    void aCheckSaysWhatTheDayDecidesAndHowManyMessagesTextsTake() {
        Ran ran = Ran.garnish("check", "--coverage", "--rules", rules, "--now", "2026-11-28");

        assertThat(ran.out().replace(rules, "dated.rules")).isEqualTo("""
                dropped for everybody: 0 of 36 items
                          0 items  drop item when item.genre == "Crime" && month(today) == 12

                today in use: recipient when recipient.channel == "SMS" || today < day("2027-07-01"), until 2027-07-01
                today not in use: drop item when item.genre == "Crime" && month(today) == 12, until 2026-12-01
                today 5 items: Title  when item.genre == "Comedy" && weekday(today) in [6, 7] use "Weekend: " + item.title, until 2026-11-30
                today not in use: Title  when item.genre == "Drama" && hour(now) > 24 use "Never", the same for a year
                today not in use: When  when month(today) == 12 use "Christmas", until 2026-12-01

                Title
                          5 items  when item.genre == "Comedy" && weekday(today) in [6, 7] use "Weekend: " + item.title
                          0 items  when item.genre == "Drama" && hour(now) > 24 use "Never"
                         31 items  use item.title
                          0 items  else "For you"
                         35 of 1 text message
                          1 of 2 text messages

                When  once

                dated.rules: 0 errors, 0 warnings
                """);
    }

    @Test
    void theReportAsJsonHasTheSame() throws IOException {
        Ran ran = Ran.garnish("check", "--format", "json", "--rules", rules, "--now", "2026-11-28");

        JsonNode dated = new ObjectMapper().readTree(ran.out()).get("dated");
        assertThat(dated).hasSize(5);
        assertThat(dated.get(2).toString().replace(rules, "dated.rules")).isEqualTo("""
                {"attribute":"Title","case":1,"else":false,"text":"when item.genre == \\"Comedy\\" && weekday(today) in [6, 7]\
                 use \\"Weekend: \\" + item.title","file":"dated.rules","line":6,"column":3,\
                "today":true,"items":5,"changes":"2026-11-30","whole":true}""");
    }
}

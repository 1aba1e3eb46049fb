import dev.garnish.Garnish;
import dev.garnish.Recommendations;
import dev.garnish.event.Recipient;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** Rules that read the day, at a moment that the application says. */
public final class SetClock {
    record Film(String id, String title, LocalDateTime released) {}

    private static final String RULES = """
            zone "Europe/Berlin"

            attribute Badge
              when  item.released > today              use "Coming " + date(item.released, "d MMMM")
              when  item.released >= today - 30 days   use "New"
              else  "Classic"
            """;

    private SetClock() {}

    public static void main(String[] arguments) {
        Clock clock = Clock.fixed(Instant.parse("2026-11-26T23:30:00Z"), ZoneOffset.UTC);
        List<Film> films = List.of(
                new Film("1", "Fleabag", LocalDateTime.of(2016, 7, 21, 0, 0)),
                new Film("2", "Late Night", LocalDateTime.of(2026, 11, 27, 0, 0)),
                new Film("3", "Hanna", LocalDateTime.of(2026, 12, 1, 0, 0)));
        try (Garnish garnish = Garnish.builder()
                .rules("films.rules", RULES)
                .items(Film.class, films, Film::id)
                .clock(clock)
                .open()) {
            Recommendations shown = garnish.recommend(Recipient.of("sofia"), List.of("1", "2", "3"));
            System.out.println(shown.items().stream().map(item -> item.text("Badge")).toList());
        }
    }
}

// Prints:
// [Classic, New, Coming 1 December]

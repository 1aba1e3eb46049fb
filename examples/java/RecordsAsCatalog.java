import dev.garnish.Garnish;
import dev.garnish.Recommendations;
import dev.garnish.event.Recipient;
import java.util.List;
import java.util.Map;

/** The shortest way in: an application's own records are the catalog, and the rules are a text. */
public final class RecordsAsCatalog {
    record Film(String id, String title, String genre, int releaseYear) {}

    private static final List<Film> FILMS = List.of(
            new Film("1815", "Fleabag", "Comedy", 2016),
            new Film("1009", "Metropolis", "Sci-Fi", 1927),
            new Film("1527", "Catastrophe", "Kids", 2015));

    private static final String RULES = """
            drop item when item.release_year < 1900

            attribute Title  max 60
              use   item.title
              else  "Recommended for you"

            attribute Genre
              when  item.genre == "Kids" && recipient.country == "US"   use "For the family"   [family-us]
              use   item.genre
              else  "Featured"

            attribute Headline  once
              use   "Picked for " + recipient.user.FirstName
              else  "Picked for you"
            """;

    private RecordsAsCatalog() {}

    public static void main(String[] arguments) {
        try (Garnish garnish = Garnish.builder()
                .rules("films.rules", RULES)
                .items(Film.class, FILMS, Film::id)
                .open()) {
            Recipient sofia = Recipient.of("u1", Map.of("country", "US", "user.FirstName", "Sofia"));

            Recommendations shown = garnish.recommend(sofia, List.of("1815", "1527", "0000"));

            System.out.println(shown.outcome() + ": " + shown.text("Headline"));
            for (Recommendations.Shown item : shown.items()) {
                System.out.println(item.id() + ": " + item.text("Title") + " (" + item.text("Genre") + ")");
            }
            Recommendations.Reason why = shown.items().get(1).reason("Genre");
            System.out.println("the second genre is case " + why.number() + " [" + why.label() + "] at " + why.place());
            System.out.println(shown.summary().unknownItems() + " unknown item");
        }
    }
}

// Prints:
// FILLED: Picked for Sofia
// 1815: Fleabag (Comedy)
// 1527: Catastrophe (For the family)
// 0000: Recommended for you (Featured)
// the second genre is case 1 [family-us] at films.rules:8:3
// 1 unknown item

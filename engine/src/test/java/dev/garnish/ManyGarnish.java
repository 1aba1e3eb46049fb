package dev.garnish;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogSource;
import dev.garnish.event.Recipient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Eight rule sets over one catalog of 100,000 items, and as many different look-ups as it is told to make, for a small JVM of its own. */
final class ManyGarnish {
    private static final int ITEMS = 100_000;
    private static final int AT_ONCE = 50;
    private static final List<String> COUNTRIES = List.of("US", "DE", "FR", "SE", "JP");

    record Film(String id, String title, String genre, int releaseYear) {}

    private ManyGarnish() {}

    /**
     * Prints that it is done.
     *
     * @param arguments how many ids are looked up, and how many megabytes each may remember if not the default
     */
    public static void main(String[] arguments) {
        List<Film> films = new ArrayList<>(ITEMS);
        for (int i = 0; i < ITEMS; i++) {
            films.add(new Film("film-" + i, "The title of film number " + i, "Genre " + i % 40, 1950 + i % 70));
        }
        CatalogSource catalog = CatalogSource.of(Catalog.of(Film.class, films, Film::id));
        List<Garnish> all = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            GarnishBuilder builder =
                    Garnish.builder().rules("set-" + i + ".rules", rules(i)).catalog(catalog);
            if (arguments.length > 1) {
                builder.memory(Long.parseLong(arguments[1]) << 20);
            }
            all.add(builder.open());
        }
        lookUp(all, Integer.parseInt(arguments[0]));
        all.forEach(Garnish::close);
        System.out.println("done");
    }

    private static String rules(int number) {
        return """
                attribute Title max 60
                  use "%d: " + item.title
                  else "Recommended"

                attribute Genre
                  when item.genre == "Genre 7" && recipient.country == "US" use "For the family"
                  use item.genre + " in " + recipient.country
                  else "Featured"

                attribute Headline once
                  use "Picked for " + recipient.user.FirstName
                  else "Picked for you"
                """.formatted(number);
    }

    /** Each id is asked of each rule set at most once in a round: nothing that is remembered helps. */
    private static void lookUp(List<Garnish> all, int count) {
        for (int from = 0; from < count; from += AT_ONCE) {
            int at = from / AT_ONCE;
            List<String> ids = new ArrayList<>(AT_ONCE);
            for (int i = 0; i < AT_ONCE; i++) {
                // Every tenth is unknown, and another one each time.
                ids.add("film-" + (i % 10 == 0 ? ITEMS + from + i : (from / all.size() + i) % ITEMS));
            }
            Recipient recipient = Recipient.of(
                    "u" + at, Map.of("country", COUNTRIES.get(at % COUNTRIES.size()), "user.FirstName", "Name" + at));
            Recommendations shown = all.get(at % all.size()).recommend(recipient, ids);
            if (shown.items().size() != AT_ONCE || !shown.text("Headline").equals("Picked for Name" + at)) {
                throw new AssertionError(shown.toString());
            }
        }
    }
}

import dev.garnish.Enrichment;
import dev.garnish.Garnish;
import dev.garnish.event.EventFormat;
import dev.garnish.event.InvalidEventException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A host's event in, the same bytes with their recommendations out. */
public final class EventsOfAHost {
    record Film(String id, String title) {}

    private static final String RULES = """
            attribute Title
              use   item.title
              else  "Recommended for you"

            attribute Headline  once
              use   "Picked for " + recipient.user.FirstName
              else  "Picked for you"
            """;

    private static final String EVENT = """
            {"Endpoints":{"e-1":{
              "User":{"UserAttributes":{"FirstName":["Sofia"]}},
              "RecommendationItems":["1815","0000"]}}}""";

    private EventsOfAHost() {}

    public static void main(String[] arguments) {
        try (Garnish garnish = Garnish.builder()
                .rules("films.rules", RULES)
                .items(Film.class, List.of(new Film("1815", "Fleabag")), Film::id)
                .open()) {
            Enrichment made = garnish.enrich(EventFormat.pinpoint(), EVENT.getBytes(StandardCharsets.UTF_8));
            System.out.println(new String(made.json(), StandardCharsets.UTF_8));
            System.out.println(made.summary());

            try {
                garnish.enrich("{\"Endpoints\":[]}".getBytes(StandardCharsets.UTF_8));
            } catch (InvalidEventException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}

// Prints:
// {"e-1":{
//   "User":{"UserAttributes":{"FirstName":["Sofia"]}},
//   "RecommendationItems":["1815","0000"],"Recommendations":{"Title":["Fleabag","Recommended for you"],"Headline":"Picked for Sofia"}}}
// Summary[recipients=1, items=2, unknownItems=1, values=3, fromElse={Title=1, Headline=0}]
// event /Endpoints: expected an object of endpoints, found a list

import dev.garnish.Garnish;
import dev.garnish.Recommendations;
import dev.garnish.catalog.CatalogSource;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Recipient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Items that a service looks up, remembered for ten minutes; a look-up that hangs costs its items only. */
public final class OwnLookUp {
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT), new Column("price", Type.NUMBER));
    private static final Map<String, String> TITLES = Map.of("1", "Fleabag", "2", "Hunters");
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private static final String RULES = """
            attribute Title
              use   item.title
              else  "Recommended for you"
            """;

    private OwnLookUp() {}

    public static void main(String[] arguments) {
        try (Garnish garnish = Garnish.builder()
                .rules("films.rules", RULES)
                .catalog(CatalogSource.lookUp(SCHEMA, Duration.ofMinutes(10), OwnLookUp::find))
                .deadline(Duration.ofMillis(200))
                .onTrouble((diagnostic, cause) ->
                        System.out.println(diagnostic.code() + ": " + cause.getMessage()))
                .open()) {
            print(garnish.recommend(Recipient.of("u1"), List.of("1", "unknown")));
            print(garnish.recommend(Recipient.of("u2"), List.of("1", "slow")));
            print(garnish.recommend(Recipient.of("u3"), List.of("1", "2")));
        }
    }

    /** One call for all ids of a recipient that are not remembered; an unknown id is simply absent. */
    private static Map<String, Item> find(Set<String> ids) {
        System.out.println("looks up " + ids.stream().sorted().toList());
        if (ids.contains("slow")) {
            hang();
        }
        Map<String, Item> found = new HashMap<>();
        for (String id : ids) {
            if (TITLES.containsKey(id)) {
                found.put(id, Item.of(SCHEMA, id, TITLES.get(id), null));
            }
        }
        return found;
    }

    private static void hang() {
        try {
            NEVER.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void print(Recommendations shown) {
        System.out.println(
                shown.items().stream().map(item -> item.text("Title")).toList());
    }
}

// Prints:
// looks up [1, unknown]
// [Fleabag, Recommended for you]
// looks up [slow]
// CATALOG_UNAVAILABLE: the catalog did not answer in time
// [Fleabag, Recommended for you]
// looks up [2]
// [Fleabag, Hunters]

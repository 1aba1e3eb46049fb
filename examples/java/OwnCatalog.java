import dev.garnish.Garnish;
import dev.garnish.Recommendations;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Recipient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A catalog of one's own over whatever holds the items: here a map of comma-separated lines. */
public final class OwnCatalog implements Catalog {
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT), new Column("genre", Type.TEXT));

    private static final String RULES = """
            attribute Title
              use   item.title + ", " + item.genre
              use   item.title
              else  "Recommended for you"
            """;

    private final Map<String, String> lines;

    private OwnCatalog(Map<String, String> lines) {
        this.lines = new TreeMap<>(lines);
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Map<String, Item> find(Set<String> ids) {
        Map<String, Item> found = new HashMap<>();
        for (String id : ids) {
            if (lines.containsKey(id)) {
                found.put(id, item(id));
            }
        }
        return found;
    }

    /** A blank value is missing, so that a rule that reads it falls to the next. */
    private Item item(String id) {
        String[] values = lines.get(id).split(",", -1);
        return Item.of(SCHEMA, id, values[0], values[1]);
    }

    @Override
    public Stream<Item> items() {
        return lines.keySet().stream().map(this::item);
    }

    /** Names the content: it is what `state()` and changes call this version. */
    @Override
    public String version() {
        return "lines-1";
    }

    public static void main(String[] arguments) {
        Catalog catalog = new OwnCatalog(Map.of("1", "Fleabag,Comedy", "2", "Hunters,"));
        try (Garnish garnish =
                Garnish.builder().rules("films.rules", RULES).catalog(catalog).open()) {
            System.out.println("catalog " + garnish.state().catalog());
            Recommendations shown = garnish.recommend(Recipient.of("u1"), List.of("1", "2", "3"));
            shown.items().forEach(item -> System.out.println(item.id() + ": " + item.text("Title")));
        }
    }
}

// Prints:
// catalog lines-1
// 1: Fleabag, Comedy
// 2: Hunters
// 3: Recommended for you

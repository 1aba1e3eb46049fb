import dev.garnish.Change;
import dev.garnish.Garnish;
import dev.garnish.State;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogSource;
import java.util.List;
import java.util.Map;

/** What an endpoint for health checks answers: what is in use, and why newer items are not. */
public final class HealthCheck {
    record Film(String id, String title) {}

    private static final String RULES = """
            attribute Title
              use   item.title
              else  "Recommended for you"
            """;

    /** A service that gives the films, and whose version changes when it is deployed. */
    private static final class Service implements CatalogSource {
        private volatile int version = 1;
        private volatile boolean isDown;

        @Override
        public Object stamp() {
            return version;
        }

        @Override
        public Catalog open() {
            if (isDown) {
                throw new IllegalStateException("the service is being deployed");
            }
            return Catalog.of(Film.class, List.of(new Film("1", "Fleabag")), Film::id);
        }

        @Override
        public String name(Catalog catalog) {
            return "films-" + version;
        }
    }

    private HealthCheck() {}

    public static void main(String[] arguments) {
        Service service = new Service();
        try (Garnish garnish =
                Garnish.builder().rules("films.rules", RULES).catalog(service).open()) {
            System.out.println(health(garnish));

            service.isDown = true;
            service.version = 2;
            garnish.refresh();
            System.out.println(health(garnish));

            service.isDown = false;
            garnish.refresh();
            System.out.println(health(garnish));
        }
    }

    /** The last good version serves on, so that what is refused is a warning and no failure. */
    private static Map<String, Object> health(Garnish garnish) {
        State state = garnish.state();
        return Map.of(
                "status",
                state.isCurrent()
                        ? "UP"
                        : "STALE: " + state.refused().stream().map(Change::message).toList());
    }
}

// Prints:
// {status=UP}
// {status=STALE: [newer catalog not used: the service is being deployed]}
// {status=UP}

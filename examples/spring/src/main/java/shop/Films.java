package shop;

import dev.garnish.Garnish;
import dev.garnish.Recommendations;
import dev.garnish.event.Recipient;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /films?user=u1&country=US&ids=1815,2009}: what the rules show of films that a recommender chose. */
@RestController
class Films {
    private final Garnish garnish;

    Films(Garnish garnish) {
        this.garnish = garnish;
    }

    @GetMapping("/films")
    Map<String, Object> films(
            @RequestParam("user") String user,
            @RequestParam(name = "country", defaultValue = "") String country,
            @RequestParam("ids") List<String> ids) {
        Recommendations shown = garnish.recommend(Recipient.of(user, Map.of("country", country)), ids);
        return shown.values();
    }
}

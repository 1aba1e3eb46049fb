package shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.Garnish;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;

/** The application over HTTP, as its callers see it. */
@SpringBootTest(properties = "garnish.watch=0s", webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ShopTest {
    private final int port;
    private final JdbcTemplate database;
    private final Garnish garnish;

    @Autowired
    ShopTest(@Value("${local.server.port}") int port, JdbcTemplate database, Garnish garnish) {
        this.port = port;
        this.database = database;
        this.garnish = garnish;
    }

    private String get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
    }

    @Test
    void filmsAreShownByTheRulesAndTheTable() throws Exception {
        assertThat(get("/films?user=u1&country=US&ids=1815,0000"))
                .isEqualTo("{\"Title\":[\"Fleabag\",\"A film\"],\"Genres\":[\"Comedy, Drama\",\"Film\"],"
                        + "\"Headline\":\"Picked for you, in the theaters\"}");
    }

    @Test
    void aFilmThatIsSoldOutIsShownNoMore() throws Exception {
        assertThat(get("/films?user=u2&ids=2009,1527")).contains("\"Title\":[\"Late Night\",\"Catastrophe\"]");

        database.update(
                "update film set sold_out = true, changed_at = dateadd('second', 1, changed_at) where nr = '2009'");
        garnish.refresh();

        assertThat(get("/films?user=u2&ids=2009,1527")).contains("\"Title\":[\"Catastrophe\"]");
    }

    @Test
    void healthNamesTheRulesInUse() throws Exception {
        assertThat(get("/actuator/health"))
                .contains("\"garnish\":{")
                .contains("\"rules\":\"" + garnish.state().rules() + "\"");
    }
}

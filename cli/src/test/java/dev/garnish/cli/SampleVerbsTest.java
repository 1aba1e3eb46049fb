package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the verbs say of the sample's 36 films under the sample's rules, beside what these rules mean, written down here by hand
 * over the rows that the sample's own script gives: nothing of the engine counts along.
 */
final class SampleVerbsTest {
    private static final Path SCRIPT = Ran.PROJECT.resolve(
            "catalog-db/src/main/resources/dev/garnish/catalog/db/internal/flyway/sample/V1__sample_items.sql");

    /** The recipients of a coverage: a country of the US, another or none, each over another channel than VOICE or none. */
    private static final int RECIPIENTS = 6;

    private static final int RECIPIENTS_OF_THE_US = 2;

    @TempDir
    Path folder = Path.of("");

    private static List<Film> films = List.of();

    private record Film(
            String id,
            @Nullable String title,
            @Nullable String genre,
            @Nullable String image,
            boolean active) {
        boolean isTitled() {
            return title != null && !title.isBlank();
        }

        boolean hasGenre() {
            return genre != null && !genre.isBlank();
        }

        boolean isFamily() {
            return "Kids".equals(genre) || "Family".equals(genre);
        }
    }

    @BeforeAll
    static void read() throws IOException, SQLException {
        List<Film> read = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:");
                Statement statement = connection.createStatement()) {
            statement.execute("create table item (item_id varchar primary key)");
            statement.execute(Files.readString(SCRIPT));
            try (ResultSet rows =
                    statement.executeQuery("select item_id, title, genre, image_file, active from item order by 1")) {
                while (rows.next()) {
                    // Films of which it is not said are shown.
                    boolean active = rows.getBoolean(5) || rows.wasNull();
                    read.add(new Film(
                            rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4), active));
                }
            }
        }
        films = read;
    }

    private static JsonNode json(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--format", "json"));
        return new ObjectMapper()
                .readTree(Ran.garnish(all.toArray(String[]::new)).out());
    }

    private static long count(Predicate<Film> test) {
        return films.stream().filter(Film::active).filter(test).count();
    }

    private static List<String> ids(Predicate<Film> test) {
        return films.stream().filter(Film::active).filter(test).map(Film::id).toList();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static boolean isLong(Film film) {
        String title = film.title();
        return title != null && title.codePointCount(0, title.length()) > 60;
    }

    private static boolean hasImage(Film film) {
        return film.image() != null && !film.image().isBlank();
    }

    @Test
    void coverageCountsWhatTheRowsSay() throws IOException {
        JsonNode report = json("coverage");

        assertThat(films).hasSize(36);
        assertThat(report.path("items").asLong()).isEqualTo(36);
        assertThat(report.path("dropped").asLong())
                .isEqualTo(films.stream().filter(film -> !film.active()).count());
        JsonNode title = report.at("/attributes/0");
        assertThat(title.path("own").asLong()).isEqualTo(count(Film::isTitled));
        assertThat(title.path("fromElse").asLong()).isEqualTo(count(film -> !film.isTitled()));
        assertThat(texts(title.at("/cutItems/ids"))).isEqualTo(ids(SampleVerbsTest::isLong));

        JsonNode genre = report.at("/attributes/1");
        long science = count(film -> "Sci-Fi".equals(film.genre()));
        long family = count(Film::isFamily);
        long others = count(Film::hasGenre) - science - family;
        assertThat(genre.path("values").asLong()).isEqualTo(RECIPIENTS * count(film -> true));
        assertThat(genre.at("/cases/0/values").asLong()).isEqualTo(RECIPIENTS * science);
        assertThat(genre.at("/cases/1/values").asLong()).isEqualTo(RECIPIENTS_OF_THE_US * family);
        assertThat(genre.at("/cases/2/values").asLong())
                .isEqualTo(RECIPIENTS * others + (RECIPIENTS - RECIPIENTS_OF_THE_US) * family);
        assertThat(texts(genre.at("/elseItems/ids"))).isEqualTo(ids(film -> !film.hasGenre()));
        assertThat(texts(report.at("/attributes/2/elseItems/ids"))).isEqualTo(ids(film -> !hasImage(film)));
    }

    @Test
    void diffCountsWhatTheRowsSay() throws IOException {
        Path old = Ran.PROJECT.resolve("rules/movies.rules");
        Path changed = folder.resolve("movies.rules");
        Files.writeString(
                changed,
                Files.readString(old)
                        .replace("\"Sci-Fi\"  use \"Science fiction\"", "\"Drama\"  use \"Dramas\"")
                        .replace("item.active == false", "item.genre == \"Horror\""));
        JsonNode report = json("diff", old.toString(), changed.toString());

        Predicate<Film> horror = film -> "Horror".equals(film.genre());
        assertThat(report.at("/dropped/items").asLong()).isEqualTo(count(horror));
        assertThat(report.at("/restored/items").asLong())
                .isEqualTo(films.stream()
                        .filter(film -> !film.active() && !horror.test(film))
                        .count());
        assertThat(report.path("attributes")).hasSize(1);
        assertThat(report.at("/attributes/0/name").asText()).isEqualTo("Genre");
        assertThat(report.at("/attributes/0/items").asLong())
                .isEqualTo(count(film -> "Drama".equals(film.genre()) || "Sci-Fi".equals(film.genre())));
        assertThat(report.at("/attributes/0/becomeElse").asLong()).isZero();
    }

    @Test
    void renderWritesWhatTheRowsSay() throws IOException {
        Path out = folder.resolve("out.jsonl");
        Ran ran = Ran.garnish("render", "-o", out.toString(), "--format", "jsonl");

        assertThat(ran.exit()).as(ran.err()).isZero();
        Map<String, String> meant = new TreeMap<>();
        films.stream().filter(Film::active).forEach(film -> meant.put(film.id(), address(film.image())));
        Map<String, String> rendered = new TreeMap<>();
        for (String line : Files.readAllLines(out)) {
            JsonNode row = new ObjectMapper().readTree(line);
            rendered.put(row.path("item_id").asText(), row.path("ImageUrl").asText());
        }
        assertThat(rendered).isEqualTo(meant);
    }

    private static String address(@Nullable String image) {
        return image == null || image.isBlank()
                ? "https://img.example.com/default.jpg"
                : "https://img.example.com/" + image.replace(" ", "%20");
    }
}

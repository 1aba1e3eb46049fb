package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the verbs say of 2,465 real products, beside what the same rules mean, written down here by hand over the files' own
 * cells: nothing of the engine counts along.
 */
final class RetailVerbsTest {
    private static final Path PRODUCTS = Ran.PROJECT.resolve("../shared/data/retail/items.csv");

    private static final String RULES = """
            drop item when item.stock < 3

            attribute Title max 30 strict
              use item.title
              else "Recommended for you"

            attribute Kind
              when item.genre == "footwear" && item.gender_affinity == "F"  use "Shoes for her"
              when item.genre in ["tools", "furniture"]  use "For the house"
              use item.genre
              else "Featured"

            attribute Offer
              when item.price < 10  use "Under ten"
              when item.promoted == true && recipient.country == "US"  use "Promoted"
              else "See the price"
            """;

    @TempDir
    private static Path folder = Path.of("");

    private static List<NamedCsvRecord> products = List.of();

    @BeforeAll
    static void imported() throws IOException {
        assumeTrue(Files.exists(PRODUCTS), "the catalog of real products is not beside the project");
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(PRODUCTS)) {
            products = reader.stream().toList();
        }
        Files.writeString(folder.resolve("old.rules"), RULES);
        Files.writeString(
                folder.resolve("new.rules"),
                RULES.replace("item.price < 10", "item.price < 8")
                        .replace("use item.genre\n", "")
                        .replace("item.stock < 3", "item.stock < 7"));
        Ran ran = Ran.garnish("catalog", "import", PRODUCTS.toString(), "--catalog", file("items.mv.db"), "--extend");
        assertThat(ran.exit()).as(ran.err()).isZero();
    }

    private static String file(String name) {
        return folder.resolve(name).toString();
    }

    private static JsonNode json(String... arguments) throws IOException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--catalog", file("items.mv.db"), "--format", "json"));
        return new ObjectMapper()
                .readTree(Ran.garnish(all.toArray(String[]::new)).out());
    }

    private static long count(Predicate<NamedCsvRecord> test) {
        return products.stream().filter(test).count();
    }

    private static boolean hasStock(NamedCsvRecord product, int least) {
        String stock = product.getField("stock");
        return stock.isBlank() || Integer.parseInt(stock) >= least;
    }

    private static boolean isCheap(NamedCsvRecord product, String below) {
        String price = product.getField("price");
        return !price.isBlank() && new BigDecimal(price).compareTo(new BigDecimal(below)) < 0;
    }

    private static boolean isTitled(NamedCsvRecord product) {
        String title = product.getField("title").strip();
        return !title.isEmpty() && title.codePointCount(0, title.length()) <= 30;
    }

    /** By number from 1; the genre's own case is the third, the `else` the last. */
    private static int kind(NamedCsvRecord product, boolean ownGenre) {
        String genre = product.getField("genre");
        if (genre.equals("footwear") && product.getField("gender_affinity").equals("F")) {
            return 1;
        } else if (genre.equals("tools") || genre.equals("furniture")) {
            return 2;
        }
        return ownGenre && !genre.isBlank() ? 3 : 4;
    }

    private static String kindText(NamedCsvRecord product, boolean ownGenre) {
        return switch (kind(product, ownGenre)) {
            case 1 -> "Shoes for her";
            case 2 -> "For the house";
            case 3 -> product.getField("genre").strip();
            default -> "Featured";
        };
    }

    @Test
    void coverageCountsWhatTheCellsSay() throws IOException {
        JsonNode report = json("coverage", "--rules", file("old.rules"), "--by", "genre");

        assertThat(products).hasSize(2_465);
        assertThat(report.path("items").asLong()).isEqualTo(2_465);
        assertThat(report.path("dropped").asLong()).isEqualTo(count(one -> !hasStock(one, 3)));
        JsonNode title = report.at("/attributes/0");
        assertThat(title.path("own").asLong()).isEqualTo(count(one -> hasStock(one, 3) && isTitled(one)));
        assertThat(title.path("fromElse").asLong()).isEqualTo(count(one -> hasStock(one, 3) && !isTitled(one)));
        for (int number = 1; number <= 4; number++) {
            int wanted = number;
            assertThat(report.at("/attributes/1/cases/" + (number - 1) + "/values")
                            .asLong())
                    .isEqualTo(count(one -> hasStock(one, 3) && kind(one, true) == wanted));
        }
        // Recipients are of the US, of another country, or of none.
        long shown = count(one -> hasStock(one, 3));
        long cheap = count(one -> hasStock(one, 3) && isCheap(one, "10"));
        long promoted = count(one -> hasStock(one, 3)
                && !isCheap(one, "10")
                && one.getField("promoted").equals("true"));
        assertThat(report.at("/attributes/2/values").asLong()).isEqualTo(3 * shown);
        assertThat(report.at("/attributes/2/cases/0/values").asLong()).isEqualTo(3 * cheap);
        assertThat(report.at("/attributes/2/cases/1/values").asLong()).isEqualTo(promoted);
        Map<String, Long> genres = new TreeMap<>();
        products.stream()
                .filter(one -> hasStock(one, 3))
                .forEach(one -> genres.merge(one.getField("genre").strip(), 1L, Long::sum));
        Map<String, Long> groups = new TreeMap<>();
        title.path("groups")
                .forEach(one -> groups.put(
                        one.path("value").asText(), one.path("values").asLong()));
        assertThat(groups).isEqualTo(genres);
    }

    @Test
    void diffCountsWhatTheCellsSay() throws IOException {
        JsonNode report = json("diff", file("old.rules"), file("new.rules"));

        assertThat(report.path("items").asLong()).isEqualTo(2_465);
        assertThat(report.at("/dropped/items").asLong()).isEqualTo(count(one -> hasStock(one, 3) && !hasStock(one, 7)));
        assertThat(report.at("/restored/items").asLong()).isZero();
        Map<String, Long> changed = new LinkedHashMap<>();
        Map<String, Long> becomeElse = new LinkedHashMap<>();
        report.path("attributes").forEach(one -> {
            changed.put(one.path("name").asText(), one.path("items").asLong());
            becomeElse.put(one.path("name").asText(), one.path("becomeElse").asLong());
        });
        Predicate<NamedCsvRecord> kept = one -> hasStock(one, 7);
        long kind = count(kept.and(one -> !kindText(one, true).equals(kindText(one, false))));
        long offer = count(kept.and(one -> isCheap(one, "10") && !isCheap(one, "8")));
        assertThat(changed).isEqualTo(Map.of("Kind", kind, "Offer", offer));
        // Of a promoted product those of the US still get a case, the others the `else`.
        assertThat(becomeElse).isEqualTo(Map.of("Kind", kind, "Offer", offer));
    }

    @Test
    void renderWritesWhatTheCellsSay() throws IOException {
        Ran ran = Ran.garnish(
                "render", "-o", file("out.csv"), "--rules", file("old.rules"), "--catalog", file("items.mv.db"));

        Map<String, List<String>> rendered = new TreeMap<>();
        try (CsvReader<NamedCsvRecord> reader = CsvReader.builder().ofNamedCsvRecord(folder.resolve("out.csv"))) {
            reader.stream()
                    .forEach(one -> rendered.put(
                            one.getField("item_id"), List.of(one.getField("Title"), one.getField("Kind"))));
        }
        Map<String, List<String>> meant = new TreeMap<>();
        products.stream()
                .filter(one -> hasStock(one, 3))
                .forEach(one -> meant.put(
                        one.getField("item_id"),
                        List.of(
                                isTitled(one) ? one.getField("title").strip() : "Recommended for you",
                                kindText(one, true))));
        assertThat(rendered).isEqualTo(meant);
        assertThat(ran.err())
                .startsWith("left out: Offer reads the recipient (")
                .contains("\n%,d items".formatted(meant.size()));
    }
}

package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.internal.eval.ChildJvm;
import dev.garnish.review.columns.CatalogRender;
import dev.garnish.review.columns.ColumnsFormat;
import dev.garnish.review.columns.RenderReport;
import dev.garnish.review.columns.RenderReport.Refused;
import dev.garnish.rules.Source;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CatalogRenderTest {
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT), new Column("note", Type.TEXT));
    private static final RuleSet RULES = RuleSet.parse(List.of(new Source("a.rules", """
            attribute Title lines
              use item.title
              else "For you"
            attribute Note
              use item.note
              else "none"
            """)), SCHEMA);

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @TempDir
    private Path folder = Path.of("");

    private static Item item(String id, String title) {
        return Item.of(SCHEMA, id, title, null);
    }

    private static Catalog catalog(Item... items) {
        return Catalog.of(SCHEMA, List.of(items));
    }

    private static FinishedColumns columns() {
        return FinishedColumns.of(RULES, Catalog.of(SCHEMA, List.of()), false);
    }

    private RenderReport render(ColumnsFormat format, Catalog catalog) throws IOException {
        CatalogRender render = CatalogRender.to(out, format, columns());
        render.items(catalog);
        return render.finish();
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : text().lines().toList()) {
            lines.add(new ObjectMapper().readTree(line));
        }
        return lines;
    }

    private static final Item HOSTILE = Item.of(SCHEMA, "a\"\n,\u0000", "=1+\"2\",\r\n3 \uD83C\uDF89\uD800", " x ");

    @Test
    void csvQuotesWhatItMustAndNothingIsAltered() throws IOException {
        RenderReport report = render(ColumnsFormat.CSV, catalog(HOSTILE, item("007", "-5 %")));

        assertThat(text().split("\r\n", -1))
                .containsExactly(
                        "item_id,Title,Note",
                        "007,-5 %,none",
                        "\"a\"\"\n,\u0000\",\"=1+\"\"2\"\",\n3 \uD83C\uDF89\uFFFD\",\" x \"",
                        "");
        assertThat(report.formulas()).isEqualTo(2);
        assertThat(report.written()).isEqualTo(2);
    }

    @Test
    void jsonLinesEscapeWhatTheyMust() throws IOException {
        render(ColumnsFormat.JSON_LINES, catalog(HOSTILE));

        assertThat(text())
                .isEqualTo("{\"item_id\":\"a\\\"\\n,\\u0000\",\"Title\":\"=1+\\\"2\\\",\\n3 \uD83C\uDF89\uFFFD\","
                        + "\"Note\":\" x \"}\n");
    }

    @ParameterizedTest
    @EnumSource
    void anIdThatIsNoTextIsLeftOutEverywhere(ColumnsFormat format) throws IOException {
        RenderReport report = render(format, catalog(item("x\uD800", "Half"), item("y", "Whole")));

        assertThat(report.written()).isEqualTo(1);
        assertThat(report.refusedItems()).containsExactly(new Refused("x\uD800", "its id is no text in Unicode"));
        assertThat(text()).contains("Whole").doesNotContain("Half");
    }

    @Test
    void brazeTakesFiftyItemsARequestAndItsOwnIds() throws IOException {
        List<Item> items = new ArrayList<>(IntStream.range(0, 120)
                .mapToObj(i -> item("i-" + i, "Title " + i))
                .toList());
        items.add(item("a.b", "A point"));
        items.add(item("l", "x".repeat(5_001)));
        items.add(item("m", "x".repeat(5_000)));

        RenderReport report = render(ColumnsFormat.BRAZE, Catalog.of(SCHEMA, items));

        assertThat(lines()).extracting(line -> line.at("/body/items").size()).containsExactly(50, 50, 21);
        assertThat(lines().get(0).at("/body/items/0").toString())
                .isEqualTo("{\"id\":\"i-0\",\"Title\":\"Title 0\",\"Note\":\"none\"}");
        assertThat(lines())
                .allMatch(line -> line.path("method").asText().equals("PUT")
                        && line.path("path").asText().equals("/catalogs/{catalog_name}/items"));
        assertThat(report.refusedItems())
                .containsExactly(
                        new Refused("a.b", "Braze takes ids of letters, digits, - and _, 250 at most"),
                        new Refused("l", "a value has more than 5000 characters"));
    }

    @Test
    void iterableTakesItemsByTheirIds() throws IOException {
        RenderReport report = render(
                ColumnsFormat.ITERABLE,
                catalog(item("a-1", "One"), item("a_2", "Two"), item("big", "\u00e9".repeat(15_000))));

        assertThat(text())
                .isEqualTo(
                        "{\"method\":\"POST\",\"path\":\"/api/catalogs/{catalogName}/items\",\"body\":"
                                + "{\"documents\":{\"a-1\":{\"Title\":\"One\",\"Note\":\"none\"}},\"replaceUploadedFieldsOnly\":true}}\n");
        assertThat(report.refusedItems())
                .containsExactly(
                        new Refused("a_2", "Iterable takes ids of letters, digits and -, 255 at most"),
                        new Refused("big", "it has 30000 bytes or more"));
    }

    @Test
    void aRequestToKlaviyoStaysBelowItsBounds() throws IOException {
        List<Item> items = IntStream.range(0, 250)
                .mapToObj(i -> item("%03d".formatted(i), i < 100 ? "T" : "\u00e9".repeat(30_000)))
                .toList();

        render(ColumnsFormat.KLAVIYO, Catalog.of(SCHEMA, items));

        assertThat(lines())
                .extracting(line -> line.at("/body/data/attributes/items/data").size())
                .satisfies(sizes -> assertThat(sizes.get(0)).isEqualTo(100))
                .allMatch(size -> size <= 100)
                .satisfies(sizes -> assertThat(
                                sizes.stream().mapToInt(Integer::intValue).sum())
                        .isEqualTo(250));
        assertThat(text().lines()).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length < 5_000_000);
        assertThat(lines().get(0).at("/body/data/attributes/items/data/7").toString())
                .isEqualTo("{\"type\":\"catalog-item\",\"id\":\"$custom:::$default:::007\","
                        + "\"attributes\":{\"custom_metadata\":{\"Title\":\"T\",\"Note\":\"none\"}}}");
    }

    private static FinishedItem earlier(String id, String... values) {
        return new FinishedItem(id, List.of(values), List.of());
    }

    private RenderReport changes(ColumnsFormat format) throws IOException {
        Iterator<FinishedItem> before = List.of(
                        earlier("0", "Gone", "none"),
                        earlier("2", "Same", "none"),
                        earlier("3", "Old", "none"),
                        earlier("4", "No note", ""),
                        earlier("8", "Gone, too", "none"),
                        earlier("9", "And this", "none"))
                .iterator();
        CatalogRender render = CatalogRender.to(out, format, columns());
        render.changes(
                before,
                catalog(
                        item("1", "New"),
                        item("2", "Same"),
                        item("3", "Other"),
                        item("4", "No note"),
                        item("7", "Last")));
        return render.finish();
    }

    @Test
    void onlyChangesAreWrittenAndWhatIsGoneIsNamed() throws IOException {
        RenderReport report = changes(ColumnsFormat.JSON_LINES);

        assertThat(text()).isEqualTo("""
                {"item_id":"0","deleted":true}
                {"item_id":"1","Title":"New","Note":"none"}
                {"item_id":"3","Title":"Other","Note":"none"}
                {"item_id":"4","Title":"No note","Note":"none"}
                {"item_id":"7","Title":"Last","Note":"none"}
                {"item_id":"8","deleted":true}
                {"item_id":"9","deleted":true}
                """);
        assertThat(report.written()).isEqualTo(4);
        assertThat(report.removed()).isEqualTo(3);
        assertThat(report.removedIds()).containsExactly("0", "8", "9");
    }

    @Test
    void csvCountsWhatIsGone() throws IOException {
        assertThat(changes(ColumnsFormat.CSV).removed()).isEqualTo(3);
        assertThat(text()).hasLineCount(5).doesNotContain("Gone");
    }

    @ParameterizedTest
    @EnumSource(names = {"BRAZE", "ITERABLE", "KLAVIYO"})
    void whatIsGoneIsARequestOfItsOwn(ColumnsFormat format) throws IOException {
        changes(format);

        assertThat(text().lines().skip(1))
                .containsExactly(
                        switch (format) {
                            case BRAZE ->
                                "{\"method\":\"DELETE\",\"path\":\"/catalogs/{catalog_name}/items\",\"body\":"
                                        + "{\"items\":[{\"id\":\"0\"},{\"id\":\"8\"},{\"id\":\"9\"}]}}";
                            case ITERABLE ->
                                "{\"method\":\"DELETE\",\"path\":\"/api/catalogs/{catalogName}/items\",\"body\":"
                                        + "{\"itemIds\":[\"0\",\"8\",\"9\"]}}";
                            default ->
                                "{\"method\":\"POST\",\"path\":\"/api/catalog-item-bulk-delete-jobs\",\"body\":{\"data\":"
                                        + "{\"type\":\"catalog-item-bulk-delete-job\",\"attributes\":{\"items\":{\"data\":["
                                        + Stream.of("0", "8", "9")
                                                .map(id -> "{\"type\":\"catalog-item\",\"id\":\"$custom:::$default:::"
                                                        + id + "\"}")
                                                .reduce((a, b) -> a + "," + b)
                                                .orElseThrow()
                                        + "]}}}}}";
                        });
    }

    @Test
    void anItemIsComparedByWhatItIsShownAs() throws IOException {
        CatalogRender render = CatalogRender.to(out, ColumnsFormat.JSON_LINES, columns());

        render.item(Optional.of(item("1", "One")), Optional.of(Item.of(SCHEMA, "1", "One", "none")));
        render.item(Optional.of(item("2", "Two")), Optional.of(item("2", "Three")));
        render.item(Optional.of(item("3", "Gone")), Optional.empty());
        render.item(Optional.empty(), Optional.of(item("4", "New")));

        assertThat(render.finish().written()).isEqualTo(2);
        assertThat(text()).isEqualTo("""
                {"item_id":"2","Title":"Three","Note":"none"}
                {"item_id":"3","deleted":true}
                {"item_id":"4","Title":"New","Note":"none"}
                """);
    }

    /** A hundred thousand items, made when they are asked for, in two shapes. */
    static final class Many {
        private Many() {}

        public static void main(String[] arguments) throws IOException {
            for (ColumnsFormat format : List.of(ColumnsFormat.CSV, ColumnsFormat.KLAVIYO)) {
                CatalogRender render = CatalogRender.to(OutputStream.nullOutputStream(), format, columns());
                for (int i = 0; i < 100_000; i++) {
                    render.item(Optional.empty(), Optional.of(item("i-" + i, ("Title " + i).repeat(20))));
                }
                System.out.println(render.finish().written());
            }
        }
    }

    @Test
    void aHundredThousandItemsNeedLittleMemory() throws Exception {
        ChildJvm.Ended ended = new ChildJvm(folder, List.of("-Xmx24m", "-XX:+UseSerialGC")).run(Many.class);

        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(ended.output().lines()).containsExactly("100000", "100000");
    }
}

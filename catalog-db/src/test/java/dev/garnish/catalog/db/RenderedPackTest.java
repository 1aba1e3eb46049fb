package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.Enricher;
import dev.garnish.Enrichment;
import dev.garnish.RuleFiles;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.db.internal.pack.PackBytes;
import dev.garnish.catalog.db.internal.pack.PackHeader;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.event.EventFormat;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderedPackTest {
    private static final Path SAMPLE_RULES = Path.of("../rules");
    private static final Path RETAIL = Path.of("../../shared/data/retail/items.csv");
    private static final List<Source> ITEM_RULES = List.of(new Source("shop.rules", """
                    drop item when item.genre == "tools"
                    attribute Title max 20
                      use item.title
                      else "Recommended for you"
                    attribute Price
                      when item.price < 20 use "Only " + text(item.price)
                      use text(item.price * 2 / 3)
                      else "See it"
                    attribute Twice
                      use item.description + " " + item.description
                      else "Nothing"
                    """));
    private static final List<Source> RECIPIENT_RULES = List.of(new Source("shop.rules", """
                    attribute Title
                      use item.title
                      else "Recommended for you"
                    attribute Greeting once
                      use "For " + recipient.user.FirstName
                      else "For you"
                    attribute Place
                      use text(position) + " of " + item.genre
                      else "A place"
                    """));
    private static final int READ = 8 << 20;
    private static final int MAPPED = 0;

    @TempDir
    Path folder = Path.of("");

    private Path rendered(Catalog catalog, RuleSet rules) {
        Path pack = folder.resolve("rendered.pack");
        PackedCatalog.write(catalog, rules, pack);
        return pack;
    }

    private static List<String> ids(Catalog catalog) {
        try (Stream<Item> items = catalog.items()) {
            return items.map(Item::id).toList();
        }
    }

    /** Every item of a catalog among some that it does not hold, fifty recipients an event. */
    private static List<byte[]> events(Catalog catalog) {
        List<String> ids = new ArrayList<>(ids(catalog));
        ids.addAll(List.of("?", "none", "1815x"));
        Collections.shuffle(ids, new Random(6));
        List<byte[]> events = new ArrayList<>();
        for (int from = 0; from < ids.size(); from += 250) {
            events.add(event(ids.subList(from, Math.min(ids.size(), from + 250))));
        }
        return events;
    }

    private static byte[] event(List<String> ids) {
        StringBuilder event = new StringBuilder("{\"Endpoints\":{");
        for (int from = 0; from < ids.size(); from += 5) {
            event.append(from == 0 ? "" : ",")
                    .append("\"e" + from + "\":{\"User\":{\"UserAttributes\":{\"FirstName\":[\"Zoë\"]}},")
                    .append("\"RecommendationItems\":[\"")
                    .append(String.join("\",\"", ids.subList(from, Math.min(ids.size(), from + 5))))
                    .append("\"]}");
        }
        return event.append("}}").toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void assertSame(Enricher made, Enricher live, Catalog catalog) {
        for (byte[] event : events(catalog)) {
            Enrichment expected = live.enrich(EventFormat.pinpoint(), event);
            Enrichment actual = made.enrich(EventFormat.pinpoint(), event);
            assertThat(new String(actual.json(), StandardCharsets.UTF_8))
                    .isEqualTo(new String(expected.json(), StandardCharsets.UTF_8));
            assertThat(actual.summary()).isEqualTo(expected.summary());
            assertThat(actual.diagnostics()).isEqualTo(expected.diagnostics());
        }
    }

    private Catalog retail() {
        Assumptions.assumeTrue(Files.exists(RETAIL), "no retail catalog at " + RETAIL);
        Path file = folder.resolve("retail.mv.db");
        CatalogImport.of(file, List.of(RETAIL)).extend().run();
        return CatalogFile.open(file);
    }

    @ParameterizedTest
    @ValueSource(ints = {READ, MAPPED})
    void theSampleRenderedWithTheSampleRulesGivesWhatThoseGive(int mostInMemory) {
        Catalog sample = SampleCatalog.open();
        RuleSet rules = RuleSet.load(SAMPLE_RULES, sample.schema());
        PackedCatalog pack = PackedCatalog.open(rendered(sample, rules), mostInMemory);

        assertSame(Enricher.of(rules, pack), Enricher.of(rules, sample), sample);
        assertThat(pack.version()).isEqualTo(sample.version());
        pack.verify();
    }

    @ParameterizedTest
    @ValueSource(ints = {READ, MAPPED})
    void aWholeShopRenderedGivesWhatItsRulesGive(int mostInMemory) {
        Catalog retail = retail();
        RuleSet rules = RuleSet.parse(ITEM_RULES, retail.schema());
        PackedCatalog pack = PackedCatalog.open(rendered(retail, rules), mostInMemory);

        Enricher made = Enricher.rendered(pack, ITEM_RULES, TableReader.NONE).orElseThrow();

        assertSame(made, Enricher.of(rules, retail), retail);
        assertThat(pack.version()).isEqualTo(retail.version());
        pack.verify();
    }

    @Test
    void rulesThatReadTheRecipientOverAWholeShopGiveTheSame() {
        Catalog retail = retail();
        RuleSet rules = RuleSet.parse(RECIPIENT_RULES, retail.schema());
        PackedCatalog pack = PackedCatalog.open(rendered(retail, rules));

        assertThat(Enricher.rendered(pack, RECIPIENT_RULES, TableReader.NONE)).isEmpty();
        assertSame(Enricher.of(rules, pack), Enricher.of(rules, retail), retail);
    }

    @Test
    void rulesInFilesAreComparedWithThoseThatWereRendered() throws IOException {
        Path file = Files.writeString(folder.resolve("title.rules"), """
                attribute Title
                  use item.title
                  else "Recommended for you"
                """);
        Catalog sample = SampleCatalog.open();
        PackedCatalog pack = PackedCatalog.open(rendered(sample, RuleSet.load(folder, sample.schema())));

        assertThat(Enricher.rendered(pack, RuleFiles.sources(folder), RuleFiles::table))
                .isPresent();
        Files.writeString(file, Files.readString(file).replace("for you", "today"));
        assertThat(Enricher.rendered(pack, RuleFiles.sources(folder), RuleFiles::table))
                .isEmpty();
        assertThat(Enricher.rendered(sample, RuleFiles.sources(folder), RuleFiles::table))
                .isEmpty();
    }

    @Test
    void theItemsOfARenderedPackAreThoseOfAnyOther() throws IOException {
        Catalog sample = SampleCatalog.open();
        PackedCatalog pack = PackedCatalog.open(rendered(sample, RuleSet.load(SAMPLE_RULES, sample.schema())));
        Path plain = folder.resolve("plain.pack");
        Path again = folder.resolve("again.pack");

        PackedCatalog.write(sample, plain);
        PackedCatalog.write(pack, again);

        assertThat(Files.readAllBytes(again)).isEqualTo(Files.readAllBytes(plain));
        assertThat(((Pack) PackedCatalog.open(plain)).rendering()).isEmpty();
    }

    @Test
    void rowsThatWereExchangedOnPurposeAreFound() throws IOException {
        Catalog sample = SampleCatalog.open();
        Path pack = rendered(sample, RuleSet.load(SAMPLE_RULES, sample.schema()));
        byte[] bytes = Files.readAllBytes(pack);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("\"Fleabag\"");
        bytes[at + 1] = 'G';
        reseal(bytes);
        Files.write(pack, bytes);

        PackedCatalog changed = PackedCatalog.open(pack);

        assertThatThrownBy(changed::verify)
                .isInstanceOf(CatalogException.class)
                .hasMessage(
                        "catalog %s: cannot be used: its rows are not those that were packed: pack the catalog again",
                        pack);
    }

    /** Makes all checks fit again. */
    private static void reseal(byte[] pack) {
        int from = from(pack);
        int end = (int) PackBytes.long8(pack, 48);
        for (int check = end; from < end; from += PackHeader.BLOCK, check += Integer.BYTES) {
            PackBytes.put4(pack, check, crc(pack, from, Math.min(end, from + PackHeader.BLOCK)));
        }
        PackBytes.put4(pack, 100, crc(pack, from(pack), pack.length));
        PackBytes.put4(pack, 16, crc(pack, 20, from(pack)));
    }

    private static int from(byte[] pack) {
        return PackBytes.int4(pack, 12);
    }

    private static int crc(byte[] bytes, int from, int to) {
        CRC32 crc = new CRC32();
        crc.update(bytes, from, to - from);
        return (int) crc.getValue();
    }
}

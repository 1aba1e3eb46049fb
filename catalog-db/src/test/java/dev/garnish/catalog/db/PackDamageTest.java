package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogUnavailableException;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.catalog.db.internal.pack.PackHeader;
import dev.garnish.catalog.db.model.CatalogException;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every byte of a pack, one after the other: header, schema, outline, records with their rows, index, checks. */
class PackDamageTest {
    private static final Schema SCHEMA = Schema.of(
            new Column("item_id", Type.TEXT), new Column("price", Type.NUMBER), new Column("tags", Type.TEXT_LIST));
    private static final RuleSet RULES = RuleSet.parse(
            List.of(new Source("a.rules", "attribute Price\n use text(item.price)\n else \"?\"")), SCHEMA);
    private static final int ITEMS = 16;
    private static final int READ = 1 << 20;
    private static final int MAPPED = 0;

    @TempDir
    Path folder = Path.of("");

    private Path pack = Path.of("");
    private byte[] whole = {};

    @BeforeEach
    void pack() throws IOException {
        pack = folder.resolve("items.pack");
        Catalog catalog = Catalog.of(SCHEMA, items(ITEMS));
        PackedCatalog.write(catalog, RULES, pack);
        whole = Files.readAllBytes(pack);
    }

    private static List<Item> items(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> "i" + (1000 + i))
                .map(id -> Item.of(SCHEMA, id, id, new BigDecimal("9.95"), List.of("a", id)))
                .toList();
    }

    private static Set<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(i -> "i" + (1000 + i)).collect(Collectors.toSet());
    }

    /** Everything that can be asked of it. */
    private String refusal(int mostInMemory) {
        Throwable refused = catchThrowable(() -> {
            PackedCatalog catalog = PackedCatalog.open(pack, mostInMemory);
            assertThat(catalog.find(ids(ITEMS))).hasSize(ITEMS);
            catalog.verify();
        });
        assertThat(refused).isInstanceOfAny(CatalogException.class, CatalogUnavailableException.class);
        assertThat(refused.getMessage())
                .startsWith("catalog " + pack + ": cannot be used: it")
                .endsWith(": pack the catalog again")
                .doesNotContain("\n");
        return String.valueOf(refused.getMessage());
    }

    @ParameterizedTest
    @ValueSource(ints = {READ, MAPPED})
    void aPackCutOffAtAnyByteIsRefusedAsTruncated(int mostInMemory) throws IOException {
        for (int length = 0; length < whole.length; length++) {
            Files.write(pack, Arrays.copyOf(whole, length));
            assertThat(refusal(mostInMemory)).as("cut off at %d", length).contains("it is truncated");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {READ, MAPPED})
    void aPackWithAnyByteFlippedIsRefused(int mostInMemory) throws IOException {
        for (int at = 0; at < whole.length; at++) {
            byte[] bytes = whole.clone();
            bytes[at] ^= (byte) (1 << at % 8);
            Files.write(pack, bytes);
            assertThat(refusal(mostInMemory)).as("flipped at %d", at).isNotEmpty();
        }
    }

    @Test
    void aDamagedPartOfAMappedPackCostsTheItemsInItAndNoOthers() throws IOException {
        int many = 1_000;
        PackedCatalog.write(Catalog.of(SCHEMA, items(many)), pack);
        byte[] bytes = Files.readAllBytes(pack);
        int at = 2 * PackHeader.BLOCK;
        bytes[at] ^= 1;
        Files.write(pack, bytes);
        PackedCatalog catalog = PackedCatalog.open(pack, MAPPED);
        Throwable refused = catchThrowable(() -> catalog.find(ids(many)));
        assertThat(refused)
                .isInstanceOf(CatalogUnavailableException.class)
                .hasMessageMatching("catalog \\Q" + pack
                        + "\\E: cannot be used: it is damaged near byte \\d+: pack the catalog again");
        Map<String, Item> found = ((CatalogUnavailableException) refused).found();
        assertThat(found).hasSizeBetween(many - 200, many - 50);
        assertThat(catalog.find(found.keySet())).hasSameSizeAs(found);
    }
}

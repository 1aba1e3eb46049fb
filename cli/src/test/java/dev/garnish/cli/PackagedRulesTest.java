package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.RuleSet;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files of a package are all that its rules are made of, and make the same rules elsewhere. */
class PackagedRulesTest {
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT), new Column("genre", Type.TEXT));

    @TempDir
    private Path folder;

    private Path write(String file, String text) throws IOException {
        Path path = folder.resolve(file);
        Files.createDirectories(path.resolveSibling(""));
        return Files.writeString(path, text);
    }

    private static String attribute(String name, String value) {
        return "attribute %s\n  use %s\n  else \"-\"\n".formatted(name, value);
    }

    /** Rules of the files of a package, in a folder of their own. */
    private RuleSet unpacked(PackagedRules packaged) throws IOException {
        for (Map.Entry<String, String> file : packaged.files().entrySet()) {
            write("unpacked/" + file.getKey(), file.getValue());
        }
        return RuleSet.load(folder.resolve("unpacked"), SCHEMA);
    }

    @Test
    void includedFilesKeepTheirFoldersAndTables() throws IOException {
        write("mine/other.rules", "no rules");
        write("mine/a.rules", attribute("A", "item.title"));
        write("mine/base/common.rules", "include \"labels/all.rules\"\n");
        write(
                "mine/base/labels/all.rules",
                "table genres from genres.csv\nvalue Label\n  use lookup(\"genres\", item.genre)\n");
        write("mine/base/labels/genres.csv", "key,value\nComedy,Funny\n");
        Path main = write(
                "mine/z.rules", "include \"base/common.rules\"\ninclude \"a.rules\"\n" + attribute("Z", "value.Label"));

        PackagedRules packaged = PackagedRules.read(main, SCHEMA);

        assertThat(packaged.files())
                .containsOnlyKeys(
                        "a.rules", "base/common.rules", "base/labels/all.rules", "base/labels/genres.csv", "z.rules");
        RuleSet unpacked = unpacked(packaged);
        assertThat(unpacked.attributes()).containsExactly("Z", "A");
        assertThat(unpacked.checksum()).isEqualTo(packaged.rules().checksum());
    }

    @Test
    void aFileOfAnyNameBecomesOneThatAFunctionFinds() throws IOException {
        Path main = write("mine/shop.txt", "include \"a.rules\"\n" + attribute("Z", "item.genre"));
        write("mine/a.rules", attribute("A", "item.title"));

        PackagedRules packaged = PackagedRules.read(main, SCHEMA);

        assertThat(packaged.files()).containsOnlyKeys("a.rules", "shop.txt.rules");
        assertThat(unpacked(packaged).checksum()).isEqualTo(packaged.rules().checksum());
    }

    @Test
    void aHiddenFileBecomesOneThatAFunctionFinds() throws IOException {
        PackagedRules packaged = PackagedRules.read(write("mine/.shop.rules", attribute("Z", "item.genre")), SCHEMA);

        assertThat(packaged.files()).containsOnlyKeys("rules.shop.rules");
        assertThat(unpacked(packaged).checksum()).isEqualTo(packaged.rules().checksum());
    }
}

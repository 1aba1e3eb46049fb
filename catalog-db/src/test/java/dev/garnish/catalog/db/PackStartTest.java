package dev.garnish.catalog.db;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a fresh JVM loads to open a pack. */
class PackStartTest {
    private static final Schema SCHEMA = Schema.of(new Column("item_id", Type.TEXT));
    private static final Pattern LOADED = Pattern.compile("^([\\w.$]+) source: (.*)$", Pattern.MULTILINE);

    /** All of them ours; a few more do no harm, a framework would be hundreds. */
    private static final int MOST = 40;

    @TempDir
    Path folder = Path.of("");

    @Test
    void aPackIsOpenedWithoutTheClassesOfADatabase() throws Exception {
        Path pack = folder.resolve("items.pack");
        PackedCatalog.write(Catalog.of(SCHEMA, List.of(Item.of(SCHEMA, "7", "7"))), pack);
        Path log = folder.resolve("classes");
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load:file=" + log + ":none",
                        "-cp",
                        System.getProperty("java.class.path"),
                        OpenPack.class.getName(),
                        pack.toString(),
                        "7")
                .redirectErrorStream(true)
                .start();
        assertThat(new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualToIgnoringNewLines("{7=item 7}");
        List<String> others = LOADED.matcher(Files.readString(log))
                .results()
                .filter(loaded ->
                        !loaded.group(2).startsWith("jrt:") && !loaded.group(2).startsWith("shared objects"))
                .map(PackStartTest::name)
                .filter(name -> !name.matches("(java|jdk|sun)\\..*"))
                .toList();
        assertThat(others)
                .contains(PackedCatalog.class.getName())
                .hasSizeLessThan(MOST)
                .allMatch(name -> name.startsWith("dev.garnish."));
        assertThat(Files.readString(log))
                .doesNotContain("org.h2.", "org.flywaydb.", "com.github.benmanes.", "java.sql.");
    }

    private static String name(MatchResult loaded) {
        return loaded.group(1);
    }
}

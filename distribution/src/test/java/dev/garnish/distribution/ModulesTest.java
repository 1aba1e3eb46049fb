package dev.garnish.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.distribution.Unpacked.Ran;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** An application of modules uses the jars by the modules that they name, as docs/embedding.md says. */
@DisabledOnOs(OS.WINDOWS)
final class ModulesTest {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    @TempDir
    private static Path folder = Path.of("");

    private static Unpacked unpacked = new Unpacked(folder);

    @BeforeAll
    static void unpack() throws IOException {
        unpacked = Unpacked.into(folder.toRealPath());
    }

    private static Path lib() {
        return unpacked.home().resolve("lib");
    }

    private static String tool(String name, Object... words) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        String[] arguments = List.of(words).stream().map(Object::toString).toArray(String[]::new);
        int exit = ToolProvider.findFirst(name).orElseThrow().run(out, out, arguments);
        out.flush();
        assertThat(exit).as(text.toString()).isZero();
        return text.toString();
    }

    @Test
    void anApplicationThatRequiresTheTwoModulesRuns() throws Exception {
        Path source = Files.createDirectories(folder.resolve("source/shop"));
        Path module = Files.writeString(source.resolveSibling("module-info.java"), """
                module shop {
                    requires dev.garnish;
                    requires dev.garnish.catalog.db;
                    requires java.sql;
                }
                """);
        Path main = Files.writeString(source.resolve("Main.java"), """
                package shop;

                import dev.garnish.Garnish;
                import dev.garnish.catalog.db.CatalogImport;
                import dev.garnish.event.Recipient;
                import java.nio.file.Files;
                import java.nio.file.Path;
                import java.util.List;

                public final class Main {
                    public static void main(String[] args) throws Exception {
                        Path catalog = Path.of(args[0], "shop.mv.db");
                        Path items = Files.writeString(Path.of(args[0], "items.csv"), "item_id,title\\n1,Hat\\n");
                        CatalogImport.of(catalog, List.of(items)).run();
                        try (Garnish garnish = Garnish.builder()
                                .rules("inline.rules", "attribute Title\\n  use item.title\\n  else \\"-\\"\\n")
                                .catalog(catalog)
                                .open()) {
                            System.out.println(garnish.recommend(Recipient.of("u1"), List.of("1")).values());
                        }
                    }
                }
                """);
        Path classes = folder.resolve("classes");
        tool("javac", "-p", lib(), "-d", classes, module, main);
        Path data = Files.createDirectories(folder.resolve("data"));

        Ran ran = unpacked.run(
                Map.of(),
                JAVA,
                "-p",
                lib() + ":" + classes,
                "--add-modules",
                "ALL-MODULE-PATH",
                "-m",
                "shop/shop.Main",
                data);

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).isEqualTo("{Title=[Hat]}\n");
    }

    @Test
    void everythingThatTheJarsDependOnIsFound() throws Exception {
        for (Path jar : unpacked.jars("garnish-")) {
            assertThat(tool("jdeps", "--multi-release", "17", "--module-path", lib(), "-s", jar))
                    .contains("java.base")
                    .doesNotContain("not found");
        }
    }
}

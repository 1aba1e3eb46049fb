package dev.garnish.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.distribution.Unpacked.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The zip runs where it is unpacked, with a JRE and no Maven, and its jars say what they are. */
@DisabledOnOs(OS.WINDOWS)
final class DistributionTest {
    private static final Path PROJECT = Path.of("..");
    private static final String JAVA_HOME = System.getProperty("java.home");

    /** A JVM without compiler and tools, as a JRE is; and a path on which there is no Maven. */
    private static final Map<String, String> JRE = Map.of(
            "JAVA_HOME", JAVA_HOME, "JAVA_OPTS", "--limit-modules java.se,jdk.unsupported", "PATH", "/usr/bin:/bin");

    @TempDir
    private static Path folder = Path.of("");

    private static Unpacked unpacked = new Unpacked(folder);

    @BeforeAll
    static void unpack() throws IOException {
        unpacked = Unpacked.into(folder.toRealPath());
    }

    private static Path home(String name) {
        return unpacked.home().resolve(name);
    }

    @Test
    void theSampleEventIsEnrichedWithAJreAlone() throws Exception {
        Ran ran = unpacked.run(JRE, home("bin/garnish"), "enrich", home("examples/the-sample-rules/event.json"));

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out())
                .isEqualTo(Files.readString(PROJECT.resolve("examples/the-sample-rules/expected.json")) + "\n");
        assertThat(ran.err())
                .startsWith(Files.readString(home("examples/the-sample-rules/diagnostics.txt"))
                        .strip());
    }

    @Test
    void aLinkFromElsewhereFindsTheFolder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("linked"), home("bin/garnish"));

        assertThat(unpacked.run(JRE, link, "check").exit()).isZero();
    }

    @Test
    void theExitCodeIsTheCommands() throws Exception {
        assertThat(unpacked.run(JRE, home("bin/garnish"), "enrich", "--no-such-option")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void aWrongJavaHomeIsOneLine() throws Exception {
        assertThat(unpacked.run(Map.of("JAVA_HOME", "/nowhere"), home("bin/garnish"), "check"))
                .isEqualTo(new Ran(
                        4,
                        "",
                        "garnish: JAVA_HOME is /nowhere, where there is no bin/java:"
                                + " set it to a Java 17 or newer, or unset it\n"));
    }

    @Test
    void aFunctionIsPackaged() throws Exception {
        Path zip = folder.resolve("function.zip");

        Ran ran = unpacked.run(JRE, home("bin/garnish"), "package", "lambda", "-o", zip);

        assertThat(ran.exit()).as(ran.err()).isZero();
        try (ZipFile written = new ZipFile(zip.toFile())) {
            assertThat(written.getEntry("dev/garnish/lambda/TransformerHandler.class"))
                    .isNotNull();
        }
    }

    @Test
    void whatIsReadAndWhatIsRunIsThere() throws IOException {
        for (String name : new String[] {"CHANGELOG.md", "LICENSE", "NOTICE", "README.md", "SECURITY.md"}) {
            assertThat(home(name)).hasSameBinaryContentAs(PROJECT.resolve(name));
        }
        assertThat(home("docs/rules.md")).exists();
        assertThat(home("rules/movies.rules")).exists();
        assertThat(Files.readString(home("bin/garnish.bat")))
                .contains("dev.garnish.cli.Garnish", "-Dgarnish.home=\"%BASEDIR%\"");
    }

    @Test
    void everyJarOfOursBearsItsModulesNameAndItsLicence() throws IOException {
        assertThat(unpacked.jars("garnish-")).hasSize(5);
        for (Path jar : unpacked.jars("garnish-")) {
            try (JarFile opened = new JarFile(jar.toFile())) {
                assertThat(opened.getManifest().getMainAttributes().getValue("Automatic-Module-Name"))
                        .startsWith("dev.garnish");
                assertThat(opened.getEntry("META-INF/LICENSE"))
                        .as(jar.toString())
                        .isNotNull();
                assertThat(opened.getEntry("META-INF/NOTICE"))
                        .as(jar.toString())
                        .isNotNull();
            }
        }
    }

    @Test
    void theJarsRunAsModules() throws Exception {
        Ran ran = unpacked.run(
                Map.of(),
                Path.of(JAVA_HOME, "bin", "java"),
                "-Dgarnish.home=" + unpacked.home(),
                "-p",
                home("lib"),
                "--add-modules",
                "ALL-MODULE-PATH",
                "-m",
                "dev.garnish.cli/dev.garnish.cli.Garnish",
                "enrich",
                home("examples/the-sample-rules/event.json"));

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out())
                .isEqualTo(Files.readString(PROJECT.resolve("examples/the-sample-rules/expected.json")) + "\n");
    }
}

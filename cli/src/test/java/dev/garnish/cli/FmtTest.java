package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtTest {
    private static final String WRITTEN = "attribute A # a name\n use item.title+\"!\"\n else '-'\n";
    private static final String LAID_OUT = "attribute A  # a name\n  use   item.title + \"!\"\n  else  '-'\n";
    private static final String BROKEN = "attribute B\n use item.title ==\n else '-'\n";

    @TempDir
    private Path folder = Path.of("");

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Ran fmt(String... more) {
        return Ran.garnish(Stream.concat(Stream.of("fmt", "--rules", folder.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    @Test
    void filesAreSavedInTheirLayoutAndTheSecondTimeAreUnchanged() throws IOException {
        Path file = file("a.rules", WRITTEN);

        Ran first = fmt();
        Ran second = fmt();

        assertThat(file).content().isEqualTo(LAID_OUT);
        assertThat(first).isEqualTo(new Ran(Exit.OK, file + ": formatted\n", ""));
        assertThat(second).isEqualTo(new Ran(Exit.OK, file + ": unchanged\n", ""));
        assertThat(folder).isDirectoryNotContaining("glob:**.new");
    }

    @Test
    void includedFilesAreLaidOutToo() throws IOException {
        Path first = file("a.rules", "include \"shared/words.rules\"\n");
        Files.createDirectory(folder.resolve("shared"));
        Path included = file("shared/words.rules", WRITTEN);

        assertThat(fmt().out()).isEqualTo(first + ": unchanged\n" + included + ": formatted\n");
        assertThat(included).content().isEqualTo(LAID_OUT);
    }

    @Test
    void aCheckChangesNothing() throws IOException {
        Path file = file("a.rules", WRITTEN);

        Ran ran = fmt("--check");

        assertThat(ran).isEqualTo(new Ran(Exit.FINDINGS, file + ": has another layout\n", ""));
        assertThat(file).content().isEqualTo(WRITTEN);
        fmt();
        assertThat(fmt("--check").exit()).isZero();
    }

    @Test
    void aFileThatCannotBeReadIsLeftAsItIsAndTheOthersAreNot() throws IOException {
        Path good = file("a.rules", WRITTEN);
        Path broken = file("b.rules", BROKEN);

        Ran ran = fmt();

        assertThat(ran.exit()).isEqualTo(Exit.FINDINGS);
        assertThat(ran.out()).isEqualTo(good + ": formatted\n" + broken + ": left as it is\n");
        assertThat(ran.err()).startsWith("error[R125]: ").contains("--> " + broken + ":2:");
        assertThat(good).content().isEqualTo(LAID_OUT);
        assertThat(broken).content().isEqualTo(BROKEN);
    }

    @Test
    void programsGetEachFile() throws IOException {
        Path good = file("a.rules", WRITTEN);
        file("b.rules", BROKEN);

        Ran ran = fmt("--check", "--format", "json");

        assertThat(new ObjectMapper().readTree(ran.out()).at("/files/0").toString())
                .isEqualTo("{\"file\":\"" + good + "\",\"changed\":true,\"problems\":[]}");
        assertThat(new ObjectMapper()
                        .readTree(ran.out())
                        .at("/files/1/problems/0/code")
                        .asText())
                .isEqualTo("R125");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void permissionsAndLinksStay() throws IOException {
        Set<PosixFilePermission> permissions = PosixFilePermissions.fromString("rw-r-----");
        Path file = Files.setPosixFilePermissions(file("a.rules", WRITTEN), permissions);
        Path link = Files.createSymbolicLink(folder.resolve("b.rules"), file.getFileName());

        Ran.garnish("fmt", "--rules", link.toString());

        assertThat(link).isSymbolicLink();
        assertThat(file).content().isEqualTo(LAID_OUT);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(permissions);
    }

    @Test
    void theSampleHasItsLayout() {
        Path rules = Ran.PROJECT.resolve("rules");

        assertThat(Ran.garnish("fmt", "--check", "--rules", rules.toString()))
                .isEqualTo(new Ran(Exit.OK, rules.resolve("movies.rules") + ": unchanged\n", ""));
    }

    @Test
    void aFolderWithoutRulesIsOneLine() {
        assertThat(fmt())
                .isEqualTo(new Ran(
                        Exit.ENVIRONMENT, "", "garnish: " + folder + ": holds no file whose name ends in .rules\n"));
    }
}

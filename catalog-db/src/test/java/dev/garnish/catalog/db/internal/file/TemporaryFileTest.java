package dev.garnish.catalog.db.internal.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.catalog.db.DbCatalog;
import dev.garnish.catalog.db.PackedCatalog;
import dev.garnish.catalog.db.SampleCatalog;
import dev.garnish.catalog.db.model.CatalogException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Links that somebody planted where files are written are not written through. */
@DisabledOnOs(OS.WINDOWS)
final class TemporaryFileTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void namesCannotBeGuessed() throws IOException {
        Path one = TemporaryFile.beside(folder.resolve("a.pack"));
        Path other = TemporaryFile.beside(folder.resolve("a.pack"));

        assertThat(one).isEmptyFile().isNotEqualTo(other).hasParent(folder);
        assertThat(one.getFileName().toString()).matches("\\.a\\.pack\\.[0-9a-f]{16}\\.new");
    }

    @Test
    void whatAKilledProcessLeftIsDeletedAndNothingElse() throws IOException {
        Path target = folder.resolve("a.pack");
        TemporaryFile.beside(target);
        Path other = TemporaryFile.beside(folder.resolve("b.pack"));

        TemporaryFile.clear(target, ".new");

        assertThat(folder).isDirectoryContaining(file -> file.equals(other));
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void aPackIsNotWrittenThroughALinkAtTheNameOfItsCopyOrItsOwn() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim.txt"), "mine");
        Path pack = folder.resolve("a.pack");
        Files.createSymbolicLink(folder.resolve(".a.pack.new"), victim);
        Files.createSymbolicLink(pack, victim);

        PackedCatalog.write(SampleCatalog.open(), pack);

        assertThat(victim).hasContent("mine");
        try (PackedCatalog written = PackedCatalog.open(pack)) {
            assertThat(written.size()).isEqualTo(36);
        }
    }

    @Test
    void aLockThatIsALinkIsRefusedAndWhatItLeadsToStays() throws IOException {
        Path victim = Files.writeString(folder.resolve("victim.txt"), "mine");
        Path catalog = folder.resolve("a.mv.db");
        Path lock = Files.createSymbolicLink(folder.resolve(".a.mv.db.lock"), victim);

        assertThatThrownBy(() -> DbCatalog.migrate(catalog))
                .isInstanceOf(CatalogException.class)
                .hasMessage("catalog " + catalog + ": its lock " + lock + " is a symbolic link: delete it");
        assertThat(victim).hasContent("mine");
    }
}

package dev.garnish.catalog.db.internal.flyway;

import dev.garnish.catalog.db.internal.text.Failures;
import dev.garnish.catalog.db.model.CatalogException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** One migration of the user's: its name, and the SQL that it consists of. */
record MigrationScript(ScriptName name, String text) {
    /** The scripts of a folder and of those below it, in the order in which they run. */
    static List<MigrationScript> of(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw CatalogException.environment(
                    "migrations %s: there is no such folder: check the path".formatted(folder));
        }
        try (Stream<Path> files = Files.walk(folder)) {
            List<MigrationScript> scripts = new ArrayList<>();
            for (Path file : files.filter(MigrationScript::isSql).sorted().toList()) {
                scripts.add(read(file));
            }
            scripts.sort(Comparator.comparing(MigrationScript::name));
            requireDistinct(scripts, folder);
            return scripts;
        } catch (IOException e) {
            throw CatalogException.environment(
                    "migrations %s: cannot be read: %s".formatted(folder, Failures.reason(e)), e);
        }
    }

    private static boolean isSql(Path file) {
        return file.getFileName().toString().endsWith(".sql") && Files.isRegularFile(file);
    }

    private static MigrationScript read(Path file) throws IOException {
        ScriptName name = ScriptName.parse(file.getFileName().toString())
                .orElseThrow(() -> CatalogException.badData(
                        ("migration %s: its name gives no number: expected V2__name.sql with two `_`, or R__name.sql for"
                                        + " one that runs whenever it changes: rename it")
                                .formatted(file)));
        return new MigrationScript(name, new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    private static void requireDistinct(List<MigrationScript> scripts, Path folder) {
        for (int i = 1; i < scripts.size(); i++) {
            ScriptName one = scripts.get(i - 1).name();
            ScriptName other = scripts.get(i).name();
            boolean same = one.isRepeated() ? one.name().equals(other.name()) : one.compareTo(other) == 0;
            if (same && one.isRepeated() == other.isRepeated()) {
                throw CatalogException.badData("migrations %s: %s and %s have one number: renumber one"
                        .formatted(folder, one.name(), other.name()));
            }
        }
    }

    /** As Flyway computes it, which counts no line ends. */
    int checksum() {
        CRC32 crc = new CRC32();
        String content = text.startsWith("\ufeff") ? text.substring(1) : text;
        content.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }
}

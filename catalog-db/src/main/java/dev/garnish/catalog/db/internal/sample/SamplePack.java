package dev.garnish.catalog.db.internal.sample;

import dev.garnish.catalog.db.internal.pack.PackRows;
import dev.garnish.catalog.db.internal.pack.PackWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs when this module is built: migrates the sample catalog and packs it, so that nobody has to at start. */
public final class SamplePack {
    private SamplePack() {}

    /** Packs the sample into the file that the first argument names. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        PackWriter.write(SampleItems.migrated(), 0, PackRows.NONE, file);
    }
}

package dev.garnish.catalog.db.internal.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Forces files to disk. */
public final class DurableFiles {
    private DurableFiles() {}

    public static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** A rename is durable once the folder is; Windows cannot open folders and needs no such thing. */
    public static void forceFolder(Path file) throws IOException {
        Path folder = file.getParent();
        if (folder == null
                || System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("windows")) {
            return;
        }
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}

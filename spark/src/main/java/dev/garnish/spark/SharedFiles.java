package dev.garnish.spark;

import dev.garnish.internal.text.Printable;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkFiles;

/** Where the driver finds what it is given: by the name that {@code --files} made known, by a path, or by an address. */
final class SharedFiles {
    private final SparkContext context;

    SharedFiles(SparkContext context) {
        this.context = context;
    }

    /** A file or folder for the driver alone. */
    Path local(String given) {
        Path passed = passed(given);
        if (Files.exists(passed)) {
            return passed;
        }
        return isAddress(given) ? added(given) : existing(given);
    }

    /** A file that executors get, too, under the name that it has here. */
    Path distributed(String given) {
        Path passed = passed(given);
        if (Files.exists(passed)) {
            return passed;
        }
        return added(isAddress(given) ? given : existing(given).toAbsolutePath().toString());
    }

    private static boolean isAddress(String given) {
        return given.contains("://");
    }

    private static Path passed(String given) {
        return passedAs(given.substring(given.lastIndexOf('/') + 1));
    }

    /**
     * Where this JVM, the driver or an executor, has a file that Spark distributes. While Spark 4 plans, it looks into the
     * folder of the session's own files only.
     */
    static Path passedAs(String name) {
        Path passed = Path.of(SparkFiles.get(name));
        return Files.exists(passed) ? passed : Path.of(SparkFiles.getRootDirectory(), name);
    }

    private static Path existing(String given) {
        Path path = Path.of(given);
        if (!Files.exists(path)) {
            throw new UncheckedIOException(new NoSuchFileException(
                    Printable.name(given),
                    null,
                    "no such file: give it to spark-submit by --files, or here by its path"));
        }
        return path;
    }

    private Path added(String address) {
        context.addFile(address);
        return passed(address);
    }
}

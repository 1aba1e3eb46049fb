package dev.garnish.catalog.db.internal.h2;

import dev.garnish.catalog.db.internal.file.DurableFiles;
import dev.garnish.catalog.db.internal.file.TemporaryFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * The files of earlier versions, in a folder beside the catalog. A change keeps the file as it is ({@code
 * shop.versions/7.mv.db}) and compresses it ({@code 7.mv.db.gz}) once it has succeeded, so that whatever fails or is killed
 * leaves one that can be read.
 */
public final class VersionArchive {
    private static final String COMPRESSED = H2File.SUFFIX + ".gz";
    private static final Pattern NAME =
            Pattern.compile("([0-9]{1,18})(" + Pattern.quote(H2File.SUFFIX) + "|" + Pattern.quote(COMPRESSED) + ")");

    private VersionArchive() {}

    static Path folder(Path catalog) {
        return H2File.beside(catalog, ".versions");
    }

    /** The file of a version, compressed or not. */
    public static Path file(Path catalog, long number) {
        Path compressed = compressed(catalog, number);
        return Files.exists(compressed) ? compressed : plain(catalog, number);
    }

    private static Path plain(Path catalog, long number) {
        return folder(catalog).resolve(number + H2File.SUFFIX);
    }

    private static Path compressed(Path catalog, long number) {
        return folder(catalog).resolve(number + COMPRESSED);
    }

    static boolean isCompressed(Path file) {
        return file.toString().endsWith(COMPRESSED);
    }

    /** Their numbers, newest first. */
    public static List<Long> numbers(Path catalog) throws IOException {
        if (!Files.isDirectory(folder(catalog))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder(catalog))) {
            return files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .map(name -> Long.parseLong(name.group(1)))
                    .distinct()
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    /** Keeps the file that stands there now, before another takes its place: the same bytes under a second name. */
    static void add(Path catalog, long number) throws IOException {
        Files.createDirectories(folder(catalog));
        delete(catalog, number);
        Path kept = plain(catalog, number);
        try {
            Files.createLink(kept, catalog);
        } catch (UnsupportedOperationException | FileSystemException e) {
            // Not every file system has links.
            Files.copy(catalog, kept, StandardCopyOption.REPLACE_EXISTING);
            DurableFiles.force(kept);
        }
        DurableFiles.forceFolder(kept);
    }

    private static void delete(Path catalog, long number) throws IOException {
        Files.deleteIfExists(plain(catalog, number));
        Files.deleteIfExists(compressed(catalog, number));
    }

    /** The highest number that a version had, whether or not the catalog is still there. */
    static long highest(Path catalog) {
        try {
            return Math.max(
                    WriterLock.newest(catalog),
                    numbers(catalog).stream().findFirst().orElse(0L));
        } catch (IOException e) {
            throw H2File.unreadable(catalog, e);
        }
    }

    /** The numbers of those before a version, newest first: a process that is killed can leave that version itself. */
    static List<Long> before(Path catalog, long version) throws IOException {
        return numbers(catalog).stream().filter(number -> number < version).toList();
    }

    /** Deletes all but the newest of those before a version. */
    static void prune(Path catalog, int keep, long version) throws IOException {
        List<Long> numbers = before(catalog, version);
        for (long number : numbers.subList(Math.min(keep, numbers.size()), numbers.size())) {
            delete(catalog, number);
        }
    }

    /** Compresses those before a version that are not; without room for that the larger files will do. */
    static void compress(Path catalog, long version) {
        Path target = folder(catalog).resolve("kept");
        try {
            TemporaryFile.clear(target, TemporaryFile.ENDING);
            for (long number : before(catalog, version)) {
                Path plain = plain(catalog, number);
                if (Files.exists(plain)) {
                    compress(plain, TemporaryFile.beside(target), compressed(catalog, number));
                }
            }
        } catch (IOException e) {
            return;
        }
    }

    private static void compress(Path plain, Path copy, Path compressed) throws IOException {
        try {
            // On a full disk the outer one closes without the inner one.
            try (OutputStream file = Files.newOutputStream(copy);
                    OutputStream out = new FastGzip(file)) {
                Files.copy(plain, out);
            }
            TemporaryFile.copyPermissions(plain, copy);
            DurableFiles.force(copy);
            Files.move(copy, compressed, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            DurableFiles.forceFolder(compressed);
            Files.delete(plain);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** A third of the bytes, in a quarter of the time that a smaller file would take. */
    private static final class FastGzip extends GZIPOutputStream {
        FastGzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }
}

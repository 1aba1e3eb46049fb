package dev.garnish.catalog.db.internal.h2;

import dev.garnish.catalog.db.internal.file.DurableFiles;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The files of earlier versions, in a folder beside the catalog: {@code shop.versions/7.mv.db}. */
public final class VersionArchive {
    private VersionArchive() {}

    static Path folder(Path catalog) {
        return H2File.beside(catalog, ".versions");
    }

    public static Path file(Path catalog, long number) {
        return folder(catalog).resolve(number + H2File.SUFFIX);
    }

    /** Their numbers, newest first. */
    public static List<Long> numbers(Path catalog) throws IOException {
        if (!Files.isDirectory(folder(catalog))) {
            return List.of();
        }
        List<Long> numbers = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder(catalog))) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches("[0-9]{1,18}\\.mv\\.db"))
                    .forEach(name ->
                            numbers.add(Long.parseLong(name.substring(0, name.length() - H2File.SUFFIX.length()))));
        }
        numbers.sort(Comparator.reverseOrder());
        return numbers;
    }

    /** Keeps the file that stands there now, before another takes its place: the same bytes under a second name. */
    static void add(Path catalog, long number) throws IOException {
        Files.createDirectories(folder(catalog));
        Path kept = file(catalog, number);
        Files.deleteIfExists(kept);
        try {
            Files.createLink(kept, catalog);
        } catch (UnsupportedOperationException | FileSystemException e) {
            // Not every file system has links.
            Files.copy(catalog, kept, StandardCopyOption.REPLACE_EXISTING);
            DurableFiles.force(kept);
        }
        DurableFiles.forceFolder(kept);
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
            Files.deleteIfExists(file(catalog, number));
        }
    }
}

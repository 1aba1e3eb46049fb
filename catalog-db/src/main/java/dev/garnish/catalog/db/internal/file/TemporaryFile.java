package dev.garnish.catalog.db.internal.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files that are written beside the one whose place they take. Their names are random and they are created where nothing
 * stands, so that nobody can plant a link that is written through.
 */
public final class TemporaryFile {
    /** Of the names that {@link #beside} gives. */
    public static final String ENDING = ".new";

    private static final int RANDOM_BYTES = 8;
    private static final String RANDOM = "[0-9a-f]{" + 2 * RANDOM_BYTES + "}";
    private static final SecureRandom NAMES = new SecureRandom();

    private TemporaryFile() {}

    /**
     * Creates an empty file in the folder of a target, with the permissions that any new file gets.
     *
     * @throws IOException if no file can be created there
     */
    public static Path beside(Path target) throws IOException {
        return Files.createFile(named(target, ENDING));
    }

    /** The name of such a file, for whoever creates it otherwise. */
    public static Path named(Path target, String ending) {
        byte[] random = new byte[RANDOM_BYTES];
        NAMES.nextBytes(random);
        return target.resolveSibling(prefix(target) + HexFormat.of().formatHex(random) + ending);
    }

    /** Deletes what processes left that were killed. The caller makes sure that nobody else writes the target. */
    public static void clear(Path target, String ending) throws IOException {
        Path folder = target.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return;
        }
        Pattern name = Pattern.compile(Pattern.quote(prefix(target)) + RANDOM + Pattern.quote(ending));
        List<Path> left;
        try (Stream<Path> files = Files.list(folder)) {
            left = files.filter(
                            file -> name.matcher(file.getFileName().toString()).matches())
                    .toList();
        }
        for (Path file : left) {
            Files.deleteIfExists(file);
        }
    }

    /** Gives a file the permissions of another, where the file system has such. */
    public static void copyPermissions(Path from, Path to) throws IOException {
        if (Files.getFileAttributeView(from, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
        }
    }

    private static String prefix(Path target) {
        return "." + target.getFileName() + ".";
    }
}

package dev.garnish.catalog.db.internal.h2;

import dev.garnish.catalog.db.model.CatalogException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first look at a file, before H2 sees it: is it H2's at all, and is its newest part still there? H2 itself opens a
 * truncated file as an older or empty database without a word.
 */
final class H2Header {
    private static final int BLOCK = 4096;
    private static final String MAGIC = "H:2";
    private static final Pattern NEWEST = Pattern.compile("block:([0-9a-f]+),.*chunk:([0-9a-f]+),clean:1,");

    private H2Header() {}

    static void check(Path file) {
        if (!Files.exists(file)) {
            throw CatalogException.environment("catalog %s: there is no such file: check the path".formatted(file));
        }
        if (Files.isDirectory(file)) {
            throw CatalogException.badData(
                    "catalog %s: a folder, expected an H2 database file (%s)".formatted(file, H2File.SUFFIX));
        }
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            check(file, in);
        } catch (IOException e) {
            throw H2File.unreadable(file, e);
        }
    }

    private static void check(Path file, RandomAccessFile in) throws IOException {
        if (in.length() == 0) {
            throw CatalogException.badData("catalog %s: the file is empty: import the items again".formatted(file));
        }
        String first = text(in, 0);
        if (!first.startsWith(MAGIC) && !text(in, BLOCK).startsWith(MAGIC)) {
            throw CatalogException.badData("catalog %s: not an H2 database: expected a file that H2 2 wrote (%s)"
                    .formatted(file, H2File.SUFFIX));
        }
        Matcher newest = NEWEST.matcher(first);
        // Without the mark of a clean end H2 has to look for the newest part itself.
        if (newest.find() && !isWhole(in, newest)) {
            throw H2File.damaged(file, Optional.empty());
        }
    }

    private static boolean isWhole(RandomAccessFile in, Matcher newest) throws IOException {
        long start = Long.parseLong(newest.group(1), 16) * BLOCK;
        Matcher chunk = Pattern.compile("^chunk:" + newest.group(2) + ",len:([0-9a-f]+),")
                .matcher(text(in, start));
        return chunk.find() && start + Long.parseLong(chunk.group(1), 16) * BLOCK <= in.length();
    }

    private static String text(RandomAccessFile in, long at) throws IOException {
        byte[] bytes = new byte[256];
        in.seek(at);
        int length = Math.max(0, in.read(bytes));
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }
}

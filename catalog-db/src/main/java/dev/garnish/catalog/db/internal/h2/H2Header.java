package dev.garnish.catalog.db.internal.h2;

import dev.garnish.catalog.db.internal.text.Shell;
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

    /** 1 until H2 1.4, 2 until H2 2.1, 3 since. */
    private static final Pattern FORMAT = Pattern.compile(",format:(\\d+),");

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
            throw CatalogException.badData(
                    "catalog %s: the file has 0 bytes, so it is no catalog: delete it, then restore a backup or import"
                            .formatted(file));
        }
        String first = text(in, 0);
        if (!first.startsWith(MAGIC) && !text(in, BLOCK).startsWith(MAGIC)) {
            throw CatalogException.badData("catalog %s: not an H2 database: expected a file that H2 2 wrote (%s)"
                    .formatted(file, H2File.SUFFIX));
        }
        requireFormat(file, first);
        Matcher newest = NEWEST.matcher(first);
        // Without the mark of a clean end H2 has to look for the newest part itself.
        if (newest.find() && !isWhole(in, newest)) {
            throw H2File.damaged(file, Optional.empty());
        }
    }

    /** H2 itself calls an older file unsupported, without the way out. */
    private static void requireFormat(Path file, String header) {
        Matcher format = FORMAT.matcher(header);
        if (format.find() && !format.group(1).equals("3")) {
            String old = format.group(1).equals("1") ? "1.4" : "2.0 or 2.1";
            String path = H2File.beside(file, "").toString();
            String base = file.isAbsolute() ? path : "./" + path;
            throw CatalogException.badData(
                    ("catalog %1$s: H2 %2$s wrote it, and this is H2 2.4: write it out with that version,"
                                    + " `java -cp h2-OLD.jar org.h2.tools.Script -url %3$s -user sa -script %4$s`,"
                                    + " and into a new file with this one, `java -cp h2-2.4.240.jar org.h2.tools.RunScript"
                                    + " -url %5$s -user sa -script %4$s`")
                            .formatted(
                                    file,
                                    old,
                                    Shell.word("jdbc:h2:" + base),
                                    Shell.word(path + ".sql"),
                                    Shell.word("jdbc:h2:" + base + "-new")));
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

package dev.garnish;

import dev.garnish.rules.RulesSource;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessMode;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rules and tables as files, for hosts that compare the files' text before they check it. {@link RuleSet#load} and
 * {@link GarnishBuilder#rules(Path)} read the same way; most applications need nothing else. Safe for many threads.
 */
public final class RuleFiles {
    private static final String ENDING = ".rules";
    /** The check reports smaller excesses with their place; this much is not even read. */
    private static final long MAX_BYTES = 8 << 20;

    /** What stands in place of bytes that are no text. */
    private static final char REPLACEMENT = '\ufffd';

    private RuleFiles() {}

    /**
     * Reads a rules file, or every {@code .rules} file of a folder in name order. Files whose name begins with a dot are
     * skipped, subfolders are not searched, and a link in the folder may not lead out of it. Texts are in UTF-8, or in
     * UTF-16 with a mark, and have 8 MB together at most.
     *
     * @param fileOrFolder a file of any name, or a folder
     * @return the files' text, named by their path; empty if the folder holds no rules file
     * @throws UncheckedIOException if one of them cannot be read, is no file or no text
     */
    public static List<Source> sources(Path fileOrFolder) {
        // Plain loops: a cold function starts with this.
        List<Source> sources = new ArrayList<>();
        long characters = 0;
        for (Path file : files(fileOrFolder)) {
            Source source = new Source(file.toString(), read(file));
            characters += source.text().length();
            if (characters > MAX_BYTES) {
                throw new UncheckedIOException(tooLarge(fileOrFolder));
            }
            sources.add(source);
        }
        return sources;
    }

    /**
     * A source that reads a file, or every {@code .rules} file of a folder, each time it is asked, with the tables beside
     * them. Nothing is read now.
     *
     * @param fileOrFolder need not exist yet; a link is followed anew each time
     * @return a source, equal to any other of the same path
     */
    public static RulesSource source(Path fileOrFolder) {
        return new Folder(fileOrFolder);
    }

    private record Folder(Path path) implements RulesSource {
        /**
         * Links are followed once, so that one that is turned meanwhile does not mix two folders. Where there is none, files
         * are named as they were given.
         */
        @Override
        public List<Source> sources() throws IOException {
            Path real = path.toRealPath();
            return required(real.equals(path.toAbsolutePath().normalize()) ? path : real);
        }

        @Override
        public Optional<String> read(Source rules, String file) {
            return table(rules, file);
        }

        /** By hand, as is the next: a fresh JVM makes fifty classes for the first record whose own are called. */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Folder folder && folder.path.equals(path);
        }

        @Override
        public int hashCode() {
            return path.hashCode();
        }
    }

    /** The same as {@link #sources}, where a folder has to hold one at least. */
    static List<Source> required(Path fileOrFolder) {
        List<Source> sources = sources(fileOrFolder);
        if (sources.isEmpty()) {
            throw new UncheckedIOException(
                    new FileSystemException(fileOrFolder.toString(), null, "holds no file whose name ends in .rules"));
        }
        return sources;
    }

    private static List<Path> files(Path fileOrFolder) {
        if (!Files.isDirectory(fileOrFolder)) {
            return List.of(fileOrFolder);
        }
        List<Path> files = new ArrayList<>();
        for (String name : names(fileOrFolder)) {
            Path file = fileOrFolder.resolve(name);
            if (name.endsWith(ENDING) && !name.startsWith(".")) {
                files.add(file);
                refuseStray(fileOrFolder, file);
            }
        }
        if (files.size() > 1) {
            Collections.sort(files);
        }
        return files;
    }

    /** A link may lead to another file of its folder, as those of a mounted configuration do, and not out of it. */
    private static void refuseStray(Path folder, Path file) {
        try {
            if (Files.isSymbolicLink(file) && Files.exists(file) && !isIn(folder, file)) {
                throw new FileSystemException(
                        file.toString(), null, "is a link that leads out of its folder: put the file itself there");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isIn(Path folder, Path file) throws IOException {
        return file.toRealPath().startsWith(folder.toRealPath());
    }

    /** By the older of the JDK's two ways, which loads no classes of its own. */
    private static String[] names(Path folder) {
        String[] names = folder.toFile().list();
        if (names == null) {
            throw new UncheckedIOException(unlisted(folder));
        }
        return names;
    }

    /** Why a folder cannot be listed, which that way does not say. */
    private static IOException unlisted(Path folder) {
        try {
            folder.getFileSystem().provider().checkAccess(folder, AccessMode.READ);
            return new FileSystemException(folder.toString(), null, "cannot be listed");
        } catch (IOException e) {
            return e;
        }
    }

    /**
     * The text of a table, or of rules that others include. The file is in the folder of the rules that name it, or below
     * it; a link may not lead out of that folder.
     *
     * @param rules the rules file, whose {@linkplain Source#name() name} is its path
     * @param file the file's name; of included rules, its path from that folder, with {@code /}
     * @return empty where there is no such file
     * @throws UncheckedIOException if it is there and cannot be read, is no file or no text
     */
    public static Optional<String> table(Source rules, String file) {
        try {
            Path folder = Path.of(rules.name()).toAbsolutePath().resolveSibling(".");
            Path path = folder.resolve(file);
            if (!Files.exists(path)) {
                return Optional.empty();
            }
            if (!isIn(folder, path)) {
                throw new FileSystemException(
                        path.toString(), null, "is a link that leads out of its folder: put the file itself there");
            }
            return Optional.of(read(path));
        } catch (InvalidPathException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileSystemException tooLarge(Path fileOrFolder) {
        return new FileSystemException(fileOrFolder.toString(), null, "is far too large for rules");
    }

    /** The text of one file, in UTF-8, or in UTF-16 with a mark. */
    static String read(Path file) {
        try {
            refuseOther(file);
            if (Files.size(file) > MAX_BYTES) {
                throw tooLarge(file);
            }
            return decoded(file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Before it is opened: a pipe would wait for its writer for ever. */
    private static void refuseOther(Path file) throws FileSystemException {
        if (Files.isRegularFile(file)) {
            return;
        }
        if (Files.isSymbolicLink(file) && !Files.exists(file)) {
            throw new FileSystemException(file.toString(), null, "is a link to a file that is not there");
        }
        if (Files.isDirectory(file)) {
            throw new FileSystemException(file.toString(), null, "is a folder, expected a file");
        }
        if (Files.exists(file)) {
            throw new FileSystemException(file.toString(), null, "is a pipe or a device, expected a file");
        }
    }

    /** A decoder, which says where a text is damaged, costs a fresh JVM more than all the rest of this. */
    private static String decoded(Path file, byte[] bytes) throws FileSystemException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 && !isMarked(bytes) ? text : checked(file, bytes);
    }

    /** Formats that begin with plain letters, and texts of two bytes a letter. */
    private static boolean isMarked(byte[] bytes) {
        return bytes.length > 3
                && (bytes[0] == 0
                        || bytes[1] == 0
                        || ((bytes[0] == '%' || bytes[0] == '{' || bytes[0] == 'P') && FileKind.of(bytes) != null));
    }

    private static String checked(Path file, byte[] bytes) throws FileSystemException {
        String kind = FileKind.of(bytes);
        if (kind != null) {
            throw new FileSystemException(
                    file.toString(), null, "is " + kind + ", expected plain text: save it as text (UTF-8)");
        }
        Charset wide = FileKind.wide(bytes);
        try {
            return (wide == null ? StandardCharsets.UTF_8 : wide)
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            String read = new String(bytes, StandardCharsets.UTF_8);
            long line = 1
                    + read.substring(0, read.indexOf(REPLACEMENT))
                            .chars()
                            .filter(c -> c == '\n')
                            .count();
            throw new FileSystemException(
                    file.toString(), null, "is no UTF-8 text in line %d: save the file as UTF-8".formatted(line));
        }
    }
}

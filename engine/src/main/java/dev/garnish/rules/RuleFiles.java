package dev.garnish.rules;

import dev.garnish.rules.lang.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessMode;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Rules and tables as files, for hosts that compare what stands there before they check it. */
public final class RuleFiles {
    private static final String ENDING = ".rules";
    /** The check tells smaller excesses with their place; this much is not even read. */
    private static final long MAX_BYTES = 8 << 20;

    /** What stands in place of bytes that are no text. */
    private static final char REPLACEMENT = '\ufffd';

    private RuleFiles() {}

    /**
     * A rules file, or every {@code .rules} file of a folder in name order. Plain loops: a cold function starts with this.
     *
     * @throws UncheckedIOException if a file cannot be read
     */
    public static List<Source> sources(Path fileOrFolder) {
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

    private static List<Path> files(Path fileOrFolder) {
        if (!Files.isDirectory(fileOrFolder)) {
            return List.of(fileOrFolder);
        }
        List<Path> files = new ArrayList<>();
        for (String name : names(fileOrFolder)) {
            Path file = fileOrFolder.resolve(name);
            if (name.endsWith(ENDING) && Files.isRegularFile(file)) {
                files.add(file);
            }
        }
        if (files.size() > 1) {
            Collections.sort(files);
        }
        return files;
    }

    /** By the older of the JDK's two ways, which loads no classes of its own. */
    private static String[] names(Path folder) {
        String[] names = folder.toFile().list();
        if (names == null) {
            throw new UncheckedIOException(unlisted(folder));
        }
        return names;
    }

    /** Why a folder can not be listed, which that way does not tell. */
    private static IOException unlisted(Path folder) {
        try {
            folder.getFileSystem().provider().checkAccess(folder, AccessMode.READ);
            return new FileSystemException(folder.toString(), null, "can not be listed");
        } catch (IOException e) {
            return e;
        }
    }

    /** A table's text; it stands beside the rules that name it, and no link leads it out of their folder. */
    public static Optional<String> table(Source rules, String file) {
        Path path = Path.of(rules.name()).toAbsolutePath().resolveSibling(file);
        return Files.isRegularFile(path) && isBeside(rules, path) ? Optional.of(read(path)) : Optional.empty();
    }

    private static boolean isBeside(Source rules, Path table) {
        Path folder = Path.of(rules.name()).toAbsolutePath().resolveSibling(".");
        try {
            return table.toRealPath().startsWith(folder.toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileSystemException tooLarge(Path fileOrFolder) {
        return new FileSystemException(fileOrFolder.toString(), null, "is far too large for rules");
    }

    private static String read(Path file) {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw tooLarge(file);
            }
            return decoded(file, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A decoder, which tells where a text is damaged, costs a fresh JVM more than all the rest of this. */
    private static String decoded(Path file, byte[] bytes) throws FileSystemException {
        String text = new String(bytes, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : checked(file, ByteBuffer.wrap(bytes));
    }

    private static String checked(Path file, ByteBuffer bytes) throws FileSystemException {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            String read = StandardCharsets.UTF_8.decode(bytes.flip()).toString();
            long line = 1 + read.chars().filter(c -> c == '\n').count();
            throw new FileSystemException(
                    file.toString(), null, "line %d is no UTF-8 text: save the file as UTF-8".formatted(line));
        }
    }
}

package dev.garnish.release;

import dev.garnish.RuleFiles;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Schema;
import dev.garnish.internal.text.Printable;
import dev.garnish.rules.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** Rules as they stand in a file or folder, in a package, or in a revision that git knows: {@code git:HEAD~1}. */
public final class RulesRevision {
    private static final String GIT = "git:";
    private static final long MOST_BYTES = 64 << 20;
    private static final int MOST_OF_FILE = 8 << 20;

    private RulesRevision() {}

    /**
     * Whether rules are to be read from git.
     *
     * @param given as for {@link #load}
     * @return true if they are
     */
    public static boolean isOfGit(String given) {
        return given.startsWith(GIT);
    }

    /**
     * Reads and checks rules.
     *
     * @param given a path, a {@code .zip} of a package, or {@code git:REVISION} or {@code git:REVISION:PATH}
     * @param usual the path that a revision without one is of
     * @param schema the columns of the catalog that the rules are for
     * @return the rules, without errors
     * @throws dev.garnish.rules.InvalidRulesException if anything is wrong with the rules
     * @throws IOException if there is no such revision, or it cannot be read
     */
    public static RuleSet load(String given, Path usual, Schema schema) throws IOException {
        return isCopied(given)
                ? copied(given, usual, copy -> parse(given, copy, schema))
                : RuleSet.load(Path.of(given), schema);
    }

    /**
     * The text of one file of rules in git, whether or not these can be used.
     *
     * @param given {@code git:REVISION}
     * @param usual the file or folder that it is of
     * @param file its name from there
     * @return empty where the revision holds no such file
     * @throws IOException if there is no such revision, or it cannot be read
     */
    public static Optional<String> text(String given, Path usual, String file) throws IOException {
        return copied(given, usual, copy -> {
            Path folder = Files.isDirectory(copy) ? copy : copy.resolveSibling("");
            Path named = folder.resolve(file).normalize();
            return named.startsWith(folder) && Files.isRegularFile(named)
                    ? RuleFiles.sources(named).stream().map(Source::text).findFirst()
                    : Optional.empty();
        });
    }

    private static boolean isCopied(String given) {
        return isOfGit(given) || given.endsWith(".zip");
    }

    /** What is read from a copy while it is there. */
    private interface Reading<R> {
        R from(Path copy) throws IOException;
    }

    private static <R> R copied(String given, Path usual, Reading<R> reading) throws IOException {
        Path copy = Files.createTempDirectory("garnish");
        try {
            return reading.from(copied(given, usual, copy));
        } finally {
            delete(copy);
        }
    }

    /** Where the copied rules stand. */
    private static Path copied(String given, Path usual, Path copy) throws IOException {
        if (!isOfGit(given)) {
            try (InputStream zip = Files.newInputStream(Path.of(given))) {
                unzip(zip, "rules/", copy);
            }
            return copy;
        }
        String[] parts = given.substring(GIT.length()).split(":", 2);
        Path path = parts.length > 1 ? Path.of(parts[1]) : usual;
        boolean isFile = path.toString().endsWith(".rules") || Files.isRegularFile(path);
        Path parent = path.toAbsolutePath().getParent();
        Path folder = isFile && parent != null ? parent : path;
        unzip(new ByteArrayInputStream(archive(given, parts[0], folder)), "", copy);
        Path name = path.getFileName();
        return isFile && name != null ? copy.resolve(name) : copy;
    }

    /** A folder of a revision, which need not exist any longer, as a zip of its files. */
    private static byte[] archive(String given, String revision, Path folder) throws IOException {
        Path known = folder.toAbsolutePath().normalize();
        Path gone = Path.of("");
        while (!Files.isDirectory(known) && known.getParent() != null) {
            gone = known.getFileName().resolve(gone);
            known = known.getParent();
        }
        Optional<byte[]> top = git(given, known, "rev-parse", "--show-toplevel");
        Optional<byte[]> prefix = git(given, known, "rev-parse", "--show-prefix");
        if (top.isEmpty() || prefix.isEmpty()) {
            throw refused(given, Printable.name(folder.toString()) + " is in no repository of git");
        }
        String named = text(prefix.get()) + gone.toString().replace('\\', '/');
        Path root = Path.of(text(top.get()));
        boolean isName = !revision.isEmpty() && !revision.startsWith("-");
        if (!isName
                || git(given, root, "rev-parse", "--verify", "--quiet", revision + "^{tree}")
                        .isEmpty()) {
            throw refused(given, "git has no such revision of " + Printable.name(folder.toString()));
        }
        return git(given, root, "archive", "--format=zip", named.isEmpty() ? revision : revision + ":" + named)
                .orElseThrow(() -> refused(given, "this revision has no folder " + Printable.name(folder.toString())));
    }

    private static String text(byte[] line) {
        return new String(line, StandardCharsets.UTF_8).strip();
    }

    /** What git prints; empty where it refuses. */
    private static Optional<byte[]> git(String given, Path in, String... arguments) throws IOException {
        Process git;
        try {
            List<String> command = new ArrayList<>(List.of("git", "-C", in.toString()));
            command.addAll(List.of(arguments));
            git = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw refused(given, "git cannot be started: install it, or give a folder");
        }
        byte[] printed = git.getInputStream().readAllBytes();
        try {
            return git.waitFor() == 0 ? Optional.of(printed) : Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    private static FileSystemException refused(String given, String why) {
        return new FileSystemException(given, null, why);
    }

    /** The files below a prefix, as far as they are not larger than rules may be. */
    private static void unzip(InputStream in, String prefix, Path to) throws IOException {
        long left = MOST_BYTES;
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                Path file = to.resolve(name.startsWith(prefix) ? name.substring(prefix.length()) : "")
                        .normalize();
                if (!entry.isDirectory() && file.startsWith(to) && !file.equals(to)) {
                    byte[] content = zip.readNBytes((int) Math.min(left + 1, MOST_OF_FILE));
                    if (content.length <= left && content.length < MOST_OF_FILE) {
                        left -= content.length;
                        Files.createDirectories(file.resolveSibling(""));
                        Files.write(file, content);
                    }
                }
            }
        } catch (InvalidPathException e) {
            throw new ZipException("a file in it has a name that this system cannot have");
        }
    }

    /** Named as they were given, and not by the copy. */
    private static RuleSet parse(String given, Path copy, Schema schema) throws IOException {
        Path folder = Files.isDirectory(copy) ? copy : copy.resolveSibling("");
        String before = folderOf(given, copy);
        List<Source> sources = RuleFiles.sources(copy).stream()
                .map(source -> new Source(before + Path.of(source.name()).getFileName(), source.text()))
                .toList();
        if (sources.isEmpty()) {
            throw new FileSystemException(given, null, "holds no file whose name ends in .rules");
        }
        return RuleSet.parse(sources, schema, (source, file) -> {
            Path copied = folder.resolve(source.name().substring(before.length()));
            return RuleFiles.table(new Source(copied.toString(), source.text()), file);
        });
    }

    /** What is given, with a slash; of a file that is given itself, what stands before its name. */
    private static String folderOf(String given, Path copy) {
        String file = copy.getFileName().toString();
        boolean named = given.endsWith("/" + file) || given.endsWith(":" + file);
        return named ? given.substring(0, given.length() - file.length()) : given + "/";
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}

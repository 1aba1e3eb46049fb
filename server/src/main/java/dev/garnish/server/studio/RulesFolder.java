package dev.garnish.server.studio;

import dev.garnish.RuleFiles;
import dev.garnish.rules.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of the rules on disk, by their names from the folder. A name is one of a rules file or a table in the folder or
 * below it, and never leads out of it.
 */
final class RulesFolder {
    private static final String RULES = ".rules";
    private static final int DEPTH = 4;
    private static final int MOST_FILES = 1_000;

    /** No control character, nothing that some system reads as more than a letter, and no point at either end. */
    private static final Pattern SEGMENT =
            Pattern.compile("[^\\p{Cntrl}\\\\/:*?\"<>|.][^\\p{Cntrl}\\\\/:*?\"<>|]{0,99}");

    private static final Pattern DEVICE =
            Pattern.compile("(con|prn|aux|nul|com\\d|lpt\\d)(\\..*)?", Pattern.CASE_INSENSITIVE);

    private final Path root;

    /** A folder, or one file of it. */
    RulesFolder(Path rules) {
        this.root = rules.toAbsolutePath().normalize();
    }

    Path root() {
        return root;
    }

    /** Whether rules are one file of any name. */
    boolean isFile() {
        return Files.isRegularFile(root)
                || (!Files.isDirectory(root) && root.toString().endsWith(RULES));
    }

    Path folder() {
        Path parent = root.getParent();
        return isFile() && parent != null ? parent : root;
    }

    /** The names of rules files and tables that are there, in order. */
    SortedSet<String> names() throws IOException {
        TreeSet<String> names = new TreeSet<>();
        if (isFile()) {
            names.add(name(root));
        }
        if (!Files.isDirectory(folder())) {
            return names;
        }
        try (Stream<Path> all = Files.walk(folder(), isFile() ? 1 : DEPTH)) {
            all.filter(file -> Files.isRegularFile(file) && !leadsOut(file))
                    .map(this::name)
                    .filter(name -> isTable(name) || (!isFile() && isRules(name)))
                    .filter(RulesFolder::isName)
                    .limit(MOST_FILES)
                    .forEach(names::add);
        } catch (UncheckedIOException e) {
            throw new FileSystemException(folder().toString(), null, "cannot be listed");
        }
        return names;
    }

    /** What a file is called; with {@code /} on every system. */
    String name(Path file) {
        return folder().relativize(file).toString().replace('\\', '/');
    }

    /** Whether a file belongs to the folder and is of a kind that is edited here. */
    boolean isOurs(Path file) {
        return file.startsWith(folder()) && !file.equals(folder()) && isKnownKind(name(file)) && isName(name(file));
    }

    private boolean isKnownKind(String name) {
        return isRules(name) || isTable(name) || (isFile() && name.equals(name(root)));
    }

    static boolean isTable(String name) {
        return name.toLowerCase(Locale.ROOT).endsWith(".csv");
    }

    static boolean isRules(String name) {
        return name.endsWith(RULES);
    }

    private static boolean isName(String name) {
        String[] segments = name.split("/", -1);
        return segments.length <= DEPTH && Stream.of(segments).allMatch(RulesFolder::isSegment);
    }

    private static boolean isSegment(String segment) {
        return SEGMENT.matcher(segment).matches()
                && !segment.endsWith(".")
                && segment.equals(segment.strip())
                && !DEVICE.matcher(segment).matches();
    }

    /**
     * The file of a name. It need not exist; what exists is a plain file whose place is in the folder, also after links.
     *
     * @throws dev.garnish.server.internal.http.ProblemException if the name is none
     */
    Path file(String name) {
        if (!isName(name) || !isKnownKind(name)) {
            throw Refusals.badRequest(
                    "name: expected the name of a file in the rules folder that ends in .rules or .csv");
        }
        try {
            Path file = folder().resolve(name).normalize();
            if (!file.startsWith(folder()) || leadsOut(file)) {
                throw Refusals.badRequest("name: leads out of the rules folder");
            }
            return file;
        } catch (InvalidPathException e) {
            throw Refusals.badRequest("name: this system has no such names");
        }
    }

    /** Whether links make it, or would make it, a file of another folder. */
    private boolean leadsOut(Path file) {
        try {
            return !isInside(file);
        } catch (IOException e) {
            return true;
        }
    }

    private boolean isInside(Path file) throws IOException {
        Path there = file;
        while (!Files.exists(there) && !Files.isSymbolicLink(there) && !there.equals(folder())) {
            there = Objects.requireNonNull(there.getParent(), "a file of the folder is below it");
        }
        if (!Files.exists(there)) {
            return !Files.isSymbolicLink(there);
        }
        return !Files.exists(folder()) || there.toRealPath().startsWith(folder().toRealPath());
    }

    /** The text of a file by the rules for rules files; empty where there is none. */
    Optional<String> text(String name) throws IOException {
        Path file = file(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return RuleFiles.sources(file).stream().map(Source::text).findFirst();
        } catch (UncheckedIOException e) {
            throw e.getCause() == null ? new IOException(e) : e.getCause();
        }
    }
}

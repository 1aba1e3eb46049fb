package dev.garnish.languageserver.internal;

import dev.garnish.RuleFiles;
import dev.garnish.internal.rules.RulesSnapshot;
import dev.garnish.internal.text.Printable;
import dev.garnish.rules.Source;
import dev.garnish.rules.TableReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules as their author sees them: what is open in the editor in place of the files that it was read from. */
final class OpenFiles implements TableReader {
    private static final String ENDING = ".rules";

    /** Folders above a document that are asked whether their rules include it. */
    private static final int LEVELS = 5;

    private final Buffers buffers;
    private final @Nullable Path root;
    private final List<Path> workspace;

    /**
     * The rules that a document is part of.
     *
     * @param unreadable files of it that cannot be read, and why
     */
    record RuleSetFiles(RulesSnapshot snapshot, Map<String, String> unreadable) {}

    /**
     * What is open, over what is on disk.
     *
     * @param root the file or folder that the server was given; null for none
     * @param workspace the folders that the editor works in, beyond which nothing is looked for
     */
    OpenFiles(Buffers buffers, @Nullable Path root, List<Path> workspace) {
        this.buffers = buffers;
        this.root = root;
        this.workspace = workspace;
    }

    /**
     * The rules that a document is part of: those that the server was given, else those of a folder above that include it,
     * else those of its folder; of what is no rules file, the document alone.
     */
    RuleSetFiles of(Document document) {
        for (Path candidate : candidates(document)) {
            RuleSetFiles files = read(candidate);
            if (files.snapshot.sources().contains(document.source())) {
                return files;
            }
        }
        boolean file = document.path().isPresent();
        return new RuleSetFiles(
                new RulesSnapshot(List.of(document.source()), file ? this : TableReader.NONE), Map.of());
    }

    private List<Path> candidates(Document document) {
        List<Path> candidates = new ArrayList<>();
        Optional<Path> path = document.path();
        if (path.isEmpty()) {
            return candidates;
        }
        if (root != null) {
            candidates.add(root);
        }
        Path folder = path.get().getParent();
        Path above = folder == null ? null : folder.getParent();
        for (int level = 0; above != null && isInWorkspace(above) && level < LEVELS; level++) {
            candidates.add(above);
            above = above.getParent();
        }
        if (folder != null) {
            candidates.add(folder);
        }
        return candidates;
    }

    private boolean isInWorkspace(Path folder) {
        return workspace.stream().anyMatch(folder::startsWith);
    }

    private RuleSetFiles read(Path fileOrFolder) {
        List<Source> sources = new ArrayList<>();
        Map<String, String> unreadable = new TreeMap<>();
        for (Path file : files(fileOrFolder)) {
            try {
                sources.add(source(fileOrFolder, file));
            } catch (UncheckedIOException e) {
                unreadable.put(file.toString(), reason(e));
            }
        }
        return new RuleSetFiles(new RulesSnapshot(sources, this), unreadable);
    }

    private static String reason(UncheckedIOException e) {
        return e.getCause() instanceof FileSystemException system && system.getReason() != null
                ? "this file cannot be read: " + Printable.text(system.getReason())
                : "this file cannot be read";
    }

    private Source source(Path fileOrFolder, Path file) {
        Optional<Document> open = buffers.named(file.toString());
        if (open.isPresent()) {
            return open.get().source();
        }
        if (!file.equals(fileOrFolder)) {
            // As one file of a folder, which may not be a link that leads out of it.
            Optional<String> text =
                    RuleFiles.table(new Source(file.toString(), ""), String.valueOf(file.getFileName()));
            if (text.isPresent()) {
                return new Source(file.toString(), text.get());
            }
        }
        return RuleFiles.sources(file).get(0);
    }

    /** Those on disk, and those that are not saved yet. */
    private Iterable<Path> files(Path fileOrFolder) {
        TreeSet<Path> files = new TreeSet<>();
        if (!Files.isDirectory(fileOrFolder)) {
            files.add(fileOrFolder);
            return files;
        }
        try (Stream<Path> listed = Files.list(fileOrFolder)) {
            listed.filter(OpenFiles::isRules).forEach(files::add);
        } catch (IOException | UncheckedIOException e) {
            return files; // what is open can be looked at all the same
        }
        for (Document open : buffers.documents()) {
            open.path()
                    .filter(path -> fileOrFolder.equals(path.getParent()) && isRules(path))
                    .ifPresent(files::add);
        }
        return files;
    }

    private static boolean isRules(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(ENDING) && !name.startsWith(".") && !Files.isDirectory(file);
    }

    @Override
    public Optional<String> read(Source rules, String file) {
        try {
            String name = Path.of(rules.name()).resolveSibling(file).normalize().toString();
            Optional<Document> open = buffers.named(name);
            return open.isPresent() ? open.map(one -> one.source().text()) : RuleFiles.table(rules, file);
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The files beside rules whose names end so, for an author who names one. */
    static List<String> beside(Source rules, String ending) {
        try {
            Path file = Path.of(rules.name());
            Path folder = file.getParent();
            if (!file.isAbsolute() || folder == null || !Files.isDirectory(folder)) {
                return List.of();
            }
            try (Stream<Path> listed = Files.list(folder)) {
                return listed.map(path -> String.valueOf(path.getFileName()))
                        .filter(name -> name.endsWith(ending) && !name.startsWith("."))
                        .sorted()
                        .toList();
            }
        } catch (IOException | UncheckedIOException | InvalidPathException e) {
            return List.of();
        }
    }
}

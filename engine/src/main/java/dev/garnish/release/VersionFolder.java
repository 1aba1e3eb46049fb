package dev.garnish.release;

import dev.garnish.RuleFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder that is a link to one of its versions, which are folders named by their numbers. One rename of the link switches
 * them: whoever opens the folder follows the link once and stays in what it led to.
 */
final class VersionFolder {
    private static final Object ONE_AT_A_TIME = new Object();

    /** As it was given, for messages. */
    private final Path named;

    private final Path link;
    private final Path versions;

    private VersionFolder(Path named, Path link) {
        this.named = named;
        this.link = link;
        this.versions = link.resolveSibling(link.getFileName() + ".versions");
    }

    static VersionFolder of(Path folder) {
        return new VersionFolder(folder, folder.toAbsolutePath().normalize());
    }

    /** What is done while nobody else changes the folder. */
    interface Change {
        Release make() throws IOException;
    }

    Release locked(Change change) throws IOException {
        if (Files.isSymbolicLink(link) && live().isEmpty()) {
            throw trouble("is a link to something else than a version of its own: name another folder");
        } else if (Files.exists(link) && !Files.isDirectory(link)) {
            throw trouble("is a file: name a folder");
        }
        Files.createDirectories(versions);
        synchronized (ONE_AT_A_TIME) {
            try (FileChannel channel =
                    FileChannel.open(versions.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                channel.lock(); // Until it is closed, or this process ends.
                adopt();
                return change.make();
            }
        }
    }

    FileSystemException trouble(String reason) {
        return new FileSystemException(named.toString(), null, reason);
    }

    /** A folder of rules from before becomes the first version. */
    private void adopt() throws IOException {
        if (Files.isSymbolicLink(link) || Files.notExists(link, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (isEmpty()) {
            Files.delete(link);
            return;
        }
        if (RuleFiles.sources(link).isEmpty()) {
            throw trouble("is a folder of other files: name one for rules alone");
        }
        long number = next();
        Release found = new Release(number, RulesReleases.now(), "", "what was there before", "", 0, true);
        ReleaseFile.write(link, found);
        Path next = newLink(number);
        Files.move(link, version(number), StandardCopyOption.ATOMIC_MOVE);
        Files.move(next, link, StandardCopyOption.ATOMIC_MOVE);
    }

    private boolean isEmpty() throws IOException {
        try (Stream<Path> files = Files.list(link)) {
            return files.findAny().isEmpty();
        }
    }

    Path version(long number) {
        return versions.resolve(Long.toString(number));
    }

    long next() throws IOException {
        return numbers().stream().mapToLong(Long::longValue).max().orElse(0) + 1;
    }

    List<Long> numbers() throws IOException {
        if (!Files.isDirectory(versions)) {
            return List.of();
        }
        List<Long> numbers = new ArrayList<>();
        try (Stream<Path> folders = Files.list(versions)) {
            folders.map(folder -> String.valueOf(folder.getFileName()))
                    .filter(name -> name.matches("[1-9][0-9]{0,17}"))
                    .forEach(name -> numbers.add(Long.parseLong(name)));
        }
        return numbers;
    }

    /** The number of the version that is read now. */
    Optional<Long> live() throws IOException {
        if (!Files.isSymbolicLink(link)) {
            return Optional.empty();
        }
        Path target = link.resolveSibling(Files.readSymbolicLink(link)).normalize();
        String name = String.valueOf(target.getFileName());
        return versions.equals(target.getParent()) && name.matches("[1-9][0-9]{0,17}")
                ? Optional.of(Long.parseLong(name))
                : Optional.empty();
    }

    /** An empty folder for what is to become a version; what a process left that was killed goes. */
    Path stage(long number) throws IOException {
        Path staged = versions.resolve("." + number + ".new");
        delete(staged);
        return Files.createDirectory(staged);
    }

    void switchTo(Path staged, long number) throws IOException {
        Files.move(staged, version(number), StandardCopyOption.ATOMIC_MOVE);
        switchTo(number);
    }

    /** The one step that hosts see. */
    void switchTo(long number) throws IOException {
        Files.move(newLink(number), link, StandardCopyOption.ATOMIC_MOVE);
    }

    private Path newLink(long number) throws IOException {
        Path made = versions.resolve(".link.new");
        Files.deleteIfExists(made);
        Path target = Path.of(String.valueOf(versions.getFileName()), Long.toString(number));
        try {
            return Files.createSymbolicLink(made, target);
        } catch (UnsupportedOperationException e) {
            throw trouble("cannot be a link on this disk");
        }
    }

    /** Copies the files of a version; hidden ones, such as what is written down of it, are left out. */
    static void copy(Path version, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(version)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (!String.valueOf(file.getFileName()).startsWith(".")) {
                    DurableFile.write(to.resolve(version.relativize(file)), Files.readAllBytes(file));
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (DirectoryNotEmptyException e) {
            throw new FileSystemException(folder.toString(), null, "is being written to by somebody else");
        }
    }
}

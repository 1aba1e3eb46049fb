package dev.garnish.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The zip, unpacked with its permissions into a folder whose name has a blank; and what runs there. */
record Unpacked(Path home) {
    /** How a process ended. */
    record Ran(int exit, String out, String err) {}

    static Unpacked into(Path folder) throws IOException {
        URI zip = URI.create("jar:" + Path.of(System.getProperty("garnish.zip")).toUri());
        try (FileSystem inZip = FileSystems.newFileSystem(zip, Map.of("enablePosixFileAttributes", "true"))) {
            Path root = only(inZip.getPath("/"));
            Path home = folder.resolve("a folder").resolve(root.getFileName().toString());
            try (Stream<Path> all = Files.walk(root)) {
                all.forEach(entry ->
                        unpack(entry, home.resolve(root.relativize(entry).toString())));
            }
            return new Unpacked(home);
        }
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> entries = all.toList();
            if (entries.size() != 1) {
                throw new IllegalStateException("expected one folder at the top of the zip, found " + entries);
            }
            return entries.get(0);
        }
    }

    private static void unpack(Path entry, Path to) {
        try {
            if (Files.isDirectory(entry)) {
                Files.createDirectories(to);
            } else {
                Files.copy(entry, to);
                Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(entry));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jars, or those whose names begin so. */
    List<Path> jars(String start) throws IOException {
        try (Stream<Path> all = Files.list(home.resolve("lib"))) {
            return all.filter(jar -> jar.getFileName().toString().startsWith(start))
                    .sorted()
                    .toList();
        }
    }

    /** Runs a program in a folder beside the unpacked one, with this environment and nothing else. */
    Ran run(Map<String, String> environment, Object... words) throws IOException, InterruptedException {
        Path err = Files.createTempFile(home.getParent(), "err", ".txt");
        ProcessBuilder builder = new ProcessBuilder(
                        Stream.of(words).map(Object::toString).toList())
                .directory(home.resolve("..").toFile())
                .redirectError(err.toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), out, Files.readString(err));
    }
}

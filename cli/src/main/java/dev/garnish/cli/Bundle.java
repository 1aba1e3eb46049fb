package dev.garnish.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Files being laid out to become a zip; the same content gives the same bytes. */
final class Bundle implements AutoCloseable {
    /** Every entry's, so that no clock shows in the bytes. Before February 1980 a time zone would. */
    private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

    private final Path folder;

    private Bundle(Path folder) {
        this.folder = folder;
    }

    static Bundle open() throws IOException {
        return new Bundle(Files.createTempDirectory("garnish-bundle"));
    }

    Path folder() {
        return folder;
    }

    /** Where a file is to be written. */
    Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        return file;
    }

    void put(String name, String text) throws IOException {
        Files.writeString(file(name), text);
    }

    /** Everything that another zip holds. */
    void putAll(Path zip) throws IOException {
        try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry one = in.getNextEntry(); one != null; one = in.getNextEntry()) {
                if (!one.isDirectory()) {
                    Files.copy(in, file(one.getName()));
                }
            }
        }
    }

    /** Hex SHA-256 of each file by its name. */
    SortedMap<String, String> checksums() throws IOException {
        SortedMap<String, String> checksums = new TreeMap<>();
        for (Path file : files()) {
            checksums.put(name(file), checksum(file));
        }
        return checksums;
    }

    private static String checksum(Path file) throws IOException {
        try (DigestInputStream in =
                new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private String name(Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .sorted(Comparator.comparing(this::name))
                    .toList();
        }
    }

    /** Writes the zip; one that stood there is replaced whole. */
    void zipTo(Path target) throws IOException {
        Target.replace(target, this::zip);
    }

    private void zip(OutputStream file) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(file)) {
            out.setLevel(Deflater.BEST_COMPRESSION);
            for (Path one : files()) {
                ZipEntry entry = new ZipEntry(name(one));
                entry.setTimeLocal(TIME);
                out.putNextEntry(entry);
                try (InputStream in = Files.newInputStream(one)) {
                    in.transferTo(out);
                }
            }
        }
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

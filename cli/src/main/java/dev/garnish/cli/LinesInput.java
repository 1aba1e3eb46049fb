package dev.garnish.cli;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** A file of lines or standard input, being read as UTF-8; unpacked where it is gzipped. */
final class LinesInput implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final InputStream lines;
    private final @Nullable FileChannel file;

    private LinesInput(InputStream lines, @Nullable FileChannel file) {
        this.lines = lines;
        this.file = file;
    }

    /** Opens what a command is given; {@code -} is standard input. */
    @SuppressWarnings("MustBeClosed") // the caller closes it
    static LinesInput open(Input input) throws IOException {
        if (input.isStandard()) {
            return new LinesInput(Utf8.of(unpacked(input.standard())), null);
        }
        Path path = input.file();
        FileInputStream in = new FileInputStream(path.toFile());
        try {
            return new LinesInput(Utf8.of(unpacked(in)), Files.isRegularFile(path) ? in.getChannel() : null);
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    private static InputStream unpacked(InputStream in) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(in, BUFFER);
        bytes.mark(2);
        boolean gzipped = bytes.read() == 0x1f && bytes.read() == 0x8b;
        bytes.reset();
        return gzipped ? new GZIPInputStream(bytes, BUFFER) : bytes;
    }

    InputStream lines() {
        return lines;
    }

    /** How many bytes it has; 0 where nobody knows. */
    long size() throws IOException {
        return file == null ? 0 : file.size();
    }

    /** How many of those are read. */
    long read() throws IOException {
        return file == null ? 0 : file.position();
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

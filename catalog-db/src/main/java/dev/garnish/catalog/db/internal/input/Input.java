package dev.garnish.catalog.db.internal.input;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file as characters: unpacked, its byte order mark taken off, its kind known. */
final class Input {
    /** What the first characters show. */
    enum Kind {
        CSV,
        JSON,
        JSON_LINES
    }

    private static final int LOOK = 1 << 16;

    private final Path file;
    private final long size;
    private final Counted counted;
    private final BufferedReader reader;

    private Input(Path file, long size, Counted counted, BufferedReader reader) {
        this.file = file;
        this.size = size;
        this.counted = counted;
        this.reader = reader;
    }

    static Input open(Path file) {
        Counted counted = null;
        try {
            if (Files.isDirectory(file)) {
                throw InputException.badData(file + ": a folder, expected a CSV, JSON or JSON Lines file");
            }
            long size = Files.size(file);
            counted = new Counted(Files.newInputStream(file));
            return new Input(file, size, counted, reader(file, counted));
        } catch (NoSuchFileException e) {
            throw InputException.environment(file + ": there is no such file: check the path", e);
        } catch (AccessDeniedException e) {
            throw InputException.environment(file + ": no permission to read it", e);
        } catch (IOException e) {
            closeQuietly(counted);
            throw failed(file, 0, e);
        } catch (InputException e) {
            closeQuietly(counted);
            throw e;
        }
    }

    private static BufferedReader reader(Path file, InputStream counted) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(counted, LOOK);
        byte[] head = peek(bytes, 4);
        if (starts(head, 0x1f, 0x8b)) {
            bytes = new BufferedInputStream(new GZIPInputStream(bytes, LOOK), LOOK);
            head = peek(bytes, 4);
        }
        if (starts(head, 'P', 'K')) {
            throw InputException.badData(file + ": a zip or Excel file: save the sheet as CSV (UTF-8)");
        }
        Charset charset = charset(bytes, head);
        Reader characters = new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        return new BufferedReader(characters, LOOK);
    }

    private static byte[] peek(BufferedInputStream bytes, int count) throws IOException {
        bytes.mark(count);
        byte[] head = bytes.readNBytes(count);
        bytes.reset();
        return head;
    }

    private static boolean starts(byte[] head, int... with) {
        if (head.length < with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((head[i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }

    private static Charset charset(InputStream bytes, byte[] head) throws IOException {
        if (starts(head, 0xef, 0xbb, 0xbf)) {
            bytes.skipNBytes(3);
        } else if (starts(head, 0xff, 0xfe)) {
            bytes.skipNBytes(2);
            return StandardCharsets.UTF_16LE;
        } else if (starts(head, 0xfe, 0xff)) {
            bytes.skipNBytes(2);
            return StandardCharsets.UTF_16BE;
        }
        return StandardCharsets.UTF_8;
    }

    Path file() {
        return file;
    }

    BufferedReader reader() {
        return reader;
    }

    long read() {
        return counted.count;
    }

    long size() {
        return size;
    }

    /** What the file is by its first characters; its first line, for whoever wants to know more. */
    Kind kind() throws IOException {
        String first = firstLine().strip();
        if (first.startsWith("[")) {
            return Kind.JSON;
        }
        if (first.startsWith("{")) {
            return first.endsWith("}") ? Kind.JSON_LINES : Kind.JSON;
        }
        return Kind.CSV;
    }

    /** The first line that is not blank, as far as one look reaches; the reader stays where it is. */
    String firstLine() throws IOException {
        reader.mark(LOOK);
        char[] look = new char[LOOK];
        int length = 0;
        int more;
        while (length < look.length && (more = reader.read(look, length, look.length - length)) > 0) {
            length += more;
        }
        reader.reset();
        return new String(look, 0, length)
                .lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .orElse("");
    }

    InputException failed(long line, IOException e) {
        return failed(file, line, e);
    }

    private static InputException failed(Path file, long line, IOException e) {
        String where = line > 0 ? file + ":" + line + ": " : file + ": ";
        if (e instanceof CharacterCodingException) {
            return InputException.badData(where + "the text behind this is not in UTF-8: save the file as UTF-8", e);
        }
        if (e instanceof ZipException || e instanceof java.io.EOFException) {
            return InputException.badData(where + "the gzip file is damaged or cut off: pack it again", e);
        }
        return InputException.environment(where + "cannot be read: " + e.getMessage(), e);
    }

    void close() {
        closeQuietly(reader);
    }

    private static void closeQuietly(java.io.@org.jspecify.annotations.Nullable Closeable open) {
        try {
            if (open != null) {
                open.close();
            }
        } catch (IOException e) {
            // It was only read.
            return;
        }
    }

    /** Counts what is taken from the file, for progress. */
    private static final class Counted extends FilterInputStream {
        private long count;

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count += next < 0 ? 0 : 1;
            return next;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int some = super.read(bytes, from, length);
            count += Math.max(0, some);
            return some;
        }

        /** Of a pipe the system does not know; that there may be more makes readers ask. */
        @Override
        public int available() {
            try {
                return super.available();
            } catch (IOException e) {
                return 1;
            }
        }
    }
}

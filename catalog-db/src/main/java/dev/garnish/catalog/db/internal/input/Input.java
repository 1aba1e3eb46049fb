package dev.garnish.catalog.db.internal.input;

import dev.garnish.catalog.db.model.ImportQuestion;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file as characters: unpacked, its byte order mark taken off, its kind known. */
final class Input {
    /** What the first characters show. */
    enum Kind {
        CSV,
        JSON,
        JSON_LINES,
        XML
    }

    private static final ImportQuestion ENCODING = new ImportQuestion("encoding", "", List.of());

    private static final int LOOK = 1 << 16;
    /** So far into a file its kind and, in XML, its encoding show. */
    private static final int HEAD = 1 << 10;

    private static final Pattern XML_ENCODING =
            Pattern.compile("<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"'][^>]*\\?>.*", Pattern.DOTALL);

    private final Path file;
    private final InputOptions options;
    private final long size;
    private final Counted counted;
    private final Decoder decoder;
    private final BufferedReader reader;

    private Input(Path file, InputOptions options, long size, Counted counted, Decoder decoder) {
        this.file = file;
        this.options = options;
        this.size = size;
        this.counted = counted;
        this.decoder = decoder;
        this.reader = new BufferedReader(decoder, LOOK);
    }

    /** A file that fails to open is closed here; one that is given is closed by its reader. */
    static Input open(Path file, InputOptions options) {
        Counted counted = null;
        try {
            if (Files.isDirectory(file)) {
                throw InputException.badData(file + ": a folder, expected a CSV, JSON or JSON Lines file");
            }
            long size = Files.size(file);
            counted = new Counted(Files.newInputStream(file));
            return new Input(file, options, size, counted, decoder(file, counted, options));
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

    /** By its first bytes and not by its name: what is downloaded often has another ending. */
    private static Decoder decoder(Path file, InputStream counted, InputOptions options) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(counted, LOOK);
        byte[] head = peek(bytes, HEAD);
        if (starts(head, 0x1f, 0x8b)) {
            bytes = new BufferedInputStream(new GZIPInputStream(bytes, LOOK), LOOK);
            head = peek(bytes, HEAD);
        }
        FileKind.requireText(head, file.toString());
        Optional<Charset> shown = shown(bytes, head);
        Charset charset = options.encoding().or(() -> shown).orElse(StandardCharsets.UTF_8);
        return new Decoder(
                bytes,
                file.toString(),
                charset,
                shown.isEmpty() && options.encoding().isEmpty());
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

    /** The encoding that the first bytes show; a byte order mark is taken off. */
    private static Optional<Charset> shown(InputStream bytes, byte[] head) throws IOException {
        if (starts(head, 0xef, 0xbb, 0xbf)) {
            bytes.skipNBytes(3);
            return Optional.of(StandardCharsets.UTF_8);
        }
        Optional<Charset> wide = wide(head);
        if (wide.isPresent()) {
            bytes.skipNBytes(starts(head, 0xff) || starts(head, 0, 0, 0xfe) ? 4 : 0);
            return wide;
        }
        if (starts(head, 0xff, 0xfe) || starts(head, 0xfe, 0xff)) {
            bytes.skipNBytes(2);
            return Optional.of(head[0] == (byte) 0xff ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE);
        } else if (head.length >= 4 && head[0] == 0 != (head[1] == 0) && head[0] == 0 == (head[2] == 0)) {
            // The first two characters are ASCII, so that one byte of each is zero.
            return Optional.of(head[0] == 0 ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
        }
        Matcher xml = XML_ENCODING.matcher(new String(head, StandardCharsets.ISO_8859_1));
        return xml.matches() && Charset.isSupported(xml.group(1))
                ? Optional.of(Charset.forName(xml.group(1)))
                : Optional.empty();
    }

    /** UTF-32, where the first character shows it. */
    private static Optional<Charset> wide(byte[] head) {
        if (starts(head, 0, 0, 0xfe, 0xff) || starts(head, 0, 0, 0)) {
            return Optional.of(Charset.forName("UTF-32BE"));
        }
        boolean isLittle = starts(head, 0xff, 0xfe, 0, 0)
                || (head.length > 3 && head[0] != 0 && head[1] == 0 && head[2] == 0 && head[3] == 0);
        return isLittle ? Optional.of(Charset.forName("UTF-32LE")) : Optional.empty();
    }

    Path file() {
        return file;
    }

    InputOptions options() {
        return options;
    }

    BufferedReader reader() {
        return reader;
    }

    /** How the file is read, where that is not UTF-8 and nobody said it; empty where there is nothing to say. */
    Optional<String> remark() {
        String name = decoder.charset().displayName(Locale.ROOT);
        return options.encoding().isPresent() || name.equals("UTF-8")
                ? Optional.empty()
                : Optional.of("%s: read as %s%s%s"
                        .formatted(
                                file,
                                name,
                                decoder.evidence().isEmpty() ? "" : ": " + decoder.evidence(),
                                decoder.evidence().isEmpty() ? "" : " (--encoding names another)"));
    }

    /** The encoding, where it was only found. */
    Optional<ImportQuestion> question() {
        return decoder.evidence().isEmpty() ? Optional.empty() : Optional.of(ENCODING);
    }

    long read() {
        return counted.count;
    }

    long size() {
        return size;
    }

    /** What the file is by its first characters. */
    Kind kind() throws IOException {
        String first = firstLine().strip();
        if (first.startsWith("[")) {
            return withoutHeader(Kind.JSON);
        }
        if (first.startsWith("{")) {
            return withoutHeader(first.endsWith("}") ? Kind.JSON_LINES : Kind.JSON);
        }
        FileKind.requireRows(first, file.toString());
        return first.startsWith("<") ? withoutHeader(Kind.XML) : Kind.CSV;
    }

    private Kind withoutHeader(Kind kind) {
        if (!options.header().isEmpty()) {
            throw InputException.badData(
                    file + ": its values have names of their own: leave out --header, which names the columns of CSV");
        }
        return kind;
    }

    /** The first line that is not blank, as far as one look reaches; the reader stays where it is. */
    String firstLine() throws IOException {
        return head().lines().filter(line -> !line.isBlank()).findFirst().orElse("");
    }

    /** What one look reaches; the reader stays where it is. */
    String head() throws IOException {
        reader.mark(LOOK);
        char[] look = new char[LOOK];
        int length = 0;
        int more;
        while (length < look.length && (more = reader.read(look, length, look.length - length)) > 0) {
            length += more;
        }
        reader.reset();
        return new String(look, 0, length);
    }

    InputException failed(long line, IOException e) {
        return failed(file, line, e);
    }

    private static InputException failed(Path file, long line, IOException e) {
        String where = line > 0 ? file + ":" + line + ": " : file + ": ";
        if (e instanceof Decoder.UnreadableException) {
            return InputException.badData(String.valueOf(e.getMessage()), e).asking(ENCODING);
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

package dev.garnish.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * JSON as UTF-8 without a byte order mark, whatever an editor or a shell wrote: PowerShell's {@code >} writes UTF-16. JSON
 * starts with an ASCII character, so its first bytes show its encoding.
 */
final class Utf8 {
    private static final int LOOK = 4;
    private static final int MARK = 3;

    private Utf8() {}

    /**
     * The same text in UTF-8. What is UTF-8 already passes as it is, well-formed or not, and so does UTF-32, which whoever
     * reads it refuses by its name.
     *
     * @return a stream that throws {@link java.nio.charset.CharacterCodingException} where UTF-16 is damaged
     */
    static InputStream of(InputStream in) throws IOException {
        BufferedInputStream bytes = new BufferedInputStream(in);
        bytes.mark(LOOK);
        byte[] head = bytes.readNBytes(LOOK);
        bytes.reset();
        if (isUtf32(head)) {
            return bytes;
        }
        if (head.length >= MARK && starts(head, 0xef, 0xbb) && (head[2] & 0xff) == 0xbf) {
            bytes.skipNBytes(MARK);
        } else if (starts(head, 0xff, 0xfe)) {
            bytes.skipNBytes(2);
            return new Narrowed(bytes, StandardCharsets.UTF_16LE);
        } else if (starts(head, 0xfe, 0xff)) {
            bytes.skipNBytes(2);
            return new Narrowed(bytes, StandardCharsets.UTF_16BE);
        } else if (head.length > 1 && head[0] != 0 && head[1] == 0) {
            return new Narrowed(bytes, StandardCharsets.UTF_16LE);
        } else if (head.length > 1 && head[0] == 0 && head[1] != 0) {
            return new Narrowed(bytes, StandardCharsets.UTF_16BE);
        }
        return bytes;
    }

    private static boolean isUtf32(byte[] head) {
        return head.length == LOOK && ((head[0] == 0 && head[1] == 0) || (head[2] == 0 && head[3] == 0));
    }

    private static boolean starts(byte[] head, int first, int second) {
        return head.length > 1 && (head[0] & 0xff) == first && (head[1] & 0xff) == second;
    }

    /** UTF-16 being read as UTF-8. */
    private static final class Narrowed extends InputStream {
        private final Reader reader;
        private final char[] characters = new char[1 << 13];
        private byte[] buffer = {};
        private int at;

        Narrowed(InputStream in, Charset wide) {
            this.reader = new InputStreamReader(
                    in,
                    wide.newDecoder()
                            .onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT));
        }

        @Override
        public int read() throws IOException {
            return hasMore() ? buffer[at++] & 0xff : -1;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            int some = hasMore() ? Math.min(length, buffer.length - at) : -1;
            if (some > 0) {
                System.arraycopy(buffer, at, into, from, some);
                at += some;
            }
            return some;
        }

        private boolean hasMore() throws IOException {
            if (at == buffer.length) {
                int count = Math.max(0, reader.read(characters, 0, characters.length - 1));
                if (count > 0 && Character.isHighSurrogate(characters[count - 1])) {
                    count += Math.max(0, reader.read(characters, count, 1)); // The other half of a pair.
                }
                buffer = new String(characters, 0, count).getBytes(StandardCharsets.UTF_8);
                at = 0;
            }
            return at < buffer.length;
        }

        @Override
        public int available() throws IOException {
            return at < buffer.length ? buffer.length - at : reader.ready() ? 1 : 0;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}

package dev.garnish.catalog.db.internal.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a file as characters. Where no encoding is named it is UTF-8, unless the first byte beyond ASCII shows that
 * it cannot be: then it is Windows-1252, and nothing was read wrongly, since both spell ASCII alike. What is in neither is
 * refused by its exact line.
 */
final class Decoder extends Reader {
    /** A byte that the encoding does not have. */
    static final class UnreadableException extends IOException {
        private static final long serialVersionUID = 1;

        UnreadableException(String message) {
            super(message);
        }
    }

    static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final int SIZE = 1 << 16;
    private static final int LONGEST = 4;

    private final InputStream in;
    private final String file;
    private final boolean guessing;
    private final ByteBuffer bytes = ByteBuffer.allocate(SIZE).flip();
    private final CharBuffer chars = CharBuffer.allocate(SIZE).flip();
    private CharsetDecoder decoder;
    private boolean isAscii = true;
    private boolean isOver;
    private long line = 1;
    private boolean wasReturn;
    /** Line and byte that show that the file is not in UTF-8. */
    private String evidence = "";

    /**
     * Over a stream behind its byte order mark.
     *
     * @param guessing whether nobody said that this is the encoding
     */
    Decoder(InputStream in, String file, Charset charset, boolean guessing) {
        this.in = in;
        this.file = file;
        this.guessing = guessing;
        this.decoder = decoder(charset);
    }

    private static CharsetDecoder decoder(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    /** What the encoding turned out to be so far. */
    Charset charset() {
        return decoder.charset();
    }

    /** Why it is not UTF-8; empty where that is not known from a byte. */
    String evidence() {
        return evidence;
    }

    @Override
    public int read(char[] into, int from, int length) throws IOException {
        while (!chars.hasRemaining()) {
            if (isOver) {
                return -1;
            }
            decode();
        }
        int some = Math.min(length, chars.remaining());
        chars.get(into, from, some);
        return some;
    }

    private void decode() throws IOException {
        chars.clear();
        boolean atEnd = bytes.remaining() < LONGEST && !fill();
        int start = bytes.position();
        CoderResult result = decoder.decode(bytes, chars, atEnd);
        boolean stopped = result.isError() && chars.position() == 0;
        chars.flip();
        requireOneEncoding(start);
        count();
        if (stopped) {
            unreadable(atEnd);
        } else if (atEnd && result.isUnderflow()) {
            isOver = true;
        }
    }

    /** Whether there are more bytes than before. */
    private boolean fill() throws IOException {
        bytes.compact();
        int some = in.read(bytes.array(), bytes.position(), bytes.remaining());
        bytes.position(bytes.position() + Math.max(0, some)).flip();
        return some >= 0;
    }

    private void count() {
        for (int i = 0; i < chars.limit(); i++) {
            char each = chars.get(i);
            line += each == '\r' || (each == '\n' && !wasReturn) ? 1 : 0;
            wasReturn = each == '\r';
            isAscii &= each < 0x80;
        }
    }

    private void unreadable(boolean atEnd) throws UnreadableException {
        String hex = "%02X".formatted(bytes.get(bytes.position()) & 0xff);
        boolean isCutOff = atEnd && bytes.remaining() < LONGEST && isUtf8(bytes.position(), bytes.remaining());
        if (guessing && isAscii && !isCutOff && decoder.charset().equals(StandardCharsets.UTF_8)) {
            evidence = "the byte %s in line %,d is not UTF-8".formatted(hex, line);
            decoder = decoder(WINDOWS);
            return;
        }
        boolean isGuess = !evidence.isEmpty();
        throw new UnreadableException("%s:%d: the byte %s is %s%s: save the file as UTF-8, or name its encoding%s"
                .formatted(
                        file,
                        line,
                        hex,
                        isGuess
                                ? "neither UTF-8 nor windows-1252"
                                : "not " + charset().name(),
                        isCutOff ? ": is the file cut off?" : "",
                        ", for instance --encoding " + (charset().equals(WINDOWS) ? "ISO-8859-2" : "windows-1252")));
    }

    /** Refuses a text in Windows-1252 with a character in UTF-8: one of the two would be read wrongly. */
    private void requireOneEncoding(int start) throws UnreadableException {
        for (int i = start; !evidence.isEmpty() && i < bytes.position(); i++) {
            if (isUtf8(i, bytes.position() - i)) {
                long at = line;
                for (int j = start; j < i; j++) {
                    at += bytes.get(j) == '\n' ? 1 : 0;
                }
                throw new UnreadableException(
                        "%s:%d: this line is in UTF-8, but %s: save the file in one encoding, UTF-8 at best"
                                .formatted(file, at, evidence));
            }
        }
    }

    /** Whether these bytes are one character of UTF-8 beyond ASCII, or the start of one where there are no more. */
    private boolean isUtf8(int at, int most) {
        int first = bytes.get(at) & 0xff;
        if (first < 0xc2 || first > 0xf4) {
            return false;
        }
        int length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
        for (int i = 1; i < Math.min(length, most); i++) {
            if ((bytes.get(at + i) & 0xc0) != 0x80) {
                return false;
            }
        }
        return most >= length || isOver || evidence.isEmpty();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}

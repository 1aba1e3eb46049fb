package dev.garnish.internal.json;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Bytes of JSON being written, into a buffer that grows and can be used again. For one thread. */
public final class JsonWriter {
    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private byte[] bytes;
    private int size;

    public JsonWriter(int capacity) {
        bytes = new byte[capacity];
    }

    /** Forgets what was written and makes room for so much. */
    public void restart(int capacity) {
        size = 0;
        if (bytes.length < capacity) {
            bytes = new byte[capacity];
        }
    }

    public int size() {
        return size;
    }

    /** What was written; the writer's own array where that is exactly full, so write no more afterwards. */
    public byte[] finished() {
        return size == bytes.length ? bytes : toBytes();
    }

    /** A copy of what was written. */
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(bytes, 0, size);
    }

    public void raw(byte[] json) {
        raw(json, 0, json.length);
    }

    /** What another writer holds. */
    public void raw(JsonWriter other) {
        raw(other.bytes, 0, other.size);
    }

    public void raw(byte[] json, int from, int to) {
        int length = to - from;
        if (bytes.length - size < length) {
            reserve(length);
        }
        System.arraycopy(json, from, bytes, size, length);
        size += length;
    }

    public void raw(char ascii) {
        reserve(1);
        bytes[size++] = (byte) ascii;
    }

    /** Writes an ASCII character over the last one. */
    public void replaceLast(char ascii) {
        bytes[size - 1] = (byte) ascii;
    }

    /** A text in quotes, as UTF-8 with only the escapes that JSON demands. */
    public void text(String text) {
        raw('"');
        for (int at = plain(text); at < text.length(); at++) {
            char c = text.charAt(at);
            if (isPlain(c)) {
                raw(c);
            } else if (Character.isHighSurrogate(c) && isLowSurrogate(text, at + 1)) {
                supplementary(text.codePointAt(at++));
            } else {
                character(c);
            }
        }
        raw('"');
    }

    /** How many bytes {@link #text} writes for it. */
    public static int length(String text) {
        int length = 2;
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (isPlain(c)) {
                length++;
            } else if (Character.isHighSurrogate(c) && isLowSurrogate(text, at + 1)) {
                length += 4;
                at++;
            } else {
                length += length(c);
            }
        }
        return length;
    }

    private static int length(char c) {
        if (c == '"' || c == '\\' || c == '\n' || c == '\r' || c == '\t') {
            return 2;
        }
        if (c < ' ' || Character.isSurrogate(c)) {
            return 6;
        }
        return c < 0x800 ? 2 : 3;
    }

    /** Writes the characters up to the first that is not plain, and gives its position: most texts have none. */
    private int plain(String text) {
        int length = text.length();
        reserve(length);
        byte[] into = bytes;
        int offset = size;
        int at = 0;
        while (at < length && isPlain(text.charAt(at))) {
            into[offset + at] = (byte) text.charAt(at);
            at++;
        }
        size = offset + at;
        return at;
    }

    /** ASCII that stands for itself in a JSON text. */
    private static boolean isPlain(char c) {
        return c < 0x80 && c >= ' ' && c != '"' && c != '\\';
    }

    private static boolean isLowSurrogate(String text, int at) {
        return at < text.length() && Character.isLowSurrogate(text.charAt(at));
    }

    private void character(char c) {
        switch (c) {
            case '"', '\\' -> escape(c);
            case '\n' -> escape('n');
            case '\r' -> escape('r');
            case '\t' -> escape('t');
            default -> {
                if (c < ' ' || Character.isSurrogate(c)) {
                    unicodeEscape(c);
                } else {
                    basic(c);
                }
            }
        }
    }

    private void escape(char letter) {
        raw('\\');
        raw(letter);
    }

    private void unicodeEscape(char c) {
        escape('u');
        for (int shift = 12; shift >= 0; shift -= 4) {
            raw((char) HEX[c >> shift & 0xf]);
        }
    }

    private void basic(char c) {
        if (c < 0x800) {
            raw((char) (0xc0 | (c >> 6)));
        } else {
            raw((char) (0xe0 | (c >> 12)));
            continuation(c >> 6);
        }
        continuation(c);
    }

    private void supplementary(int codePoint) {
        raw((char) (0xf0 | (codePoint >> 18)));
        continuation(codePoint >> 12);
        continuation(codePoint >> 6);
        continuation(codePoint);
    }

    private void continuation(int bits) {
        raw((char) (0x80 | (bits & 0x3f)));
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}

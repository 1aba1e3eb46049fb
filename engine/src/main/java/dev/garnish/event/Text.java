package dev.garnish.event;

import java.nio.charset.StandardCharsets;

/** The texts of JSON that {@link JsonScanner} has passed or {@link JsonWriter} made: nothing here checks again. */
public final class Text {
    private Text() {}

    /** What the text between two quotes says. */
    public static String decode(byte[] json, int from, int to) {
        String raw = new String(json, from, to - from, StandardCharsets.UTF_8);
        return raw.indexOf('\\') < 0 ? raw : unescape(raw);
    }

    /** A hash of bytes, eight at a time and the rest at the end, as {@link JsonScanner#idEnd} takes it on its way. */
    public static int hash(byte[] bytes, int from, int to) {
        long hash = 0;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = mixed(hash, word(bytes, at, at + Long.BYTES));
        }
        return (int) mixed(hash, word(bytes, at, to));
    }

    /** The first byte is the lowest. */
    private static long word(byte[] bytes, int from, int to) {
        long word = 0;
        for (int at = to - 1; at >= from; at--) {
            word = (word << Byte.SIZE) | (bytes[at] & 0xff);
        }
        return word;
    }

    static long mixed(long hash, long word) {
        long product = (hash ^ word) * 0x9e3779b97f4a7c15L;
        return product ^ product >>> 32;
    }

    private static String unescape(String raw) {
        StringBuilder plain = new StringBuilder(raw.length());
        for (int at = 0; at < raw.length(); at++) {
            char c = raw.charAt(at);
            if (c != '\\') {
                plain.append(c);
            } else if (raw.charAt(++at) == 'u') {
                plain.append((char) Integer.parseInt(raw, at + 1, at + 5, 16));
                at += 4;
            } else {
                plain.append(unescape(raw.charAt(at)));
            }
        }
        return plain.toString();
    }

    private static char unescape(char letter) {
        return switch (letter) {
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> letter;
        };
    }

    static boolean isNumber(byte first) {
        return first == '-' || (first >= '0' && first <= '9');
    }

    /** What kind of value starts with a byte, for messages. */
    static String kind(byte first) {
        return switch (first) {
            case '{' -> "an object";
            case '[' -> "a list";
            case '"' -> "a text";
            case 't', 'f' -> "a truth value";
            case 'n' -> "null";
            default -> isNumber(first) ? "a number" : "no JSON";
        };
    }

    /** One step of a JSON pointer. */
    static String pointerStep(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}

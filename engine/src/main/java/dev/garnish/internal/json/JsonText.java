package dev.garnish.internal.json;

import java.nio.charset.StandardCharsets;

/** The texts of JSON that {@link JsonScanner} has passed or {@link JsonWriter} made: nothing here checks again. */
public final class JsonText {
    private static final int LONGEST_BLANK = 3;

    private JsonText() {}

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

    /** Behind the white space, as {@link Character#isWhitespace} sees it, that a text begins with. */
    public static int afterBlanks(byte[] utf8, int from, int to) {
        int at = from;
        for (int blank = blank(utf8, at, to); blank > 0; blank = blank(utf8, at, to)) {
            at += blank;
        }
        return at;
    }

    /** Where the white space begins that a text ends with. */
    public static int beforeBlanks(byte[] utf8, int from, int to) {
        int at = to;
        while (at > from) {
            int start = utf8[at - 1] >= 0 ? at - 1 : at - LONGEST_BLANK;
            if (start < from || blank(utf8, start, at) != at - start) {
                break;
            }
            at = start;
        }
        return at;
    }

    /** How many bytes the white space has that starts at a position; 0 for something else. */
    private static int blank(byte[] utf8, int at, int to) {
        if (at < to && utf8[at] >= 0) {
            return Character.isWhitespace(utf8[at]) ? 1 : 0;
        }
        if (to - at < LONGEST_BLANK || (utf8[at] & 0xf0) != 0xe0) {
            return 0; // No white space is of two bytes, or of four.
        }
        int character = (utf8[at] & 0xf) << 12 | (utf8[at + 1] & 0x3f) << 6 | (utf8[at + 2] & 0x3f);
        return Character.isWhitespace(character) ? LONGEST_BLANK : 0;
    }

    public static boolean isNumber(byte first) {
        return first == '-' || (first >= '0' && first <= '9');
    }

    /** What kind of value starts with a byte, for messages. */
    public static String kind(byte first) {
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
    public static String pointerStep(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}

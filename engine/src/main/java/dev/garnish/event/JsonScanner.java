package dev.garnish.event;

import dev.garnish.InvalidEventException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Walks over JSON that it checks strictly and makes no objects for: RFC 8259 to the letter, and every text is
 * well-formed UTF-8. Each method takes the position where something starts and gives the position after it, or refuses
 * the event.
 *
 * <p>Decided where the RFC leaves it open: nesting of at most {@value #MAX_DEPTH}, numbers of at most
 * {@value #MAX_DIGITS} digits, no byte order mark; an escaped surrogate without its partner is let through, since
 * nothing is decoded that no rule reads and the bytes go out as they came.
 */
final class JsonScanner {
    static final int MAX_DEPTH = 512;
    static final int MAX_DIGITS = 1_000;

    // Eight bytes in a long, each compared in its lower seven bits so that nothing carries into its neighbour.
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;
    private static final long TWOS = 0x0202020202020202L;
    private static final long UP_TO_128_FROM_33 = 0x5f5f5f5f5f5f5f5fL;
    private static final long BACKSLASHES = 0x5c5c5c5c5c5c5c5cL;
    private static final long SPACES = 0x2020202020202020L;

    /** Moves the lowest bit of byte i to bit 56 + i. */
    private static final long GATHER = 0x0102040810204080L;

    private static final int BLOCK = Long.SIZE;

    private final byte[] json;
    private final ByteBuffer words;

    /** A bit for each byte of the block at {@code block} that {@link #textEnd} must look at. */
    private long specials;

    private int block = -1;
    private int escapedEnd = -1;

    JsonScanner(byte[] json) {
        this.json = json;
        this.words = ByteBuffer.wrap(json).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether the text that ends at a quote holds an escape, so that its bytes are not what it says. */
    boolean isEscaped(int textEnd) {
        return textEnd == escapedEnd;
    }

    /** Where the next token stands; an event that ends before it is refused. */
    int token(int from) {
        int at = from;
        while (at < json.length) {
            byte b = json[at];
            if (b > ' ' || !isSpace(b)) {
                return at;
            }
            at = b == '\n' ? indentEnd(at + 1) : at + 1;
        }
        throw endsEarly();
    }

    /** After the spaces that begin a line. Words are read where they are aligned, which costs least. */
    private int indentEnd(int from) {
        int at = from;
        int word = at & -Long.BYTES;
        while (word + Long.BYTES <= json.length) {
            long others = (words.getLong(word) ^ SPACES) & (-1L << (at << 3));
            if (others != 0) {
                return word + (Long.numberOfTrailingZeros(others) >>> 3);
            }
            word += Long.BYTES;
            at = word;
        }
        return at;
    }

    /** Refuses anything but white space up to the end. */
    void end(int from) {
        for (int at = from; at < json.length; at++) {
            if (!isSpace(json[at])) {
                throw InvalidEventException.at(at, "expected the end after the JSON document");
            }
        }
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /** After the value at a position, which stands inside {@code depth} lists and objects. */
    int value(int at, int depth) {
        byte first = json[at];
        if (first == '"') {
            return textEnd(at + 1) + 1;
        }
        return switch (first) {
            case '{' -> object(at, depth + 1);
            case '[' -> list(at, depth + 1);
            case 't' -> word(at, "true");
            case 'f' -> word(at, "false");
            case 'n' -> word(at, "null");
            default -> number(at);
        };
    }

    private int object(int open, int depth) {
        int key = firstMember(open, depth);
        while (json[key] == '"') {
            int value = memberValue(textEnd(key + 1));
            key = nextMember(json[value] == '"' ? textEnd(value + 1) + 1 : value(value, depth));
        }
        return key + 1;
    }

    private int list(int open, int depth) {
        int element = firstElement(open, depth);
        while (json[element] != ']') {
            element = nextElement(value(element, depth));
        }
        return element + 1;
    }

    /** The opening quote of an object's first key, or its closing brace. */
    int firstMember(int open, int depth) {
        checkDepth(open, depth);
        int at = token(open + 1);
        if (json[at] != '"' && json[at] != '}') {
            throw InvalidEventException.at(at, "expected a key in quotes or }");
        }
        return at;
    }

    /** The opening quote of the key after a value, or the closing brace of its object. */
    int nextMember(int after) {
        boolean compact = after + 1 < json.length && json[after] == ',' && json[after + 1] == '"';
        return compact ? after + 1 : nextSpacedMember(after);
    }

    private int nextSpacedMember(int afterValue) {
        int at = token(afterValue);
        if (json[at] == '}') {
            return at;
        }
        if (json[at] != ',') {
            throw InvalidEventException.at(at, "expected , or } after a value");
        }
        at = token(at + 1);
        if (json[at] != '"') {
            throw InvalidEventException.at(at, "expected a key in quotes");
        }
        return at;
    }

    /** Where the value of the key starts whose closing quote stands at a position. */
    int memberValue(int keyEnd) {
        boolean compact = keyEnd + 2 < json.length && json[keyEnd + 1] == ':' && json[keyEnd + 2] > ' ';
        return compact ? keyEnd + 2 : spacedMemberValue(keyEnd);
    }

    private int spacedMemberValue(int keyEnd) {
        int at = token(keyEnd + 1);
        if (json[at] != ':') {
            throw InvalidEventException.at(at, "expected : after a key");
        }
        return token(at + 1);
    }

    /** Where a list's first element starts, or its closing bracket. */
    int firstElement(int open, int depth) {
        checkDepth(open, depth);
        return token(open + 1);
    }

    /** Where the element after a value starts, or the closing bracket of its list. */
    int nextElement(int afterValue) {
        int at = token(afterValue);
        if (json[at] == ']') {
            return at;
        }
        if (json[at] != ',') {
            throw InvalidEventException.at(at, "expected , or ] after a value");
        }
        at = token(at + 1);
        if (json[at] == ']') {
            throw InvalidEventException.at(at, "expected a value");
        }
        return at;
    }

    private static void checkDepth(int at, int depth) {
        if (depth > MAX_DEPTH) {
            throw InvalidEventException.at(at, "nested deeper than " + MAX_DEPTH);
        }
    }

    /** The closing quote of the text whose first character stands at a position. */
    int textEnd(int from) {
        if ((from & -BLOCK) == block) {
            long ahead = specials >>> from;
            int at = from + Long.numberOfTrailingZeros(ahead);
            if (ahead != 0 && json[at] == '"') {
                return at;
            }
        }
        return intricateTextEnd(from);
    }

    /** The same for a text that goes beyond a block or holds more than plain ASCII. */
    private int intricateTextEnd(int from) {
        boolean escaped = false;
        int at = special(from);
        while (json[at] != '"') {
            byte b = json[at];
            if (b >= 0 && b < ' ') {
                throw InvalidEventException.at(at, "a control character in a text must be escaped");
            }
            escaped |= b == '\\';
            at = special(b < 0 ? utf8(at) : escape(at));
        }
        if (escaped) {
            escapedEnd = at;
        }
        return at;
    }

    /** The next byte that is a quote, a backslash, a control character or not ASCII. */
    private int special(int from) {
        int at = from;
        while (true) {
            if ((at & -BLOCK) != block) {
                look(at & -BLOCK);
            }
            long ahead = specials & (-1L << at);
            if (ahead != 0) {
                return block + Long.numberOfTrailingZeros(ahead);
            }
            at = block + BLOCK;
        }
    }

    private void look(int start) {
        if (start >= json.length) {
            throw endsEarly();
        }
        block = start;
        specials = start + BLOCK <= json.length ? specialsOfBlock(start) : specialsOfTail(start);
    }

    private long specialsOfBlock(int start) {
        long bits = 0;
        for (int word = 0; word < Long.BYTES; word++) {
            bits |= specialsOfWord(words.getLong(start + word * Long.BYTES)) << (word * Long.BYTES);
        }
        return bits;
    }

    /** Xor 2 moves the quote next to the control characters, so that one comparison finds both. */
    private static long specialsOfWord(long bytes) {
        long low = bytes & LOW_BITS;
        long harmless = ((low ^ TWOS) + UP_TO_128_FROM_33) & ((low ^ BACKSLASHES) + LOW_BITS);
        long found = (~harmless | bytes) & HIGH_BITS;
        return ((found >>> 7) * GATHER) >>> 56;
    }

    private long specialsOfTail(int start) {
        long bits = 0;
        for (int at = start; at < json.length; at++) {
            byte b = json[at];
            if (b < ' ' || b == '"' || b == '\\') {
                bits |= 1L << at;
            }
        }
        return bits;
    }

    private int escape(int backslash) {
        int at = backslash + 1;
        if (at >= json.length) {
            throw endsEarly();
        }
        switch (json[at]) {
            case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> {
                return at + 1;
            }
            case 'u' -> {
                return hex(at + 1);
            }
            default -> throw InvalidEventException.at(backslash, "no escape that JSON knows");
        }
    }

    private int hex(int from) {
        for (int at = from; at < from + 4; at++) {
            if (at >= json.length) {
                throw endsEarly();
            }
            if (Character.digit(json[at], 16) < 0) {
                throw InvalidEventException.at(at, "expected a hexadecimal digit");
            }
        }
        return from + 4;
    }

    /** After the character at a position; ranges of its second byte as in table 3-7 of the Unicode standard. */
    private int utf8(int at) {
        int lead = json[at] & 0xff;
        if (lead < 0xc2 || lead > 0xf4) {
            throw notUtf8(at);
        }
        int low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        int length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        for (int next = at + 1; next < at + length; next++) {
            if (next >= json.length) {
                throw endsEarly();
            }
            int b = json[next] & 0xff;
            if (b < low || b > high) {
                throw notUtf8(at);
            }
            low = 0x80;
            high = 0xbf;
        }
        return at + length;
    }

    private int word(int at, String expected) {
        for (int i = 1; i < expected.length(); i++) {
            if (at + i >= json.length) {
                throw endsEarly();
            }
            if (json[at + i] != expected.charAt(i)) {
                throw InvalidEventException.at(at, "expected " + expected);
            }
        }
        return at + expected.length();
    }

    private int number(int from) {
        int at = json[from] == '-' ? from + 1 : from;
        int whole = digits(at, from);
        if (json[at] == '0' && whole > at + 1) {
            throw InvalidEventException.at(at, "a number must not start with 0");
        }
        at = whole;
        if (at < json.length && json[at] == '.') {
            at = digits(at + 1, from);
        }
        if (at < json.length && (json[at] == 'e' || json[at] == 'E')) {
            boolean signed = at + 1 < json.length && (json[at + 1] == '+' || json[at + 1] == '-');
            at = digits(signed ? at + 2 : at + 1, from);
        }
        return at;
    }

    /** After one or more digits. Length counts from the number's start, signs, point and exponent included. */
    private int digits(int from, int start) {
        int at = from;
        while (at < json.length && json[at] >= '0' && json[at] <= '9') {
            at++;
        }
        if (at == from) {
            throw at == json.length ? endsEarly() : expectedValue(from, start);
        }
        if (at - start > MAX_DIGITS) {
            throw InvalidEventException.at(start, "a number of more than " + MAX_DIGITS + " digits");
        }
        return at;
    }

    private static InvalidEventException expectedValue(int at, int start) {
        return InvalidEventException.at(at, at == start ? "expected a value" : "expected a digit");
    }

    private static InvalidEventException notUtf8(int at) {
        return InvalidEventException.at(at, "not UTF-8");
    }

    private InvalidEventException endsEarly() {
        return InvalidEventException.at(json.length, "it ends before its JSON does");
    }
}

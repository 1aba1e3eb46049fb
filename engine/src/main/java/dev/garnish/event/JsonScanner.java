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

    // Eight bytes at a time: a pattern of eight equal bytes each.
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;
    private static final long TWOS = 0x0202020202020202L;
    private static final long QUOTES_AND_BELOW = 0x2121212121212121L;
    private static final long BACKSLASHES = 0x5c5c5c5c5c5c5c5cL;

    private final byte[] json;
    private final ByteBuffer words;
    private final int lastWord;
    private boolean escaped;

    JsonScanner(byte[] json) {
        this.json = json;
        this.words = ByteBuffer.wrap(json).order(ByteOrder.LITTLE_ENDIAN);
        this.lastWord = json.length - Long.BYTES;
    }

    /** Whether the text that {@link #textEnd} passed last holds an escape, so that its bytes are not what it says. */
    boolean escaped() {
        return escaped;
    }

    /** Where the next token stands; an event that ends before it is refused. */
    int token(int from) {
        for (int at = from; at < json.length; at++) {
            byte b = json[at];
            if (b > ' ' || !isSpace(b)) {
                return at;
            }
        }
        throw endsEarly();
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
            key = nextMember(value(memberValue(textEnd(key + 1)), depth));
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
    int nextMember(int afterValue) {
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
        escaped = false;
        int at = from;
        while (true) {
            at = special(at);
            byte b = json[at];
            if (b == '"') {
                return at;
            }
            if (b == '\\') {
                at = escape(at);
            } else if (b < 0) {
                at = utf8(at);
            } else if (b < ' ') {
                throw InvalidEventException.at(at, "a control character in a text must be escaped");
            } else {
                at++; // a false alarm of special(): see there
            }
        }
    }

    /**
     * The next byte that may be a quote, a backslash, a control character or not ASCII. Words are read where they are
     * aligned, which costs least without an optimising compiler. In each byte's high bit: xor 2 moves the quote next to
     * the control characters, so that one subtraction finds both; what borrows from its neighbour is itself found
     * first, unless it stands before {@code from}, so that the byte at {@code from} can be found without cause.
     */
    private int special(int from) {
        int at = from;
        while (true) {
            int word = at & -Long.BYTES;
            if (word > lastWord) {
                return specialInTail(at);
            }
            long bytes = words.getLong(word);
            long found = (((bytes ^ TWOS) - QUOTES_AND_BELOW) | ((bytes ^ BACKSLASHES) - ONES) | bytes) & HIGH_BITS;
            found &= -1L << (at << 3);
            if (found != 0) {
                return word + (Long.numberOfTrailingZeros(found) >>> 3);
            }
            at = word + Long.BYTES;
        }
    }

    private int specialInTail(int from) {
        for (int at = from; at < json.length; at++) {
            byte b = json[at];
            if (b < ' ' || b == '"' || b == '\\') {
                return at;
            }
        }
        throw endsEarly();
    }

    private int escape(int backslash) {
        escaped = true;
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

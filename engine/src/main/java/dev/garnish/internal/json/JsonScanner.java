package dev.garnish.internal.json;

import dev.garnish.event.InvalidEventException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Walks over JSON without making objects, and checks it: RFC 8259 to the letter, every text well-formed UTF-8. Each
 * method takes the position where something starts and gives the position after it, or refuses the event.
 *
 * <p>Decided where the RFC leaves it open: nesting of at most {@value #MAX_DEPTH}, numbers of at most
 * {@value #MAX_DIGITS} digits, no byte order mark; an escaped surrogate without its partner is let through, since
 * nothing is decoded that no rule reads and the bytes go out as they came.
 */
public final class JsonScanner {
    public static final int MAX_DEPTH = 512;
    public static final int MAX_DIGITS = 1_000;

    // Eight bytes in a long, each compared in its lower seven bits so that nothing carries into its neighbour.
    private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;
    private static final long ONES = 0x0101010101010101L;
    private static final long TWOS = 0x0202020202020202L;
    private static final long UP_TO_128_FROM_33 = 0x5f5f5f5f5f5f5f5fL;
    private static final long BACKSLASHES = 0x5c5c5c5c5c5c5c5cL;
    private static final String NOT_UTF8 = "not UTF-8";

    private final byte[] json;

    /** Null where it goes byte by byte: until it is compiled, reading words takes many times as long. */
    private final @Nullable ByteBuffer words;

    private int escapedEnd = -1;

    private int hash;

    /** Up to where {@link #special} took that hash. */
    private int hashed;

    public JsonScanner(byte[] json) {
        this(json, ColdStart.scans(json.length));
    }

    /** A scanner that goes byte by byte, or word by word. */
    public JsonScanner(byte[] json, boolean fresh) {
        this.json = json;
        this.words = fresh ? null : ByteBuffer.wrap(json).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Whether what is fast once it is compiled is not to be used yet. */
    public boolean isFresh() {
        return words == null;
    }

    /** Whether the text that ends at a quote holds an escape, so that its bytes are not what it says. */
    public boolean isEscaped(int textEnd) {
        return textEnd == escapedEnd;
    }

    /**
     * Where the document starts.
     *
     * @param expected what kind of document, for the message where there is none or its encoding is another
     */
    public int start(String expected) {
        if (json.length == 0) {
            throw new InvalidEventException("event: empty, expected " + expected);
        }
        int first = json[0] & 0xff;
        if (first == 0xef) {
            throw new InvalidEventException("event: begins with a byte order mark, expected UTF-8 without one");
        }
        if (first >= 0xfe || first == 0 || (json.length > 1 && json[1] == 0)) {
            throw new InvalidEventException("event: " + (isUtf32() ? "UTF-32" : "UTF-16") + ", expected UTF-8");
        }
        return token(0);
    }

    /** Whether each character has four bytes: one of a mark, or of ASCII, has two zeros beside each other. */
    private boolean isUtf32() {
        return json.length > 3 && ((json[0] == 0 && json[1] == 0) || (json[2] == 0 && json[3] == 0));
    }

    /** What kind of document starts at a position, for messages about one that was not passed. */
    public String kind(int start) {
        return isDocument(start) ? JsonText.kind(json[start]) : "no JSON";
    }

    /** Whether there is one JSON document from a position on, and nothing else. */
    public boolean isDocument(int start) {
        try {
            end(value(start, 0));
            return true;
        } catch (InvalidEventException e) {
            return false;
        }
    }

    /** Where the next token stands; an event that ends before it is refused. */
    public int token(int from) {
        for (int at = from; at < json.length; at++) {
            byte b = json[at];
            if (b > ' ' || !isSpace(b)) {
                return at;
            }
        }
        return needed(json.length);
    }

    /** Refuses anything but white space up to the end. */
    public void end(int from) {
        for (int at = from; at < json.length; at++) {
            check(isSpace(json[at]), at, "expected the end after the JSON document");
        }
    }

    private static boolean isSpace(byte b) {
        return b == ' ' || b == '\n' || b == '\r' || b == '\t';
    }

    /** After the value at a position, which stands inside {@code depth} lists and objects. */
    public int value(int at, int depth) {
        return switch (json[at]) {
            case '"' -> textEnd(at + 1) + 1;
            case '{' -> object(at, depth + 1);
            case '[' -> list(at, depth + 1);
            case 't' -> word(at, "true", "expected true");
            case 'f' -> word(at, "false", "expected false");
            case 'n' -> word(at, "null", "expected null");
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
    public int firstMember(int open, int depth) {
        int at = firstElement(open, depth);
        check(json[at] == '"' || json[at] == '}', at, "expected a key in quotes or }");
        return at;
    }

    /** The opening quote of the key after a value, or the closing brace of its object. */
    public int nextMember(int after) {
        int at = token(after);
        if (json[at] == '}') {
            return at;
        }
        check(json[at] == ',', at, "expected , or } after a value");
        at = token(at + 1);
        check(json[at] == '"', at, "expected a key in quotes");
        return at;
    }

    /** Where the value of the key starts whose closing quote stands at a position. */
    public int memberValue(int keyEnd) {
        int at = token(keyEnd + 1);
        check(json[at] == ':', at, "expected : after a key");
        return token(at + 1);
    }

    /** Where a list's first element starts, or its closing bracket. */
    public int firstElement(int open, int depth) {
        check(depth <= MAX_DEPTH, open, "nested deeper than " + MAX_DEPTH);
        return token(open + 1);
    }

    /** Where the element after a value starts, or the closing bracket of its list. */
    public int nextElement(int afterValue) {
        int at = token(afterValue);
        if (json[at] == ']') {
            return at;
        }
        check(json[at] == ',', at, "expected , or ] after a value");
        at = token(at + 1);
        check(json[at] != ']', at, "expected a value");
        return at;
    }

    /** The closing quote of the text whose first character stands at a position. */
    public int textEnd(int from) {
        int at = special(from);
        return json[at] == '"' ? at : intricateTextEnd(at);
    }

    /** The same for a text that holds more than plain ASCII, from the first such byte on. */
    private int intricateTextEnd(int from) {
        boolean escaped = false;
        int at = from;
        while (json[at] != '"') {
            byte b = json[at];
            check(b < 0 || b >= ' ', at, "a control character in a text must be escaped");
            escaped |= b == '\\';
            at = special(b < 0 ? utf8(at) : escape(at));
        }
        escapedEnd = escaped ? at : escapedEnd;
        return at;
    }

    /**
     * The next byte that is a quote, a backslash, a control character or not ASCII. Xor 2 moves the quote next to the
     * control characters, so that one comparison finds both. All in one method: the first compiler would call others.
     */
    private int special(int from, ByteBuffer eights) {
        long mixed = 0;
        int at = from;
        for (; at + Long.BYTES <= json.length; at += Long.BYTES) {
            long bytes = eights.getLong(at);
            long low = bytes & LOW_BITS;
            long harmless = ((low ^ TWOS) + UP_TO_128_FROM_33) & ((low ^ BACKSLASHES) + LOW_BITS);
            long found = (~harmless | bytes) & ~LOW_BITS;
            if (found != 0) {
                long before = ((found & -found) >>> 7) - 1;
                hash = (int) JsonText.mixed(mixed, bytes & before);
                hashed = at + (int) (((before & ONES) * ONES) >>> 56);
                return hashed;
            }
            mixed = JsonText.mixed(mixed, bytes);
        }
        return specialOfTail(at);
    }

    /** The closing quote of an item id, whose {@link #hash} is known then. */
    public int idEnd(int from) {
        hashed = -1;
        int at = special(from);
        int end = json[at] == '"' ? at : intricateTextEnd(at);
        if (end != at || end != hashed) {
            hash = JsonText.hash(json, from, end);
        }
        return end;
    }

    /** That of the id that was passed last, as {@link JsonText#hash} gives it. */
    public int hash() {
        return hash;
    }

    /** Apart from the next but one, so that each is compiled for what it does. */
    private int special(int from) {
        return words == null ? specialOfTail(from) : special(from, words);
    }

    private int specialOfTail(int from) {
        byte[] bytes = json;
        for (int at = from; at < bytes.length; at++) {
            byte b = bytes[at];
            if (b < ' ' || b == '"' || b == '\\') {
                return at;
            }
        }
        return needed(bytes.length);
    }

    private int escape(int backslash) {
        int at = needed(backslash + 1);
        int end = json[at] == 'u' ? at + 5 : at + 1;
        check(end > at + 1 || "\"\\/bfnrt".indexOf(json[at]) >= 0, backslash, "no escape that JSON knows");
        for (int digit = at + 1; digit < end; digit++) {
            check(Character.digit(json[needed(digit)], 16) >= 0, digit, "expected a hexadecimal digit");
        }
        return end;
    }

    /** After the character at a position; ranges of its second byte as in table 3-7 of the Unicode standard. */
    private int utf8(int at) {
        int lead = json[at] & 0xff;
        check(lead >= 0xc2 && lead <= 0xf4, at, NOT_UTF8);
        int low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        int high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        int length = lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
        for (int next = at + 1; next < at + length; next++) {
            int b = json[needed(next)] & 0xff;
            check(b >= low && b <= high, at, NOT_UTF8);
            low = 0x80;
            high = 0xbf;
        }
        return at + length;
    }

    /** A word that has only the first letter in common is none that was meant. */
    private int word(int at, String expected, String message) {
        check(json[needed(at + 1)] == expected.charAt(1), at, "expected a value");
        for (int i = 2; i < expected.length(); i++) {
            check(json[needed(at + i)] == expected.charAt(i), at, message);
        }
        return at + expected.length();
    }

    private int number(int from) {
        int whole = json[from] == '-' ? from + 1 : from;
        int at = digits(whole, from);
        check(json[whole] != '0' || at == whole + 1, whole, "a number must not start with 0");
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
        check(at > from, needed(from), from == start ? "expected a value" : "expected a digit");
        check(at - start <= MAX_DIGITS, start, "a number of more than " + MAX_DIGITS + " digits");
        return at;
    }

    private static void check(boolean fine, int at, String message) {
        if (!fine) {
            throw InvalidEventException.at(at, message);
        }
    }

    /** The position, where the event still has a byte. */
    private int needed(int at) {
        check(at < json.length, json.length, "it ends before its JSON does");
        return at;
    }
}

package dev.garnish.internal.lang.check;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Texts that were written as UTF-8 and read as Windows-1252, so that {@code ü} became two characters. */
final class EncodedTwice {
    /** What Windows-1252 has where other encodings have control characters, from 0x80. */
    private static final String HIGH = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /** A closing quotation mark, whose last byte means nothing in Windows-1252. */
    private static final String QUOTE_LOST = "â€\uFFFD";

    private EncodedTwice() {}

    /** {@return the text as it was meant; the same text where nothing shows that it was encoded twice} */
    static String meant(String text) {
        StringBuilder meant = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            int length = length(octet(text.charAt(at)));
            String one = length == 0 || at + length > text.length() ? "" : decoded(text, at, length);
            meant.append(one.isEmpty() ? text.substring(at, at + 1) : one);
            at += one.isEmpty() ? 1 : length;
        }
        return meant.toString();
    }

    /** How many bytes a character has that begins with this one; 0 where none of several does. */
    private static int length(int first) {
        return first < 0xC2 || first > 0xF4 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    }

    /** The byte that was read as this character; -1 where none is. */
    private static int octet(char c) {
        int high = HIGH.indexOf(c);
        return high >= 0 ? 0x80 + high : c < 0x100 ? c : -1;
    }

    private static String decoded(String text, int from, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            boolean lost = i == 2 && text.startsWith(QUOTE_LOST, from);
            int octet = lost ? 0x9D : octet(text.charAt(from + i));
            if (octet < 0) {
                return "";
            }
            bytes[i] = (byte) octet;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            return "";
        }
    }
}

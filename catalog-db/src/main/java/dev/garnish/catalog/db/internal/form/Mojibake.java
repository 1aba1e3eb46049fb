package dev.garnish.catalog.db.internal.form;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Text whose UTF-8 was read as Windows-1252 and written as UTF-8 again. */
final class Mojibake {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private Mojibake() {}

    /** What the text was before; empty where it is as it should be. */
    static Optional<String> undone(String text) {
        if (!isSuspect(text)) {
            return Optional.empty();
        }
        try {
            ByteBuffer bytes = WINDOWS.newEncoder().encode(CharBuffer.wrap(text));
            return Optional.of(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** Whether it has a character that the first byte of one in UTF-8 reads as. */
    private static boolean isSuspect(String text) {
        for (int i = 0; i < text.length() - 1; i++) {
            if (text.charAt(i) >= 0xc2 && text.charAt(i) <= 0xf4 && text.charAt(i + 1) > 0x7f) {
                return true;
            }
        }
        return false;
    }
}

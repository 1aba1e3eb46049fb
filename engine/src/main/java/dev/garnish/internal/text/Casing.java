package dev.garnish.internal.text;

import java.util.Locale;
import java.util.function.UnaryOperator;

/**
 * Lower, upper and title case without a locale, alike on every JDK: letters whose mapping came or changed after Unicode
 * 13, the oldest that a supported JDK knows, keep theirs.
 */
public final class Casing {
    /** First and last code point of each range of such letters. */
    private static final int[] YOUNG = {
        0x019B, 0x019B, 0x0264, 0x0264, 0x1C89, 0x1C8A, 0x2C2F, 0x2C2F, 0x2C5F, 0x2C5F, 0xA7C0, 0xA7C1, 0xA7CB, 0xA7DC,
        0x10570, 0x105BC, 0x10D50, 0x10D85, 0x16EA0, 0x16ED3
    };

    private Casing() {}

    public static String lower(String text) {
        return map(text, part -> part.toLowerCase(Locale.ROOT));
    }

    public static String upper(String text) {
        return map(text, part -> part.toUpperCase(Locale.ROOT));
    }

    /** As it begins a word. */
    public static int title(int codePoint) {
        return isYoung(codePoint) ? codePoint : Character.toTitleCase(codePoint);
    }

    private static String map(String text, UnaryOperator<String> mapping) {
        StringBuilder mapped = new StringBuilder();
        int from = 0;
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            int codePoint = text.codePointAt(at);
            if (isYoung(codePoint)) {
                mapped.append(mapping.apply(text.substring(from, at))).appendCodePoint(codePoint);
                from = at + Character.charCount(codePoint);
            }
        }
        return from == 0
                ? mapping.apply(text)
                : mapped.append(mapping.apply(text.substring(from))).toString();
    }

    private static boolean isYoung(int codePoint) {
        for (int i = 0; i < YOUNG.length && YOUNG[i] <= codePoint; i += 2) {
            if (codePoint <= YOUNG[i + 1]) {
                return true;
            }
        }
        return false;
    }
}

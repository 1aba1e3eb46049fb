package dev.garnish.internal.lang.parse;

import dev.garnish.internal.text.Entities;
import java.text.Normalizer;

/** Signs as web pages write them, by entities, and as full-width keyboards do: {@code ＝＝}. */
final class CopiedSigns {
    private static final String BEHIND = "=&";

    private CopiedSigns() {}

    /** Where the signs that start at an offset end; the offset itself where there are none. */
    static int end(String text, int from) {
        int end = from;
        int next = step(text, end);
        while (next > end) {
            end = next;
            next = step(text, end);
        }
        // A sign of its own may end an operator.
        boolean goesOn = end > from && end < text.length() && BEHIND.indexOf(text.charAt(end)) >= 0;
        return goesOn && text.charAt(from) == '&' ? end + 1 : end;
    }

    private static int step(String text, int from) {
        if (from >= text.length()) {
            return from;
        }
        char c = text.charAt(from);
        if (c == '&') {
            int end = Entities.read(text, from, new StringBuilder());
            return end > from + 1 ? end : from;
        }
        boolean wide = c > '\uff00' && c < '\uff5f' && !Character.isLetterOrDigit(c);
        return wide ? from + 1 : from;
    }

    /** Whether a symbol is made of such signs alone. */
    static boolean isCopied(String symbol) {
        return !symbol.isEmpty() && end(symbol, 0) == symbol.length();
    }

    /** What is written for such signs here. */
    static String instead(String symbol) {
        StringBuilder plain = new StringBuilder();
        for (int at = 0; at < symbol.length(); ) {
            char c = symbol.charAt(at);
            at = c == '&' ? Entities.read(symbol, at, plain) : at + 1;
            plain.append(c == '&' ? "" : c);
        }
        return Normalizer.normalize(plain, Normalizer.Form.NFKC);
    }
}

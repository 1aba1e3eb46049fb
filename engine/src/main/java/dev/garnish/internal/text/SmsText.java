package dev.garnish.internal.text;

/**
 * Text messages as networks count them (3GPP TS 23.038): septets where the alphabet GSM-7 has every character, else units of
 * UCS-2, which are those of UTF-16.
 */
public final class SmsText {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡"
            + "ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** Each takes two septets. */
    private static final String EXTENSION = "\f^{}\\[~]|€";

    /** GSM-7 has no sign for an ellipsis. */
    private static final String DOTS = "...";

    private static final String ELLIPSIS = "…";
    private static final int SEPTETS = 160;
    private static final int SEPTETS_OF_PART = 153;
    private static final int UNITS = 70;
    private static final int UNITS_OF_PART = 67;

    private SmsText() {}

    /** How many septets a text takes, or units. */
    public static int size(String text) {
        return size(text, isGsm(text));
    }

    private static int size(String text, boolean gsm) {
        return gsm ? text.length() + extended(text) : text.length();
    }

    private static int extended(String text) {
        int extended = 0;
        for (int i = 0; i < text.length(); i++) {
            extended += EXTENSION.indexOf(text.charAt(i)) >= 0 ? 1 : 0;
        }
        return extended;
    }

    /** Whether GSM-7 has every character of a text. */
    public static boolean isGsm(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (BASIC.indexOf(c) < 0 && EXTENSION.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }

    /** How many messages carry a text; a character of several units or septets is not cut in two. */
    public static int segments(String text) {
        boolean gsm = isGsm(text);
        if (size(text, gsm) <= (gsm ? SEPTETS : UNITS)) {
            return 1;
        }
        int most = gsm ? SEPTETS_OF_PART : UNITS_OF_PART;
        int segments = 1;
        int used = 0;
        int next;
        for (int at = 0; at < text.length(); at = next) {
            next = at + Character.charCount(text.codePointAt(at));
            int size = size(text.substring(at, next), gsm);
            if (used + size > most) {
                segments++;
                used = 0;
            }
            used += size;
        }
        return segments;
    }

    /** The text where it takes at most {@code most} septets or units; else its beginning with an ellipsis, which counts. */
    public static String shorten(String text, int most) {
        boolean gsm = isGsm(text);
        if (size(text, gsm) <= most) {
            return text;
        }
        String ellipsis = gsm ? DOTS : ELLIPSIS;
        int hard = boundary(text, fitting(text, most - ellipsis.length(), gsm));
        return hard == 0 ? "" : Shortening.cut(text, hard, most, ellipsis);
    }

    /** How many UTF-16 units take at most {@code room} septets or units. */
    private static int fitting(String text, int room, boolean gsm) {
        int used = 0;
        int end = 0;
        while (end < text.length()) {
            used += gsm && EXTENSION.indexOf(text.charAt(end)) >= 0 ? 2 : 1;
            if (used > room) {
                break;
            }
            end++;
        }
        return end;
    }

    /** An offset, or the start of the user-perceived character that it is within. */
    private static int boundary(String text, int offset) {
        int position = Graphemes.countBefore(text, offset);
        int end = Graphemes.offset(text, position);
        return end > offset ? Graphemes.offset(text, position - 1) : end;
    }
}

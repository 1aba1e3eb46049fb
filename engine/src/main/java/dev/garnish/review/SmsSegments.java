package dev.garnish.review;

/**
 * How many messages a text takes as SMS, by 3GPP TS 23.038: 160 characters of the GSM alphabet, or 153 in each of several;
 * where one character is not in it 70, or 67 in each. Characters of two units are not divided.
 *
 * @param gsm whether all of the text is in the GSM alphabet
 * @param units how many the text has: of seven bits, or of sixteen
 * @param segments how many messages; 0 for an empty text
 */
public record SmsSegments(boolean gsm, int units, int segments) {
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /** These take an escape before them. */
    private static final String EXTENDED = "\f^{}\\[~]|€";

    /**
     * Counts a text.
     *
     * @param text as it would be sent
     * @return its segments
     */
    public static SmsSegments of(String text) {
        boolean gsm = text.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || EXTENDED.indexOf(c) >= 0);
        int units = text.codePoints().map(c -> units(c, gsm)).sum();
        int alone = gsm ? 160 : 70;
        int segments = units <= alone ? Math.min(units, 1) : parts(text, gsm, gsm ? 153 : 67);
        return new SmsSegments(gsm, units, segments);
    }

    private static int units(int c, boolean gsm) {
        return gsm ? (EXTENDED.indexOf(c) >= 0 ? 2 : 1) : Character.charCount(c);
    }

    private static int parts(String text, boolean gsm, int most) {
        int parts = 1;
        int used = 0;
        for (int c : text.codePoints().toArray()) {
            int units = units(c, gsm);
            parts += used + units > most ? 1 : 0;
            used = used + units > most ? units : used + units;
        }
        return parts;
    }
}

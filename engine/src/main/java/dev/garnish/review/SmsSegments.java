package dev.garnish.review;

import dev.garnish.internal.text.SmsText;

/**
 * How many messages a text takes as SMS, by 3GPP TS 23.038: 160 characters of the GSM alphabet, or 153 in each of several;
 * where one character is not in it 70, or 67 in each. Characters of two units are not divided.
 *
 * @param gsm whether all of the text is in the GSM alphabet
 * @param units how many the text has: of seven bits, or of sixteen
 * @param segments how many messages; 0 for an empty text
 */
public record SmsSegments(boolean gsm, int units, int segments) {
    /**
     * Counts a text.
     *
     * @param text as it would be sent
     * @return its segments
     */
    public static SmsSegments of(String text) {
        return new SmsSegments(SmsText.isGsm(text), SmsText.size(text), text.isEmpty() ? 0 : SmsText.segments(text));
    }
}

package dev.garnish.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Text messages as networks count them. */
class SmsTextTest {
    @ParameterizedTest
    @CsvSource({
        "Hello, 5",
        "Grüße à la ñ, 12",
        "10 €, 5",
        "[a] {b} ~ | ^, 20",
        "Δ Φ Ω, 5",
        "Καλημέρα, 8",
        "ł, 1",
        "😀, 2",
        "€😀, 3",
    })
    void aTextTakesSeptetsOrUnits(String text, int size) {
        assertThat(SmsText.size(text)).isEqualTo(size);
    }

    @Test
    void messagesOfSeveralPartsHaveLessRoomInEach() {
        assertThat(SmsText.segments("")).isEqualTo(1);
        assertThat(SmsText.segments("a".repeat(160))).isEqualTo(1);
        assertThat(SmsText.segments("a".repeat(161))).isEqualTo(2);
        assertThat(SmsText.segments("a".repeat(306))).isEqualTo(2);
        assertThat(SmsText.segments("a".repeat(307))).isEqualTo(3);
        assertThat(SmsText.segments("ż".repeat(70))).isEqualTo(1);
        assertThat(SmsText.segments("ż".repeat(71))).isEqualTo(2);
        assertThat(SmsText.segments("ż".repeat(134))).isEqualTo(2);
        assertThat(SmsText.segments("ż".repeat(135))).isEqualTo(3);
    }

    @Test
    void noCharacterIsCutInTwo() {
        // 152 septets, and a sign of two that goes to the next part as a whole.
        assertThat(SmsText.segments("a".repeat(152) + "€" + "a".repeat(152))).isEqualTo(3);
        assertThat(SmsText.segments("a".repeat(66) + "😀" + "ż".repeat(66))).isEqualTo(3);
    }

    @Test
    void whatIsTooLongIsCutAtAWord() {
        assertThat(SmsText.shorten("Lamps at half price", 19)).isEqualTo("Lamps at half price");
        assertThat(SmsText.shorten("Lamps at half price", 18)).isEqualTo("Lamps at half...");
        assertThat(SmsText.shorten("Żarówki taniej o połowę", 15)).isEqualTo("Żarówki taniej…");
        assertThat(SmsText.shorten("Lamps", 3)).isEmpty();
        assertThat(SmsText.shorten("😀😀😀", 4)).isEqualTo("😀…");
        assertThat(SmsText.shorten("👩‍👩‍👧👩‍👩‍👧", 12)).isEqualTo("👩‍👩‍👧…");
    }

    @Test
    void whatIsCutFits() {
        for (String text :
                List.of("a [b] €€€ c{d} ".repeat(40), "ż 😀 ab ".repeat(40), "x".repeat(500), "€".repeat(200))) {
            for (int most = 1; most < 200; most++) {
                assertThat(SmsText.size(SmsText.shorten(text, most))).isLessThanOrEqualTo(most);
            }
        }
    }
}

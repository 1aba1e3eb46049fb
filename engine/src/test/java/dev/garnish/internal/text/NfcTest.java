package dev.garnish.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.VersionInfo;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class NfcTest {
    private static final Normalizer2 ICU = Normalizer2.getNFCInstance();

    private static boolean isYoung(int c) {
        return UCharacter.isDefined(c) && UCharacter.getAge(c).compareTo(VersionInfo.getInstance(13)) > 0;
    }

    @Tag("heavy")
    @Test
    void everyLetterIsComposedAsByIcuAndYoungOnesAreLeft() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            String text = "a" + Character.toString(c) + "\u0301\u0323b";
            String between = Character.toString(c);
            String expected = isYoung(c) ? Nfc.of("a") + between + Nfc.of("\u0301\u0323b") : ICU.normalize(text);
            assertThat(Nfc.of(text)).as(Integer.toHexString(c)).isEqualTo(expected);
            assertThat(Nfc.of("a" + between)).isEqualTo(isYoung(c) ? "a" + between : ICU.normalize("a" + between));
        }
    }

    @Test
    void randomTextsAreComposedAsByIcu() {
        Random random = new Random(16);
        String letters =
                "aeo\u00E9\u0301\u0308\u0323\u0344\u1100\u1161\u11A8\uAC00\u212B\u0915\u093C\uD834\uDD5E\uFB1D ";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = random.nextInt(12); k >= 0; k--) {
                text.append(letters.charAt(random.nextInt(letters.length())));
            }
            assertThat(Nfc.of(text.toString())).isEqualTo(ICU.normalize(text));
        }
    }

    @Test
    void aPileOfMarksIsLeftAndTakesNoTime() {
        String pile = "e" + "\u0301\u0323".repeat(500_000);

        String made = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> Nfc.of(pile));

        assertThat(made).isSameAs(pile);
    }
}

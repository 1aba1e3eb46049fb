package dev.garnish.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BlanksTest {
    @Test
    void theTableHoldsWhatNobodySees() {
        for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
            boolean invisible = UCharacter.isUWhiteSpace(c)
                    || UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
                    || UCharacter.getType(c) == ECharacterCategory.CONTROL
                    || c == 0x2800; // Braille without a dot
            assertThat(Blanks.isBlank(Character.toString(c)))
                    .as(Integer.toHexString(c))
                    .isEqualTo(invisible);
        }
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', textBlock = """
            `\u200B \uFEFF\u00A0`,       ``
            ` \u00A0a b\u200B\t`,        `a b`
            `a\u00A0b`,                 `a\u00A0b`
            `\u200Da`,                  `a`
            `\u2764\uFE0F`,             `\u2764\uFE0F`
            `\u2764\uFE0F\u2060\uFE0F`, `\u2764\uFE0F`
            `e\u0301 `,                 `e\u0301`
            """)
    void whatIsInvisibleIsTakenOffTheEnds(String text, String trimmed) {
        assertThat(Blanks.trim(text)).isEqualTo(trimmed);
    }
}

package dev.garnish.languageserver.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.rules.Source;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinesTest {
    @Test
    void everyKindOfLineBreakEndsALine() {
        Lines lines = new Lines("a\r\nb\rc\n🎬d");

        assertThat(lines.count()).isEqualTo(4);
        assertThat(lines.offset(1, 0)).isEqualTo(3);
        assertThat(lines.offset(3, 2)).isEqualTo(9);
        assertThat(lines.lineOf(9)).isEqualTo(3);
        assertThat(lines.characterOf(9)).isEqualTo(2);
        assertThat(lines.endOf(0)).isEqualTo(1);
    }

    @Test
    void whatIsBehindAnEndIsThatEnd() {
        Lines lines = new Lines("ab\ncd");

        assertThat(lines.offset(0, 99)).isEqualTo(2);
        assertThat(lines.offset(99, 0)).isEqualTo(5);
        assertThat(lines.offset(-1, -1)).isZero();
        assertThat(new Lines("").offset(3, 3)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"abc, abc", "abc, axc", "abc, ab", "ab, abc", "'', a", "a, ''", "🎬, 🎭", "a🎬b, a🎭b", "aa, aaa"})
    void oneChangeMakesATextAnotherOne(String before, String after) {
        assertThat(changed(before, after)).isEqualTo(after);
    }

    @Test
    void aChangePartsNoCharacterAndNoLineBreak() {
        String[] parts = {"a", "\r\n", "\n", "\r", "🎬", "🎭", "b"};
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            StringBuilder before = new StringBuilder();
            StringBuilder after = new StringBuilder();
            for (int i = 0; i < 6; i++) {
                before.append(parts[random.nextInt(parts.length)]);
                after.append(parts[random.nextInt(parts.length)]);
            }
            String old = before.toString();
            assertThat(changed(old, after.toString())).as("seed %d", seed).isEqualTo(after.toString());
            TextChange.between(new Source("a", old), after.toString()).ifPresent(change -> {
                for (int at : new int[] {change.span().start(), change.span().end()}) {
                    Lines lines = new Lines(old);
                    assertThat(lines.offset(lines.lineOf(at), lines.characterOf(at)))
                            .isEqualTo(at);
                    assertThat(at < old.length() && Character.isLowSurrogate(old.charAt(at)))
                            .isFalse();
                }
            });
        }
    }

    private static String changed(String before, String after) {
        return TextChange.between(new Source("a", before), after)
                .map(change -> before.substring(0, change.span().start())
                        + change.text()
                        + before.substring(change.span().end()))
                .orElse(before);
    }
}

package dev.garnish.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphemesTest {
    /** Code points that make and break clusters, with the classes' usual neighbours. */
    private static final int[] TELLING = {
        'a', ' ', '\r', '\n', 0x0, 0xAD, 0xA9, 0x300, 0x301, 0x200D, 0x200C, 0xFE0F, 0x20E3, 0x1F468, 0x1F469, 0x1F466,
        0x1F3FD, 0x2764, 0x1F1E9, 0x1F1EA, 0x1F1FA, 0x1F1F8, 0x915, 0x937, 0x94D, 0x93C, 0x903, 0x93F, 0x995, 0x9CD,
        0x1100, 0x1161, 0x11A8, 0xAC00, 0xAC01, 0x600, 0xE33, 0xE01, 0x110BD, 0xE0067, 0xE007F, 0x1F3F4, 0x4E2D, 0xD800
    };

    @Test
    void theTableIsTheOneThatItsGeneratorWrites() {
        assertThat(Tables.lines("graphemes.txt"))
                .isEqualTo(GraphemeTable.lines().stream()
                        .filter(line -> !line.startsWith("# "))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "e\u0301",
                "👨‍👩‍👧‍👦",
                "🇩🇪",
                "🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                "क्ष",
                "नि",
                "각",
                "\r\n",
                "❤️‍🔥",
                "👍🏽",
                "1️⃣"
            })
    void whatPeopleSeeAsOneCharacterIsOne(String text) {
        assertThat(Graphemes.count(text)).isEqualTo(1);
        assertThat(Graphemes.count(text + text)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void seededTextsBreakAsIcuBreaksThem(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 50_000; i++) {
            String text = random(random);
            assertThat(boundaries(text))
                    .as("seed %d, text %s", seed, escaped(text))
                    .isEqualTo(icuBoundaries(text));
        }
    }

    private static String random(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(9) + 1; i > 0; i--) {
            boolean telling = random.nextInt(8) > 0;
            text.appendCodePoint(telling ? TELLING[random.nextInt(TELLING.length)] : random.nextInt(0x20000));
        }
        return text.toString();
    }

    private static List<Integer> boundaries(String text) {
        List<Integer> found = new ArrayList<>();
        for (int at = 0; at < text.length(); ) {
            at = Graphemes.next(text, at);
            found.add(at);
        }
        return found;
    }

    private static List<Integer> icuBoundaries(String text) {
        BreakIterator breaks = BreakIterator.getCharacterInstance(ULocale.ROOT);
        breaks.setText(text);
        List<Integer> found = new ArrayList<>();
        breaks.first();
        for (int at = breaks.next(); at != BreakIterator.DONE; at = breaks.next()) {
            found.add(at);
        }
        return found;
    }

    private static String escaped(String text) {
        return text.chars().mapToObj(c -> "\\u%04X".formatted(c)).reduce("", String::concat);
    }
}

package dev.garnish.internal.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {
    @ParameterizedTest
    @CsvSource(quoteCharacter = '`', delimiter = '|', textBlock = """
            <b>Bold</b> &amp; <i class="a > b">fine</i> | Bold & fine
            a<br>b<br/>c                              | `a\nb\nc`
            `<p>One</p>\n  <p>Two &eacute;&#233;&#xE9;</p>` | `One\nTwo ééé`
            x<!-- <b> hidden --> y                    | x y
            x<script>if (a < b) {}</script>y          | xy
            1 < 2 & 3 > 2                             | 1 < 2 & 3 > 2
            a <b                                      | a <b
            &unknown; &#x110000; &                    | &unknown; &#x110000; &
            &lt;b&gt;                                 | <b>
            """)
    void htmlIsReadAsItIsSeen(String html, String plain) {
        assertThat(PlainText.of(html)).isEqualTo(plain);
    }

    @Test
    void whatIsNotClosedTakesNoTime() {
        for (String part : new String[] {"<a ", "<!--", "<a b='", "&amp", "<script>", "</"}) {
            Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> PlainText.of(part.repeat(100_000)));
        }
    }

    @Test
    void aGroupIsTheSameInEveryRelease() {
        assertThat(StableGroup.of("e-1", "winter-2026", BigDecimal.valueOf(2)))
                .asString()
                .isEqualTo("1");
        assertThat(StableGroup.of("e-2", "winter-2026", BigDecimal.valueOf(1000)))
                .asString()
                .isEqualTo("516");
        assertThat(StableGroup.of("é", "", BigDecimal.valueOf(1_000_000)))
                .asString()
                .isEqualTo("128970");
        assertThat(StableGroup.of("e-1", "s", BigDecimal.ZERO)).isNull();
    }
}

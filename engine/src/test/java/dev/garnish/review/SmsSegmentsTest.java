package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsSegmentsTest {
    @ParameterizedTest
    @CsvSource({
        "'', 1, true, 0, 0",
        "a, 160, true, 160, 1",
        "a, 161, true, 161, 2",
        "a, 306, true, 306, 2",
        "a, 307, true, 307, 3",
        "€, 80, true, 160, 1",
        "€, 81, true, 162, 2",
        "€, 153, true, 306, 3", // 76 in each: the escape stays with its character
        "é, 160, true, 160, 1",
        "ç, 70, false, 70, 1",
        "ç, 71, false, 71, 2",
        "😀, 35, false, 70, 1",
        "😀, 36, false, 72, 2",
        "😀, 67, false, 134, 3", // 33 in each
        "`, 1, false, 1, 1",
        "ñ, 1, true, 1, 1"
    })
    void textsAreCountedAsNetworksDo(String one, int times, boolean gsm, int units, int segments) {
        assertThat(SmsSegments.of(one.repeat(times))).isEqualTo(new SmsSegments(gsm, units, segments));
    }
}

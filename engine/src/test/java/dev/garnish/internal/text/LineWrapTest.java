package dev.garnish.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LineWrapTest {
    @Test
    void aLineIsBrokenAtBlanksElseBehindASlashElseWhereItIsFull() {
        assertThat(LineWrap.lines("one two three", 8)).containsExactly("one two", "three");
        assertThat(LineWrap.lines("https://img.example.com/drill.jpg", 26))
                .containsExactly("https://img.example.com/", "drill.jpg");
        assertThat(LineWrap.lines("abcdefgh", 3)).containsExactly("abc", "def", "gh");
        assertThat(LineWrap.lines("", 3)).containsExactly("");
    }

    @Test
    void wideCharactersCountTwice() {
        assertThat(LineWrap.lines("日本語", 4)).containsExactly("日本", "語");
        assertThat(LineWrap.lines("日", 1)).containsExactly("日");
    }

    @Test
    void whatGoesOnIsIndented() {
        assertThat(LineWrap.indented("Title else: 1001, 1002", 15, "  ")).isEqualTo("Title else:\n  1001, 1002");
        assertThat(LineWrap.indented("short", 15, "  ")).isEqualTo("short");
    }
}

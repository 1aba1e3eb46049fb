package dev.garnish.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.event.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrintableTest {
    @ParameterizedTest
    @CsvSource({
        "0, \\u0000",
        "A, \\u000A",
        "1B, \\u001B",
        "85, \\u0085",
        "9B, \\u009B",
        "A0, \\u00A0",
        "AD, \\u00AD",
        "61C, \\u061C",
        "200B, \\u200B",
        "200D, \\u200D",
        "2028, \\u2028",
        "202E, \\u202E",
        "202F, \\u202F",
        "2066, \\u2066",
        "3000, \\u3000",
        "D800, \\uD800",
        "FE0F, \\uFE0F",
        "FEFF, \\uFEFF",
        "E0001, \\uDB40\\uDC01",
        "E0101, \\uDB40\\uDD01",
    })
    void whatNobodySeesIsWrittenAsItsNumber(String hexadecimal, String shown) {
        String hidden = Character.toString(Integer.parseInt(hexadecimal, 16));

        assertThat(Printable.name("a" + hidden + "b")).isEqualTo("a" + shown + "b");
        assertThat(Printable.text("a" + hidden + "b")).isEqualTo("a" + shown + "b");
    }

    @Test
    void marksThatAComposedLetterHoldsAreShownAndThoseOfOtherScriptsNot() {
        assertThat(Printable.text("Cafe\u0301")).isEqualTo("Cafe\\u0301");
        assertThat(Printable.text("Café, 映画, हिन्दी, 🎬")).isEqualTo("Café, 映画, हिन्दी, 🎬");
    }

    @Test
    void aMessageKeepsItsLineBreaksAndANameDoesNot() {
        assertThat(Printable.lines("two\nlines\r\u001b[2J")).isEqualTo("two\nlines\\u000D\\u001B[2J");
        assertThat(Printable.name("two\nlines")).isEqualTo("two\\u000Alines");
    }

    @Test
    void aNameIsShortenedBetweenItsCharacters() {
        assertThat(Printable.name("x".repeat(200))).isEqualTo("x".repeat(200));
        assertThat(Printable.name("x".repeat(5000))).isEqualTo("x".repeat(199) + "…");
        assertThat(Printable.name("x".repeat(198) + "🎬🎬🎬")).isEqualTo("x".repeat(198) + "…");
    }

    @Test
    void textsThatLookAlikeHaveTheSameLook() {
        assertThat(Printable.look("\uFEFFCafe\u0301\u00A0\u200Bbar ")).isEqualTo(Printable.look("Café bar"));
        assertThat(Printable.look("Cafe")).isNotEqualTo(Printable.look("Café"));
    }

    @Test
    void aDiagnosticIsOneLine() {
        assertThat(new Diagnostic(
                        Diagnostic.Code.RECIPIENT_MALFORMED, "/Endpoints/e\n1\u001b[2J", "expected an endpoint"))
                .hasToString("RECIPIENT_MALFORMED /Endpoints/e\\u000A1\\u001B[2J: expected an endpoint");
    }
}

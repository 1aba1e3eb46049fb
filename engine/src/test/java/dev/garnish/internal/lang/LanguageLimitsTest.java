package dev.garnish.internal.lang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.internal.lang.check.Sample;
import dev.garnish.rules.Code;
import dev.garnish.rules.Problem;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is too much is refused, and refused at once. */
class LanguageLimitsTest {
    private static final Duration AT_ONCE = Duration.ofMillis(50);

    static Stream<Arguments> tooMuch() {
        return Stream.of(
                Arguments.of(Code.EXPRESSION_TOO_LONG, use("\"" + "x".repeat(4_000) + "\"")),
                Arguments.of(Code.EXPRESSION_TOO_LONG, use("item.title + ".repeat(10_000) + "\"\"")),
                Arguments.of(Code.EXPRESSION_TOO_LONG, use("(".repeat(20) + " ".repeat(4_000) + "1" + ")".repeat(20))),
                Arguments.of(Code.NESTED_TOO_DEEP, use("(".repeat(5_000) + "1" + ")".repeat(5_000))),
                Arguments.of(Code.NESTED_TOO_DEEP, use("!".repeat(5_000) + "true")),
                Arguments.of(Code.NESTED_TOO_DEEP, use("- ".repeat(1_900) + "1")),
                Arguments.of(Code.NESTED_TOO_DEEP, use("[".repeat(5_000))),
                Arguments.of(Code.NESTED_TOO_DEEP, use("item.title" + ".trim()".repeat(500))),
                Arguments.of(Code.NESTED_TOO_DEEP, use("upper(".repeat(500) + "item.title" + ")".repeat(500))),
                Arguments.of(Code.NESTED_TOO_DEEP, use("item.active ? \"a\" : ".repeat(100) + "\"b\"")),
                Arguments.of(Code.NESTED_TOO_DEEP, use("text(1" + " - 1".repeat(100) + ")")),
                Arguments.of(Code.TOO_MANY_PARTS, use("text(1" + "+1".repeat(1_900) + ")")),
                Arguments.of(Code.TOO_MANY_ATTRIBUTES, attributes(11)),
                Arguments.of(Code.TOO_MANY_ATTRIBUTES, attributes(1_000)),
                Arguments.of(Code.LONG_NUMBER, use("text(" + "9".repeat(3_000) + ")")),
                Arguments.of(Code.FILE_TOO_LARGE, "#" + "x".repeat(LanguageLimits.FILE)),
                Arguments.of(Code.EXPRESSION_TOO_LONG, use("\"" + "x".repeat(LanguageLimits.FILE - 100) + "\"")),
                Arguments.of(Code.TEXT_NOT_CLOSED, use("\"" + "x".repeat(LanguageLimits.FILE - 100))),
                Arguments.of(Code.NOT_CLOSED, use("first(" + "item.title, ".repeat(300) + "item.genre")),
                Arguments.of(Code.UNKNOWN_NAME, use("a".repeat(3_900))),
                Arguments.of(Code.UNKNOWN_COLUMN, use("item." + "titel".repeat(700))));
    }

    private static String use(String value) {
        return "attribute Title\n  use " + value + "\n  else \"x\"\n";
    }

    private static String attributes(int number) {
        return IntStream.range(0, number)
                .mapToObj(i -> "attribute A%d\n  use item.title\n  else \"x\"\n".formatted(i))
                .collect(Collectors.joining());
    }

    @ParameterizedTest
    @MethodSource("tooMuch")
    void isRefusedAtOnce(Code code, String rules) {
        assertThat(Sample.check(rules).problems()).extracting(Problem::code).containsExactly(code);
        assertThat(fastest(rules)).isLessThan(AT_ONCE);
    }

    /** The best of some, because other work of the machine is not the language's. */
    private static Duration fastest(String rules) {
        Duration best = Duration.ofDays(1);
        for (int i = 0; i < 40 && best.compareTo(AT_ONCE) > 0; i++) {
            long start = System.nanoTime();
            Problem.render(Sample.check(rules).problems(), false);
            Duration taken = Duration.ofNanos(System.nanoTime() - start);
            best = taken.compareTo(best) < 0 ? taken : best;
        }
        return best;
    }

    static Stream<String> floods() {
        return Stream.of(
                        "\u200B", "\"\n", "(\n", "attribute\n", "test\n", "use \"\\q\"\n", "\u00e9 ", "= ", "items ,\n")
                .map(piece -> piece.repeat(LanguageLimits.FILE / 4 / piece.length()));
    }

    @ParameterizedTest
    @MethodSource("floods")
    void aFileFullOfMistakesEndsSoon(String rules) {
        long start = System.nanoTime();
        assertThat(Sample.check(rules).problems()).hasSizeBetween(1, 1000);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }
}

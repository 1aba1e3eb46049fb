package dev.garnish.internal.lang.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.internal.lang.LanguageLimits;
import dev.garnish.rules.Code;
import dev.garnish.rules.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of problem as authors see it, at the example of its explanation. {@code -Dgolden.update} rewrites them. */
class GoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/garnish/internal/lang/check/golden");
    private static final String ELSE = "\n  else \"Recommended for you\"\n";

    static Stream<Code> codes() {
        return Arrays.stream(Code.values()).filter(code -> code.id().compareTo("R500") < 0);
    }

    static Stream<Code> codesWithARightExample() {
        return codes().filter(code -> !code.explanation().right().isEmpty());
    }

    /** The rules that an explanation's example stands in. */
    static String rules(Code code, String example) {
        if (example.isEmpty()) {
            return generated(code);
        }
        String visible = example.replace("{U+200B}", "\u200B");
        if (code == Code.NO_ATTRIBUTE || visible.contains("attribute ") || visible.startsWith("attribute\n")) {
            return visible + "\n";
        }
        return visible.startsWith("  ")
                ? "attribute Title\n" + visible + ELSE
                : visible + "\n\nattribute Title\n  use item.title" + ELSE;
    }

    private static String generated(Code code) {
        String value = switch (code) {
            case EXPRESSION_TOO_LONG -> "\"" + "x".repeat(LanguageLimits.EXPRESSION) + "\"";
            case NESTED_TOO_DEEP -> "(".repeat(30) + "item.title" + ")".repeat(30);
            case RULES_TOO_LARGE -> "item.title" + "\n  use item.title".repeat(LanguageLimits.CASES);
            case TOO_MANY_PARTS -> "text(1" + "+1".repeat(1_500) + ")";
            default -> "\"" + "x".repeat(LanguageLimits.FILE) + "\"";
        };
        return "attribute Title\n  use " + value + ELSE;
    }

    @ParameterizedTest
    @MethodSource("codes")
    void isShownAsIsWrittenDown(Code code) throws IOException {
        String wrong = code.explanation().wrong();
        String rules = rules(code, wrong);
        String shown = (wrong.isEmpty() ? "(generated)\n" : rules) + "-----\n" + Sample.problems(rules) + "\n";
        Path file = FOLDER.resolve(code.id() + ".txt");
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, shown);
        }
        assertThat(file).content().isEqualTo(shown);
        assertThat(shown).contains("[" + code.id() + "]");
    }

    @ParameterizedTest
    @MethodSource("codes")
    void isAloneInItsExample(Code code) {
        if (code != Code.UNKNOWN_KEYWORD) {
            assertThat(Sample.check(rules(code, code.explanation().wrong())).problems())
                    .extracting(Problem::code)
                    .containsExactly(code);
        }
    }

    @ParameterizedTest
    @MethodSource("codesWithARightExample")
    void isGoneInTheRightExample(Code code) {
        assertThat(Sample.problems(rules(code, code.explanation().right()))).isEmpty();
    }

    @Test
    void thereIsNoGoldenTextWithoutItsCode() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")))
                    .containsExactlyInAnyOrderElementsOf(codes().map(Code::id).toList());
        }
    }
}

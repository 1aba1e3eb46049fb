package dev.garnish.internal.lang.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.rules.Code;
import dev.garnish.rules.Problem;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the text, the answer is a program or problems that can be shown; never an exception. */
class ScrambledTest {
    private static final int FILES = 1_500;
    private static final List<String> PIECES = List.of(
            "item",
            ".",
            "(",
            ")",
            "[",
            "]",
            "\"",
            "'",
            "==",
            "=",
            " use ",
            " when ",
            "\n",
            "\nelse ",
            "attribute ",
            "test \"a\"\n",
            "items ",
            ",",
            "expect ",
            "recipient.",
            "first(",
            "!",
            "-",
            "? ",
            ": ",
            "1",
            "0.5",
            "\\",
            "#",
            "\u200B",
            "\uD83D",
            "é",
            "in ",
            "contains ",
            "max 3 ",
            "image ",
            "hosts a ",
            "once ",
            "empty",
            "lookup(\"a\", ",
            "table a from b.csv\n",
            "\r",
            "\t",
            "&& ",
            "|| ",
            "\u202E",
            "drop item when ",
            "given ",
            "/*",
            "//",
            "{",
            ";");

    private static String scrambled(Random random, List<String> lines) {
        StringBuilder text = new StringBuilder(String.join("\n", lines));
        int slips = 1 + random.nextInt(6);
        for (int i = 0; i < slips; i++) {
            int at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 1 -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(8)));
                default -> text.setCharAt(at, text.charAt(random.nextInt(text.length())));
            }
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void textGivesAProgramOrProblems(long seed) {
        Random random = new Random(seed);
        List<String> lines = Stream.of(Code.values())
                .filter(code -> code.id().compareTo("R500") < 0)
                .map(code -> GoldenTest.rules(code, code.explanation().right()))
                .filter(rules -> rules.length() < 1_000)
                .toList();
        for (int i = 0; i < FILES; i++) {
            int from = random.nextInt(lines.size() - 3);
            String text = scrambled(random, lines.subList(from, from + 3));
            CheckedProgram checked = Sample.check(text);
            boolean errors = checked.problems().stream().anyMatch(Problem::isError);
            assertThat(checked.program() == null).as(text).isEqualTo(errors);
            assertThat(Problem.render(checked.problems(), true)).as(text).isNotNull();
        }
    }
}

package dev.garnish.internal.lang.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.rules.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What authors are told about slips of their own: {@code advice.txt} has a line of rules each, and below it the problems,
 * one a line, with the stretch that the caret marks and what stands behind it.
 */
class AdviceTest {
    record Slip(String line, List<String> problems) {
        static Slip of(String block) {
            List<String> lines = block.lines().toList();
            return new Slip(lines.get(0), lines.subList(1, lines.size()));
        }

        @Override
        public String toString() {
            return line.strip();
        }

        /** The line in an attribute, a test, or standing alone. */
        private String rules() {
            String first = line.strip().split("\\W", 2)[0];
            if (List.of("items", "given", "expect").contains(first)) {
                String items = first.equals("items") ? "" : "  items 1815\n";
                String expect = first.equals("expect") ? "" : "  expect Title = [\"1\"]\n";
                return "attribute Title\n  use \"1\" + recipient.country\n  else \"x\"\ntest \"one\"\n" + items + line
                        + "\n" + expect;
            }
            if (List.of("use", "when", "else").contains(first)) {
                return "attribute Title\n" + line + (first.equals("else") ? "\n" : "\n  else \"x\"\n");
            }
            return line + "\n  use \"1\"\n  else \"x\"\n";
        }
    }

    static Stream<Slip> slips() {
        try (InputStream in = Objects.requireNonNull(AdviceTest.class.getResourceAsStream("advice.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\n\n", -1))
                    .filter(block -> !block.startsWith("#") && !block.isBlank())
                    .map(Slip::of);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("slips")
    void learnsWhatToWrite(Slip slip) {
        List<Problem> problems = Sample.check(slip.rules()).problems();

        assertThat(problems.stream()
                        .map(problem -> "%s %s ^ %s"
                                .formatted(problem.code().id(), problem.span().text(), problem.label())
                                .strip()))
                .as(() -> Problem.render(problems, false))
                .containsExactlyElementsOf(slip.problems());
    }
}

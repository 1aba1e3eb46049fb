package dev.garnish.internal.lang.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.rules.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * One slip is one problem. In {@code slips.txt} files stand between lines of dashes; each planted mistake is named by a
 * comment at its line's end, {@code #! R201:12}: code and column.
 */
class RecoveryTest {
    static Stream<Named<String>> files() {
        String[] files = read().split("(?m)^---- .*\n", -1);
        return Arrays.stream(files)
                .skip(1)
                .map(file -> Named.of(file.lines().findFirst().orElse(""), file));
    }

    private static String read() {
        try (InputStream in = Objects.requireNonNull(RecoveryTest.class.getResourceAsStream("slips.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thereAreFortyFiles() {
        assertThat(files()).hasSizeGreaterThanOrEqualTo(40);
    }

    @ParameterizedTest
    @MethodSource("files")
    void exactlyThePlantedMistakesAreReported(String file) {
        List<String> planted = new ArrayList<>();
        StringBuilder rules = new StringBuilder();
        String[] lines = file.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            String[] parts = lines[i].split("#!", -1);
            for (String mark : parts.length > 1 ? parts[1].strip().split(" ") : new String[0]) {
                String[] place = mark.split(":", -1);
                planted.add(place[0] + " " + (i + 1) + ":" + place[1]);
            }
            rules.append(parts[0].stripTrailing()).append('\n');
        }
        assertThat(planted).hasSizeBetween(1, 3);
        CheckedProgram checked = Sample.check(rules.toString());
        assertThat(checked.problems().stream()
                        .map(problem -> problem.code().id() + " "
                                + problem.span().line() + ":" + problem.span().column()))
                .as(() -> Problem.render(checked.problems(), false))
                .containsExactlyElementsOf(planted);
    }
}

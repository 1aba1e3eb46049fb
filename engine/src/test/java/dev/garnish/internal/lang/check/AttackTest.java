package dev.garnish.internal.lang.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.rules.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No attack of {@code attacks.txt} passes the parser, and each refusal points at the column that is marked there. */
class AttackTest {
    private static final Pattern CODE_POINT = Pattern.compile("\\\\x\\{([0-9A-F]+)}");
    private static final String MARK = "⟦";

    static Stream<String> attacks() {
        try (InputStream in = Objects.requireNonNull(AttackTest.class.getResourceAsStream("attacks.txt"))) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().filter(line -> !line.startsWith("#") && !line.isBlank()).toList().stream();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String characters(String line) {
        return CODE_POINT.matcher(line).replaceAll(match -> Character.toString(Integer.parseInt(match.group(1), 16)));
    }

    @Test
    void thereAreAtLeastOneHundredAndFifty() {
        assertThat(attacks().distinct()).hasSizeGreaterThanOrEqualTo(150);
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void isRefusedAtTheRightColumn(String line) {
        String attack = characters(line);
        int column = attack.codePointCount(0, attack.indexOf(MARK)) + 1;
        String before = "  use ";
        CheckedProgram checked =
                Sample.check("attribute Title\n" + before + attack.replace(MARK, "") + "\n  else \"x\"\n");
        assertThat(checked.program()).isNull();
        assertThat(checked.problems().stream()
                        .map(problem ->
                                problem.span().line() + ":" + (problem.span().column() - before.length())))
                .as(() -> Problem.render(checked.problems(), false))
                .startsWith("2:" + column);
    }
}

package dev.garnish.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.rules.Code;
import dev.garnish.rules.CodeExplanation;
import dev.garnish.rules.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every warning that needs the catalog, at the example of its explanation. {@code -Dgolden.update} rewrites them. */
class CatalogGoldenTest {
    private static final Path FOLDER = Path.of("src/test/resources/dev/garnish/review/golden");

    static Stream<Code> codes() {
        return Arrays.stream(Code.values())
                .filter(code -> code.id().compareTo("R500") > 0 && code.id().compareTo("R600") < 0);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void isShownAsIsWrittenDown(Code code) throws IOException {
        String rules = code.explanation().wrong();
        String shown = rules + "\n-----\n" + Problem.render(warnings(rules), false) + "\n";
        Path file = FOLDER.resolve(code.id() + ".txt");
        if (System.getProperty("golden.update") != null) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, shown);
        }
        assertThat(file).content().isEqualTo(shown);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void isAloneInItsExampleAndGoneInTheRightOne(Code code) {
        CodeExplanation explanation = code.explanation();
        assertThat(warnings(explanation.wrong())).extracting(Problem::code).containsExactly(code);
        assertThat(warnings(explanation.right())).isEmpty();
    }

    @Test
    void thereIsNoGoldenTextWithoutItsCode() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".txt", "")))
                    .containsExactlyInAnyOrderElementsOf(codes().map(Code::id).toList());
        }
    }

    private static List<Problem> warnings(String rules) {
        return CatalogCheck.run(Films.rules(rules + "\n"), Films.CATALOG).warnings();
    }
}

package dev.garnish.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.garnish.internal.lang.check.CheckedProgram;
import dev.garnish.rules.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The seeds pass the checks, so that what the fuzzer makes of them reaches the compiler and the evaluation. */
class SeedsTest {
    @ParameterizedTest
    @ValueSource(strings = {"everything.rules", "functions.rules", "movies.rules"})
    void aSeedIsCompiledAndEvaluated(String seed) throws IOException {
        CheckedProgram checked = RulesFuzzTest.check(text(seed));

        assertEquals("", Problem.render(checked.problems(), false));
        assertTrue(RulesFuzzTest.compiled(checked).isPresent());
    }

    private static String text(String seed) throws IOException {
        String path = "RulesFuzzTestInputs/neverEscapesHangsOrCrashes/" + seed;
        try (InputStream in = Objects.requireNonNull(SeedsTest.class.getResourceAsStream(path))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

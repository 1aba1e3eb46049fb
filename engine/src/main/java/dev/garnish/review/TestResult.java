package dev.garnish.review;

import dev.garnish.event.Diagnostic;
import java.util.List;

/**
 * The result of one {@code test} block.
 *
 * @param diagnostics what went wrong while its recipient was served
 */
public record TestResult(
        String name, SourcePosition place, List<Expectation> expectations, List<Diagnostic> diagnostics) {
    public TestResult {
        expectations = List.copyOf(expectations);
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean passes() {
        return expectations.stream().allMatch(Expectation::holds);
    }

    /** What one attribute should have been, and was. */
    public record Expectation(String attribute, SourcePosition place, TestValue expected, TestValue actual) {
        public boolean holds() {
            return expected.equals(actual);
        }
    }
}

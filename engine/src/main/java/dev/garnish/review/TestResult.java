package dev.garnish.review;

import dev.garnish.event.Diagnostic;
import java.util.List;

/**
 * The result of one {@code test} block. Immutable.
 *
 * @param name as the rules write it
 * @param place where the block begins
 * @param expectations in the order of the block
 * @param diagnostics what went wrong while its recipient was served
 */
public record TestResult(
        String name, SourcePosition place, List<Expectation> expectations, List<Diagnostic> diagnostics) {
    /**
     * Copies the lists.
     *
     * @param name as the rules write it
     * @param place where the block begins
     * @param expectations in the order of the block
     * @param diagnostics what went wrong while its recipient was served
     */
    public TestResult {
        expectations = List.copyOf(expectations);
        diagnostics = List.copyOf(diagnostics);
    }

    /** {@return whether every expectation holds; diagnostics alone do not fail a test} */
    public boolean passes() {
        return expectations.stream().allMatch(Expectation::holds);
    }

    /**
     * What one attribute should have been, and was.
     *
     * @param attribute its name
     * @param place where it is expected
     * @param expected the value that the test writes
     * @param actual the value that the recipient got
     */
    public record Expectation(String attribute, SourcePosition place, TestValue expected, TestValue actual) {
        /** {@return whether the attribute was exactly what is expected, letter by letter} */
        public boolean holds() {
            return expected.equals(actual);
        }
    }
}

package dev.garnish.review;

import dev.garnish.event.Diagnostic;
import java.util.List;
import java.util.Optional;

/**
 * What became of one {@code test} block.
 *
 * @param diagnostics what went wrong while its recipient was served
 */
public record TestResult(String name, Place place, List<Expectation> expectations, List<Diagnostic> diagnostics) {
    public TestResult {
        expectations = List.copyOf(expectations);
        diagnostics = List.copyOf(diagnostics);
    }

    public boolean passes() {
        return expectations.stream().allMatch(Expectation::holds);
    }

    /** What one attribute should have been, and was. */
    public record Expectation(String attribute, Place place, TestValue expected, TestValue actual) {
        public boolean holds() {
            return expected.equals(actual);
        }

        /** Where the actual value first differs from the expected one; empty where the expectation holds. */
        public Optional<Difference> difference() {
            return holds() ? Optional.empty() : Optional.of(Difference.between(expected, actual));
        }
    }

    /**
     * The first place where two values differ: one may end there, or have no text at all.
     *
     * @param entry of a list, from 0; 0 for a text
     * @param character UTF-16 offset in that entry's text, never within a code point
     */
    public record Difference(int entry, int character) {
        static Difference between(TestValue expected, TestValue actual) {
            int entry = 0;
            int shorter = Math.min(expected.texts().size(), actual.texts().size());
            while (entry < shorter
                    && expected.texts().get(entry).equals(actual.texts().get(entry))) {
                entry++;
            }
            return new Difference(
                    entry,
                    entry == shorter
                            ? 0
                            : firstDifference(
                                    expected.texts().get(entry), actual.texts().get(entry)));
        }

        private static int firstDifference(String expected, String actual) {
            int at = 0;
            int shorter = Math.min(expected.length(), actual.length());
            while (at < shorter && expected.codePointAt(at) == actual.codePointAt(at)) {
                at += Character.charCount(expected.codePointAt(at));
            }
            return at;
        }
    }
}

package dev.garnish.review;

import java.util.List;

/**
 * The tests of a rule set, in the order of its files, and how often they reached each line of its decision lists. Immutable.
 *
 * @param tests those that were run
 * @param cases every case and {@code else} of the rules, in their order
 */
public record TestReport(List<TestResult> tests, List<ReachedCase> cases) {
    /**
     * Copies the lists.
     *
     * @param tests those that were run
     * @param cases every case and {@code else} of the rules, in their order
     */
    public TestReport {
        tests = List.copyOf(tests);
        cases = List.copyOf(cases);
    }

    /**
     * A case, or an {@code else}, and how many of the tests' values it gave.
     *
     * @param name which case
     * @param values how many, one for each item that a test shows; 0: no test reaches it
     */
    public record ReachedCase(CaseName name, int values) {}

    /** {@return whether every test passes; true where there are none} */
    public boolean passes() {
        return failed() == 0;
    }

    /** {@return how many tests do not pass} */
    public long failed() {
        return tests.stream().filter(test -> !test.passes()).count();
    }

    /** {@return the cases that gave no value in any test, in the order of the rules} */
    public List<CaseName> unreached() {
        return cases.stream()
                .filter(one -> one.values() == 0)
                .map(ReachedCase::name)
                .toList();
    }
}

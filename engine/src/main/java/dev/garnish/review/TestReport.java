package dev.garnish.review;

import java.util.List;

/** The tests of a rule set, in the order of its files, and how often they reached each line of its decision lists. */
public record TestReport(List<TestResult> tests, List<ReachedCase> cases) {
    public TestReport {
        tests = List.copyOf(tests);
        cases = List.copyOf(cases);
    }

    /** A case, or an {@code else}, and how many of the tests' values it gave. */
    public record ReachedCase(CaseName name, int values) {}

    public boolean passes() {
        return failed() == 0;
    }

    public long failed() {
        return tests.stream().filter(test -> !test.passes()).count();
    }

    /** What no test reaches. */
    public List<CaseName> unreached() {
        return cases.stream()
                .filter(one -> one.values() == 0)
                .map(ReachedCase::name)
                .toList();
    }
}

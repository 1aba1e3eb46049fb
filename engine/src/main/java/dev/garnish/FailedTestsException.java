package dev.garnish;

import java.util.List;

/**
 * Rules that are not put to use because {@code test} blocks in them fail. The message is one line that names each failed
 * test and its place, {@code file:line:column}.
 */
public final class FailedTestsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private FailedTestsException(int tests, List<String> failed) {
        super("%d of %d tests fail: %s (`garnish test` explains)"
                .formatted(failed.size(), tests, String.join(", ", failed)));
    }

    /** Of a common type: a class that throws what this returns is verified without this one, which a cold start needs. */
    static RuntimeException of(int tests, List<String> failed) {
        return new FailedTestsException(tests, failed);
    }
}

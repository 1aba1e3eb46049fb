package dev.garnish;

import java.util.List;

/** Rules whose own tests fail, so that they are not put to use; the message names each test. */
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

package dev.garnish.cli;

import dev.garnish.internal.text.Printable;

/** A command cannot go on: one line that says what is wrong and what would be right, and the exit code. */
final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exit;

    private Failure(int exit, String message) {
        super(Printable.text(message));
        this.exit = exit;
    }

    static Failure usage(String message) {
        return new Failure(Exit.USAGE, message);
    }

    static Failure findings(String message) {
        return new Failure(Exit.FINDINGS, message);
    }

    static Failure badInput(String message) {
        return new Failure(Exit.BAD_INPUT, message);
    }

    static Failure environment(String message) {
        return new Failure(Exit.ENVIRONMENT, message);
    }

    /** Whoever read the output has left, as {@code head} does: there is nobody to tell, and nothing went wrong here. */
    static Failure readerGone() {
        return new Failure(Exit.ENVIRONMENT, "");
    }

    int exit() {
        return exit;
    }
}

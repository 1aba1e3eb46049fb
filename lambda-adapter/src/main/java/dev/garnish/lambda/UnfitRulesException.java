package dev.garnish.lambda;

/** Rules that are not to be used, and why: in one line. */
final class UnfitRulesException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnfitRulesException(String reason) {
        super(reason, null, false, false);
    }
}

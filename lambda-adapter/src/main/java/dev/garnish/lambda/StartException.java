package dev.garnish.lambda;

/**
 * The function cannot start: one line that names the setting, what is wrong with it and what would be right. It has no
 * stack trace, which the runtime would print around that line.
 */
final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private StartException(String setting, String trouble) {
        super(setting + ": " + trouble, null, false, false);
    }

    /** Of a common type: who throws what this returns does not load this class before. */
    static RuntimeException of(String setting, String trouble) {
        return new StartException(setting, trouble);
    }
}

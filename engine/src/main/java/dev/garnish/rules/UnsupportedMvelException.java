package dev.garnish.rules;

/**
 * Thrown where the class path has no MVEL that rules can run with; the message says which one there is and which is
 * needed.
 */
public final class UnsupportedMvelException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * An MVEL that is not there or too old.
     *
     * @param message which one there is and which is needed, in one line
     * @param cause what the JVM reported
     */
    public UnsupportedMvelException(String message, LinkageError cause) {
        super(message, cause);
    }
}

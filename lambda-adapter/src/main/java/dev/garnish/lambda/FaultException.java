package dev.garnish.lambda;

import dev.garnish.event.Diagnostic;
import java.io.PrintWriter;

/** A fault of ours, reported by its kind and place alone: the message of what was thrown could hold a recipient's data. */
final class FaultException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private FaultException(String message) {
        super(message, null, false, false);
    }

    /** Of a common type: who throws what this returns does not load this class before. */
    static RuntimeException of(Throwable thrown) {
        return thrown instanceof OutOfMemoryError
                ? new FaultException("out of memory: give the function more, or send fewer recipients at once")
                : new FaultException(Diagnostic.fault("", thrown).message());
    }

    /** The runtime client prints the message by itself, and this behind it. */
    @Override
    public void printStackTrace(PrintWriter out) {}
}

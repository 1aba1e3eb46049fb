package dev.garnish.lambda;

import dev.garnish.event.InvalidEventException;
import java.io.PrintWriter;

/**
 * An event that is refused, as the runtime client reports it: its payload holds the message, bounded, and no stack trace,
 * which would be the longest part of it and tell nobody anything.
 */
final class RefusedEventException extends InvalidEventException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 500;

    private RefusedEventException(String message) {
        super(message);
    }

    /** Of a common type: who throws what this returns does not load this class before. */
    static RuntimeException of(InvalidEventException thrown) {
        return new RefusedEventException(bounded(String.valueOf(thrown.getMessage())));
    }

    /** On one line: the runtime client prints it as it is. */
    private static String bounded(String message) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < message.length() && i < LONGEST; i++) {
            char c = message.charAt(i);
            line.append(Character.isISOControl(c) || c == '\u2028' || c == '\u2029' ? '\ufffd' : c);
        }
        return line.append(message.length() > LONGEST ? "…" : "").toString();
    }

    @Override
    public Throwable fillInStackTrace() {
        return this;
    }

    /** The runtime client prints the message by itself, and this behind it. */
    @Override
    public void printStackTrace(PrintWriter out) {}
}

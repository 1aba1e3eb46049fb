package dev.garnish.event;

import dev.garnish.internal.text.Printable;

/**
 * An event that is not JSON, or not its host's shape, is refused whole. The message is one line that says where (a JSON
 * pointer or a byte offset) and what would be right; it never holds a recipient's data.
 */
public class InvalidEventException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public InvalidEventException(String message) {
        super(Printable.text(message));
    }

    /** The event breaks a rule of JSON at a byte, counted from 0. */
    public static InvalidEventException at(int offset, String trouble) {
        return new InvalidEventException("event at byte " + offset + ": " + trouble);
    }
}

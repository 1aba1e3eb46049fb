package dev.garnish.event;

import dev.garnish.internal.text.Printable;

/**
 * An event that is not JSON, or not its host's shape, is refused whole. The message is one line that says where (a JSON
 * pointer or a byte offset) and what would be right; it never holds a recipient's data.
 */
public class InvalidEventException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int NO_OFFSET = -1;

    /** The byte that breaks a rule of JSON; negative where none does. */
    private final int offset;

    /**
     * An event that is refused.
     *
     * @param message where and what would be right, without data of the event; made safe to print
     */
    public InvalidEventException(String message) {
        this(message, NO_OFFSET);
    }

    private InvalidEventException(String message, int offset) {
        super(Printable.text(message));
        this.offset = offset;
    }

    /**
     * An event that breaks a rule of JSON.
     *
     * @param offset the byte where it does, from 0
     * @param trouble what is wrong there, without data of the event
     * @return the exception, to be thrown
     */
    public static InvalidEventException at(int offset, String trouble) {
        return new InvalidEventException("event at byte " + offset + ": " + trouble, offset);
    }

    /** {@return the byte that breaks a rule of JSON, from 0; negative where none does} */
    public int offset() {
        return offset;
    }
}

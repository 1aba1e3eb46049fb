package dev.garnish.event;

import dev.garnish.internal.text.Printable;

/**
 * Something that went wrong for one value, one recipient or one event while the rest went out. Immutable. It never holds a
 * recipient's data.
 *
 * @param code stable, for programs to count by
 * @param where a JSON pointer into the event, or {@code attribute/item}, by ids only; empty where all of the event is meant.
 *     Not made safe to print: {@link #toString()} is
 * @param message what went wrong and what came of it, in one line
 */
public record Diagnostic(Code code, String where, String message) {
    /** The kinds of trouble at send time. */
    public enum Code {
        /** A rule failed on one item or recipient; the value fell to the next case or the attribute's {@code else}. */
        VALUE_FAILED,
        /** A value broke a bound of the language (64 KB); the value fell to the next case or {@code else}. */
        VALUE_TOO_LARGE,
        /** A value, or all of an event, took too many steps; the value, or the event's later ones, fell to {@code else}. */
        VALUE_TOO_COSTLY,
        /** A recipient is not of the host's shape; it went out as it came. */
        RECIPIENT_MALFORMED,
        /** An entry of a list of items is no item id; it counts as an unknown item. */
        ITEM_MALFORMED,
        /** A recipient was failed by {@code unknown item fail the recipient}. */
        RECIPIENT_FAILED,
        /** A reply or result was beyond the host's limit, so that values or whole results were given up. */
        REPLY_TOO_LARGE,
        /** The catalog did not answer, or returned something that is not one of its items; the items count as unknown. */
        CATALOG_UNAVAILABLE,
        /** A fault of Garnish or of an application's catalog: that item counts as unknown, that recipient gets nothing. */
        INTERNAL_ERROR
    }

    /**
     * A fault that was contained. The message names its kind and the place in the code only: what was thrown could hold a
     * recipient's data in its own message.
     *
     * @param where what it cost, by ids only; empty for all of an event
     * @param thrown names the fault by its class and first stack frame
     * @return a diagnostic of the code {@link Code#INTERNAL_ERROR}
     */
    public static Diagnostic fault(String where, Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        return new Diagnostic(
                Code.INTERNAL_ERROR,
                where,
                "a fault of Garnish (" + thrown.getClass().getSimpleName() + place + "): please report this line");
    }

    /** {@return code, place and message in one line, safe to print} */
    @Override
    public String toString() {
        return code + (where.isEmpty() ? "" : " " + Printable.name(where)) + ": " + Printable.text(message);
    }
}

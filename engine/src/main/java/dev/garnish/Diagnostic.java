package dev.garnish;

/**
 * Something that went wrong for one value, one recipient or one event while the rest went out: {@code where} is a JSON
 * pointer into the event or {@code attribute/item}, by ids only; {@code message} never holds a recipient's data.
 *
 * @param code stable, for programs to count by
 */
public record Diagnostic(Code code, String where, String message) {
    /** The kinds of trouble at send time. */
    public enum Code {
        /** A rule failed on one item or recipient; the value fell to the next case or the attribute's {@code else}. */
        VALUE_FAILED,
        /** A value broke a bound of the language (64 KB); the value fell to the next case or {@code else}. */
        VALUE_TOO_LARGE,
        /** A recipient is not of the host's shape; it went out as it came. */
        RECIPIENT_MALFORMED,
        /** An entry of a list of items is no item id; it counts as an unknown item. */
        ITEM_MALFORMED,
        /** A recipient was failed by {@code unknown item fail the recipient}. */
        RECIPIENT_FAILED,
        /** The reply was beyond the host's limit; the longest values fell to their {@code else}. */
        REPLY_TOO_LARGE,
        /** The catalog did not answer, or gave what is no item of its own; the items count as unknown. */
        CATALOG_UNAVAILABLE
    }
}

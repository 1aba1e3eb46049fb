package dev.garnish.rules;

/** The result of trying one case, or the {@code else}, on given inputs. */
public enum CaseOutcome {
    SENT,
    /** Sent without its control characters. */
    CLEANED,
    /** Sent with blanks and non-ASCII characters percent-encoded. */
    ENCODED,
    /** Sent, cut to the attribute's {@code max}. */
    SHORTENED,

    CONDITION_DOES_NOT_HOLD,
    /** Its {@code use} is missing. */
    VALUE_MISSING,
    FAILED,
    /** It would have taken more steps than a value may take. */
    TOO_COSTLY,
    /** Beyond 64 KB. */
    TOO_LARGE,
    /** Beyond a {@code max} that does not shorten. */
    TOO_LONG,
    /** Nothing but blanks or control characters. */
    BLANK,

    IMAGE_NOT_HTTPS,
    /** More than one address, with a comma, a semicolon, a bar or a blank between. */
    IMAGE_SEVERAL,
    IMAGE_UNSAFE_CHARACTERS,
    IMAGE_NO_URL,
    IMAGE_USER_INFO,
    /** A host beyond ASCII; as {@code xn--...} it is fine. */
    IMAGE_FOREIGN_HOST,
    IMAGE_HOST_NOT_ALLOWED;

    /** Whether the case gives the value where none above does. */
    public boolean applies() {
        return compareTo(SHORTENED) <= 0;
    }

    /** Whether the case has a value that the attribute's limits refuse. */
    public boolean isRefusal() {
        return compareTo(TOO_LARGE) >= 0;
    }

    public boolean isImageRefusal() {
        return compareTo(IMAGE_NOT_HTTPS) >= 0;
    }
}

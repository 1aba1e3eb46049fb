package dev.garnish.rules;

/**
 * The result of trying one case, or the {@code else}, on given inputs. The order of the constants is part of their meaning:
 * first those that {@linkplain #applies() apply}, last those that are {@linkplain #isRefusal() refusals}.
 */
public enum CaseOutcome {
    /** Sent as it is. */
    SENT,
    /** Sent without its control characters. */
    CLEANED,
    /** Sent with blanks and non-ASCII characters percent-encoded. */
    ENCODED,
    /** Sent, cut to the attribute's {@code max}. */
    SHORTENED,

    /** Its {@code when} is false or missing. */
    CONDITION_DOES_NOT_HOLD,
    /** Its {@code use} is missing. */
    VALUE_MISSING,
    /** A fault at evaluation, which is a diagnostic. */
    FAILED,
    /** It would have taken more steps than a value may take. */
    TOO_COSTLY,
    /** Beyond 64 KB. */
    TOO_LARGE,
    /** Beyond a {@code max} that does not shorten. */
    TOO_LONG,
    /** Nothing but blanks or control characters. */
    BLANK,

    /** An image's address that does not begin with {@code https://}. */
    IMAGE_NOT_HTTPS,
    /** More than one address, with a comma, a semicolon, a bar or a blank between. */
    IMAGE_SEVERAL,
    /** An image's address with control characters or invisible ones. */
    IMAGE_UNSAFE_CHARACTERS,
    /** What is no address, or has no host. */
    IMAGE_NO_URL,
    /** An image's address with a user's name or password. */
    IMAGE_USER_INFO,
    /** A host beyond ASCII; as {@code xn--...} it is fine. */
    IMAGE_FOREIGN_HOST,
    /** A host that the attribute's list of hosts does not have. */
    IMAGE_HOST_NOT_ALLOWED;

    /** {@return whether the case gives the value where none above does} */
    public boolean applies() {
        return compareTo(SHORTENED) <= 0;
    }

    /** {@return whether the case has a value that the attribute's limits refuse} */
    public boolean isRefusal() {
        return compareTo(TOO_LARGE) >= 0;
    }

    /** {@return whether the case has a value that is refused as the address of an image} */
    public boolean isImageRefusal() {
        return compareTo(IMAGE_NOT_HTTPS) >= 0;
    }
}

package dev.garnish.internal.text;

import java.util.List;

/**
 * Addresses that lead to a person and have no host: {@code tel:+4930123456}, {@code sms:+4930123456?body=Hello} and
 * {@code mailto:shop@example.com?subject=Hello}, as in RFC 3966, 5724 and 6068, with one number or mailbox and no field that
 * could add a recipient.
 */
public final class ContactAddress {
    private static final String TEL = "tel";
    private static final String SMS = "sms";
    private static final String MAILTO = "mailto";

    public static final List<String> SCHEMES = List.of(TEL, SMS, MAILTO);

    /** As ITU-T E.164 has it. */
    private static final int MOST_DIGITS = 15;

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_HOST = 253;
    private static final String EXTENSION = ";ext=";

    private ContactAddress() {}

    /** How one of the schemes is written. */
    public static String example(String scheme) {
        return scheme.equals(MAILTO) ? "mailto:shop@example.com" : scheme + ":+4930123456";
    }

    /**
     * Whether what stands behind a scheme and its colon is what the scheme leads to.
     *
     * @param whom a number or a mailbox, up to the question mark
     * @param query from the question mark on, percent-encoded; empty where there is none
     */
    public static boolean isOne(String scheme, String whom, String query) {
        return (scheme.equals(MAILTO) ? isMailbox(whom) : isNumber(scheme, whom)) && isQuery(scheme, query);
    }

    /** A number as it is dialled: without the zero in brackets that is left out behind a country's code. */
    private static boolean isNumber(String scheme, String whom) {
        int extension = scheme.equals(TEL) ? whom.indexOf(EXTENSION) : -1;
        String number = extension < 0 ? whom : whom.substring(0, extension);
        int digits = 0;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            digits += isDigit(c) ? 1 : 0;
            boolean separates = i > 0 && "-.()".indexOf(c) >= 0;
            if (!isDigit(c) && !separates && !(i == 0 && (c == '+' || c == '('))) {
                return false;
            }
        }
        boolean dials = !number.startsWith("+") || !number.contains("(0)");
        return dials
                && digits > 1
                && digits <= MOST_DIGITS
                && (extension < 0 || isExtension(whom.substring(extension + EXTENSION.length())));
    }

    private static boolean isExtension(String text) {
        return !text.isEmpty() && text.length() <= MOST_DIGITS && text.chars().allMatch(c -> isDigit((char) c));
    }

    private static boolean isMailbox(String whom) {
        int at = whom.indexOf('@');
        return at > 0 && at <= LONGEST_NAME && isName(whom.substring(0, at)) && isHost(whom.substring(at + 1));
    }

    private static boolean isName(String name) {
        boolean dots = name.startsWith(".") || name.endsWith(".") || name.contains("..");
        return !dots && name.chars().allMatch(c -> isLetterOrDigit((char) c) || "._+-".indexOf(c) >= 0);
    }

    private static boolean isHost(String host) {
        boolean dots = host.startsWith(".") || host.endsWith(".") || host.contains("..") || !host.contains(".");
        return !dots
                && host.length() <= LONGEST_HOST
                && host.chars().allMatch(c -> isLetterOrDigit((char) c) || c == '.' || c == '-');
    }

    /** Fields that only fill in a message, each once. */
    private static boolean isQuery(String scheme, String query) {
        if (query.isEmpty()) {
            return true;
        }
        boolean subject = false;
        boolean body = false;
        for (String field : query.substring(1).split("&", -1)) {
            boolean ofSubject = scheme.equals(MAILTO) && field.startsWith("subject=") && !subject;
            boolean ofBody = !scheme.equals(TEL) && field.startsWith("body=") && !body;
            if (!(ofSubject || ofBody) || !isValue(field, ofBody)) {
                return false;
            }
            subject |= ofSubject;
            body |= ofBody;
        }
        return true;
    }

    /** Without a fragment, and without control characters; a body may have line breaks. */
    private static boolean isValue(String field, boolean lines) {
        for (int i = 0; i < field.length(); i++) {
            char c = field.charAt(i);
            if (c == '#' || c <= ' ' || c >= 0x7F) {
                return false;
            }
            if (c == '%') {
                int code = i + 2 < field.length() ? hex(field.charAt(i + 1)) * 16 + hex(field.charAt(i + 2)) : -1;
                boolean breaks = lines && (code == '\r' || code == '\n');
                if (code == 0x7F || (code < ' ' && !breaks)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Very negative for what is no digit of a percent-encoding. */
    private static int hex(char c) {
        int digit = c < 0x80 ? Character.digit(c, 16) : -1;
        return digit < 0 ? -0x1000 : digit;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetterOrDigit(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}

package dev.garnish.internal.eval;

import dev.garnish.internal.text.Blanks;
import dev.garnish.internal.text.ContactAddress;
import dev.garnish.rules.CaseOutcome;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;

/** Checks the values of {@code image} and {@code link} attributes: one URL as a mail client will read it, and nothing else. */
final class ImageUrl {
    private static final String SCHEME = "https://";

    private static final List<String> WEB = List.of("https", "http");

    /** Characters that an address may not contain, and the quote that ends an attribute of HTML. */
    private static final String ILLEGAL = " \"'<>\\^`{|}[]";

    private static final String SEPARATORS = ",;|";
    private static final List<String> ENCODED_SEPARATORS = List.of("%20", "%2C", "%3B", "%7C", "%0A", "%09");

    private ImageUrl() {}

    /**
     * The URL with blanks, quotes and non-ASCII characters behind its host percent-encoded; refused where it is no
     * URL of a scheme or several, has user info, control characters or a host beyond ASCII (write it as {@code xn--...}), or
     * its host is not allowed.
     *
     * <p>A {@link ContactAddress} has no host, and two slashes nowhere.
     *
     * @param hosts lower case; empty: any. The host of an application's scheme is part of its path, and not asked
     * @param schemes lower case
     */
    static Verdict judge(String text, List<String> hosts, List<String> schemes) {
        String url = Blanks.trim(text);
        String contact = contactScheme(url, schemes);
        if (!contact.isEmpty()) {
            return contact(contact, url.substring(contact.length() + 1), text);
        }
        int start = endOfScheme(url, schemes);
        if (isSeveral(url, start < 0 ? SCHEME.length() : start, schemes)) {
            return Verdict.refused(CaseOutcome.IMAGE_SEVERAL);
        }
        if (!Cleaning.isClean(url)) {
            return Verdict.refused(CaseOutcome.IMAGE_UNSAFE_CHARACTERS);
        }
        if (start < 0) {
            return Verdict.refused(url.isEmpty() ? CaseOutcome.BLANK : CaseOutcome.IMAGE_NOT_HTTPS);
        }
        int path = endOfAuthority(url, start);
        if (!isAscii(url.substring(0, path))) {
            return Verdict.refused(CaseOutcome.IMAGE_FOREIGN_HOST);
        }
        String encoded = url.substring(0, path) + encode(url.substring(path));
        CaseOutcome outcome = outcomeOf(encoded, hosts);
        return outcome == CaseOutcome.SENT
                ? new Verdict(encoded.equals(text) ? CaseOutcome.SENT : CaseOutcome.ENCODED, encoded)
                : Verdict.refused(outcome);
    }

    /** Which of the schemes without a host an address has; empty: none. */
    private static String contactScheme(String url, List<String> schemes) {
        for (String scheme : schemes) {
            boolean leads =
                    url.regionMatches(true, 0, scheme, 0, scheme.length()) && url.startsWith(":", scheme.length());
            if (leads && ContactAddress.SCHEMES.contains(scheme)) {
                return scheme;
            }
        }
        return "";
    }

    /** A number without its blanks, or a mailbox, and what a message to it says, percent-encoded. */
    private static Verdict contact(String scheme, String rest, String text) {
        if (!Cleaning.isClean(rest)) {
            return Verdict.refused(CaseOutcome.IMAGE_UNSAFE_CHARACTERS);
        }
        int query = rest.indexOf('?') < 0 ? rest.length() : rest.indexOf('?');
        String whom = rest.substring(0, query).replace(" ", "").replace("\u00A0", "");
        String message = encode(rest.substring(query));
        String encoded = scheme + ":" + whom + message;
        if (!ContactAddress.isOne(scheme, whom, message)) {
            return Verdict.refused(CaseOutcome.IMAGE_NO_URL);
        }
        return new Verdict(encoded.equals(text) ? CaseOutcome.SENT : CaseOutcome.ENCODED, encoded);
    }

    /** Whether another address follows a separator. Behind other characters it may be a part of the first. */
    private static boolean isSeveral(String url, int start, List<String> schemes) {
        for (int at = url.indexOf("//", start); at >= 0; at = url.indexOf("//", at + 2)) {
            if (isSeparator(url, startOfScheme(url, at, schemes))) {
                return true;
            }
        }
        return false;
    }

    private static int startOfScheme(String url, int slashes, List<String> schemes) {
        for (List<String> known : List.of(schemes, WEB)) {
            for (String scheme : known) {
                int start = slashes - scheme.length() - 1;
                if (start > 0
                        && url.charAt(slashes - 1) == ':'
                        && url.regionMatches(true, start, scheme, 0, scheme.length())) {
                    return start;
                }
            }
        }
        return slashes;
    }

    private static boolean isSeparator(String url, int end) {
        char before = url.charAt(end - 1);
        if (SEPARATORS.indexOf(before) >= 0 || Character.isWhitespace(before)) {
            return true;
        }
        for (String encoded : ENCODED_SEPARATORS) {
            if (url.regionMatches(true, end - encoded.length(), encoded, 0, encoded.length())) {
                return true;
            }
        }
        return false;
    }

    /** Behind its two slashes; negative where it has none of the schemes. */
    private static int endOfScheme(String url, List<String> schemes) {
        for (String scheme : schemes) {
            String start = scheme + "://";
            if (url.regionMatches(true, 0, start, 0, start.length())) {
                return start.length();
            }
        }
        return -1;
    }

    private static int endOfAuthority(String url, int start) {
        int end = start;
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static CaseOutcome outcomeOf(String url, List<String> hosts) {
        try {
            URI uri = new URI(url);
            if (uri.getRawUserInfo() != null) {
                return CaseOutcome.IMAGE_USER_INFO;
            }
            String host = uri.getHost();
            if (!isWeb(uri.getScheme())) {
                return CaseOutcome.SENT;
            }
            if (host == null) {
                return CaseOutcome.IMAGE_NO_URL;
            }
            boolean allowed = hosts.isEmpty() || hosts.contains(host.toLowerCase(Locale.ROOT));
            return allowed ? CaseOutcome.SENT : CaseOutcome.IMAGE_HOST_NOT_ALLOWED;
        } catch (URISyntaxException e) {
            return CaseOutcome.IMAGE_NO_URL;
        }
    }

    private static boolean isWeb(String scheme) {
        return WEB.contains(scheme.toLowerCase(Locale.ROOT));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static String encode(String path) {
        StringBuilder encoded = new StringBuilder();
        boolean fragment = false;
        for (int at = 0; at < path.length(); at = path.offsetByCodePoints(at, 1)) {
            int codePoint = path.codePointAt(at);
            boolean legal =
                    codePoint == '%' ? isEscape(path, at) : isLegal(codePoint) && !(codePoint == '#' && fragment);
            if (legal) {
                encoded.append((char) codePoint);
            } else {
                escape(codePoint, encoded);
            }
            fragment |= codePoint == '#';
        }
        return encoded.toString();
    }

    private static boolean isLegal(int codePoint) {
        return codePoint > ' ' && codePoint < 0x7F && ILLEGAL.indexOf(codePoint) < 0;
    }

    private static boolean isEscape(String path, int at) {
        return at + 2 < path.length() && isHex(path.charAt(at + 1)) && isHex(path.charAt(at + 2));
    }

    private static boolean isHex(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }

    private static void escape(int codePoint, StringBuilder encoded) {
        encoded.append(Texts.url(Character.toString(codePoint)));
    }
}

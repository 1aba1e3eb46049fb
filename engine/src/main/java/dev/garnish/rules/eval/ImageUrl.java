package dev.garnish.rules.eval;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Checks what an {@code image} attribute sends: an https URL as a mail client will read it, and nothing else. */
final class ImageUrl {
    private static final String SCHEME = "https://";
    private static final String ILLEGAL = " \"<>\\^`{|}[]";

    private ImageUrl() {}

    /**
     * The URL with blanks and non-ASCII characters behind its host percent-encoded; null where it is no https URL, has
     * user info, control characters or a host beyond ASCII (write it as {@code xn--...}), or its host is not allowed.
     *
     * @param hosts lower case; empty: any
     */
    static @Nullable String check(String text, List<String> hosts) {
        String url = text.strip();
        if (!Cleaning.isClean(url) || !url.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        int path = endOfAuthority(url);
        String encoded = url.substring(0, path) + encode(url.substring(path));
        return isAllowed(encoded, hosts) ? encoded : null;
    }

    private static int endOfAuthority(String url) {
        int end = SCHEME.length();
        while (end < url.length() && "/?#".indexOf(url.charAt(end)) < 0) {
            end++;
        }
        return end;
    }

    private static boolean isAllowed(String url, List<String> hosts) {
        try {
            URI uri = new URI(url);
            String host = uri.getHost();
            return host != null
                    && isAscii(host)
                    && uri.getRawUserInfo() == null
                    && (hosts.isEmpty() || hosts.contains(host.toLowerCase(Locale.ROOT)));
        } catch (URISyntaxException e) {
            return false;
        }
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
        for (byte unit : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
            encoded.append("%%%02X".formatted(unit & 0xFF));
        }
    }
}

package dev.garnish.server.internal.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** What keeps pages of other sites out of a server that a browser on this machine reaches. */
public final class SameOrigin {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private SameOrigin() {}

    /** A page of another site can have its own name lead to this machine; then the name gives it away. */
    public static void requireLoopbackName(Request request) {
        @Nullable String name = request.getHttpURI().getHost();
        if (name == null || !LOOPBACK.contains(name.toLowerCase(Locale.ROOT))) {
            throw new ProblemException(new Problem(
                    HttpStatus.MISDIRECTED_REQUEST_421, "this server answers to localhost, 127.0.0.1 and [::1] only"));
        }
    }

    /** Browsers say which page asks. Pages of other sites get nothing, and cannot spend what others pay for. */
    public static void requireOwnOrigin(Request request) {
        @Nullable String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        if (origin != null && !isOwn(origin, request)) {
            throw new ProblemException(new Problem(HttpStatus.FORBIDDEN_403, "pages of other origins may not ask"));
        }
    }

    private static boolean isOwn(String origin, Request request) {
        try {
            URI from = new URI(origin);
            return request.getHttpURI().getAuthority() != null
                    && request.getHttpURI().getAuthority().equalsIgnoreCase(from.getRawAuthority());
        } catch (URISyntaxException e) {
            return false;
        }
    }
}

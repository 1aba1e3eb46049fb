package dev.garnish.server;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** The one place that decides whether a request may pass. Safe for many threads. */
final class Gate {
    /** The parameter that holds a key, for callers that can send no header. */
    static final String KEY = "key";

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    private final @Nullable ApiKeys keys;

    /** @param keys null for a server that only this machine reaches, and that asks for no key */
    Gate(@Nullable ApiKeys keys) {
        this.keys = keys;
    }

    /** @throws ProblemException if it may not */
    void pass(Request request, Response response, Parameters parameters) {
        if (keys == null) {
            requireLoopbackName(request);
        }
        requireOwnOrigin(request);
        if (keys != null) {
            ApiKeys.Key key =
                    keys.find(presented(request.getHeaders(), parameters)).orElseThrow(() -> unauthorized(response));
            RequestFacts.of(request).key = key.name();
            if (!key.limit().take()) {
                throw new ProblemException(
                        new Problem(HttpStatus.TOO_MANY_REQUESTS_429, "more requests a second than this key may make"));
            }
        }
    }

    /** A page of another site can have its own name lead to this machine; then the name gives it away. */
    static void requireLoopbackName(Request request) {
        @Nullable String name = request.getHttpURI().getHost();
        if (name == null || !LOOPBACK.contains(name.toLowerCase(java.util.Locale.ROOT))) {
            throw new ProblemException(new Problem(
                    HttpStatus.MISDIRECTED_REQUEST_421, "this server answers to localhost, 127.0.0.1 and [::1] only"));
        }
    }

    /** Browsers say which page asks. Pages of other sites get nothing, and cannot spend what others pay for. */
    private static void requireOwnOrigin(Request request) {
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

    private static ProblemException unauthorized(Response response) {
        response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
        response.getHeaders().add(HttpHeader.WWW_AUTHENTICATE, "Basic realm=\"garnish\"");
        return new ProblemException(new Problem(
                HttpStatus.UNAUTHORIZED_401,
                "a key is needed: as Authorization: Bearer, as the password of Authorization: Basic, as X-Api-Key, or as"
                        + " the parameter key"));
    }

    /** The first that is given, in this order; empty where none is. */
    private static String presented(HttpFields headers, Parameters parameters) {
        String authorization = headers.get(HttpHeader.AUTHORIZATION);
        if (authorization != null) {
            return ofAuthorization(authorization);
        }
        return Optional.ofNullable(headers.get("X-Api-Key")).orElseGet(() -> parameters.one(KEY));
    }

    private static String ofAuthorization(String value) {
        if (value.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return value.substring(BEARER.length()).trim();
        }
        return value.regionMatches(true, 0, BASIC, 0, BASIC.length())
                ? password(value.substring(BASIC.length()).trim())
                : "";
    }

    private static String password(String credentials) {
        try {
            String pair = new String(Base64.getDecoder().decode(credentials), StandardCharsets.UTF_8);
            return pair.substring(pair.indexOf(':') + 1);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}

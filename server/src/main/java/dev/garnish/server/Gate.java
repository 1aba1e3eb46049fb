package dev.garnish.server;

import dev.garnish.server.internal.http.Admission;
import dev.garnish.server.internal.http.Parameters;
import dev.garnish.server.internal.http.Problem;
import dev.garnish.server.internal.http.ProblemException;
import dev.garnish.server.internal.http.RequestFacts;
import dev.garnish.server.internal.http.SameOrigin;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.jspecify.annotations.Nullable;

/** The one place that decides whether a request may pass. Safe for many threads. */
final class Gate implements Admission {
    /** The parameter that holds a key, for callers that can send no header. */
    static final String KEY = "key";

    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    private final @Nullable ApiKeys keys;

    /** @param keys null for a server that only this machine reaches, and that asks for no key */
    Gate(@Nullable ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public void pass(Request request, Response response, Parameters parameters) {
        if (keys == null) {
            SameOrigin.requireLoopbackName(request);
        }
        SameOrigin.requireOwnOrigin(request);
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

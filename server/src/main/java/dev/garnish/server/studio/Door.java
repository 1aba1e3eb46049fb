package dev.garnish.server.studio;

import dev.garnish.server.internal.http.Admission;
import dev.garnish.server.internal.http.Parameters;
import dev.garnish.server.internal.http.Problem;
import dev.garnish.server.internal.http.ProblemException;
import dev.garnish.server.internal.http.SameOrigin;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/**
 * Who may use the studio: whoever opened the address that was printed, once, in this browser. A page of another site can
 * neither read nor send anything: it has no cookie, another origin, and cannot set the header. Safe for many threads.
 */
final class Door implements Admission {
    private static final String HEADER = "X-Garnish";
    private static final String STUDIO = "studio";
    private static final int SECRET_BYTES = 32;

    private final String token = secret();
    private final String session = secret();
    private final AtomicBoolean isUsed = new AtomicBoolean();

    private static String secret() {
        byte[] random = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    /** What stands in the printed address. */
    String token() {
        return token;
    }

    /** Lets only the first address of all pass without a cookie; what answers there asks {@link #isKnown}. */
    @Override
    public void pass(Request request, Response response, Parameters parameters) {
        SameOrigin.requireLoopbackName(request);
        SameOrigin.requireOwnOrigin(request);
        if (Request.getPathInContext(request).equals("/")) {
            return;
        }
        if (!isKnown(request)) {
            throw new ProblemException(new Problem(
                    HttpStatus.UNAUTHORIZED_401,
                    "open the address that `garnish studio` printed: it lets this browser in"));
        }
        if (request.getMethod().equals("POST")) {
            requireOurs(request);
        }
    }

    /** A form of another page cannot set the header. */
    private static void requireOurs(Request request) {
        if (!STUDIO.equals(request.getHeaders().get(HEADER))) {
            throw new ProblemException(
                    new Problem(HttpStatus.FORBIDDEN_403, "a POST needs the header X-Garnish: studio"));
        }
        if (!request.getHeaders().contains(HttpHeader.CONTENT_TYPE)) {
            throw new ProblemException(
                    new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, "Content-Type: expected one"));
        }
    }

    /** Whether a browser was let in. */
    boolean isKnown(Request request) {
        String name = name(request);
        return Request.getCookies(request).stream()
                .anyMatch(cookie -> cookie.getName().equals(name) && isSame(cookie.getValue(), session));
    }

    /** Lets a browser in, if it comes with the token, and nobody came with it before. */
    boolean admits(Request request, Response response, String given) {
        if (!isSame(given, token) || !isUsed.compareAndSet(false, true)) {
            return false;
        }
        // A name with the port: cookies do not tell ports apart, and two studios may run.
        HttpCookie cookie = HttpCookie.build(name(request), session)
                .path("/")
                .httpOnly(true)
                .sameSite(HttpCookie.SameSite.STRICT)
                .build();
        Response.addCookie(response, cookie);
        return true;
    }

    private static String name(Request request) {
        return "garnish-" + Request.getLocalPort(request);
    }

    private static boolean isSame(String given, String secret) {
        return MessageDigest.isEqual(given.getBytes(StandardCharsets.UTF_8), secret.getBytes(StandardCharsets.UTF_8));
    }
}

package dev.garnish.server.internal.http;

import java.io.InputStream;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpHeaderValue;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Promise;
import org.jspecify.annotations.Nullable;

/**
 * One request on a route, and its answer. Whoever handles it answers exactly once: by {@link #reply}, or by throwing a
 * {@link ProblemException}.
 */
public final class Call {
    public static final String JSON = "application/json";

    /** A tag as it was given out, and what compression puts behind it. */
    private static final Pattern TAG = Pattern.compile("\"([0-9a-f]{1,64})(?:--gzip)?\"");

    private final Request request;
    private final Response response;
    private final Callback callback;
    private final ApiHandler handler;
    private final Parameters parameters;
    private final Map<String, String> path;

    /** Whether all of the body came; the threads that work on a call follow each other. */
    private volatile boolean isRead;

    /** Whether somebody began to read it. */
    private volatile boolean isBegun;

    public Call(
            Request request,
            Response response,
            Callback callback,
            ApiHandler handler,
            Parameters parameters,
            Map<String, String> path) {
        this.request = request;
        this.response = response;
        this.callback = callback;
        this.handler = handler;
        this.parameters = parameters;
        this.path = path;
    }

    public boolean isPost() {
        return request.getMethod().equals("POST");
    }

    public Parameters parameters() {
        return parameters;
    }

    /** What stands in the path for a name of the route's template. */
    public String path(String name) {
        return path.getOrDefault(name, "");
    }

    public RequestFacts facts() {
        return RequestFacts.of(request);
    }

    /** Fails where the body is said to be of another type; one that says nothing is taken. */
    public void requireType(List<String> types) {
        @Nullable String given = HttpField.stripParameters(request.getHeaders().get(HttpHeader.CONTENT_TYPE));
        String type = given == null ? "" : given.trim();
        if (!type.isEmpty() && types.stream().noneMatch(type::equalsIgnoreCase)) {
            throw unsupported("Content-Type", String.join(" or ", types));
        }
        if (request.getHeaders().contains(HttpHeader.CONTENT_ENCODING)) {
            throw unsupported("Content-Encoding", "gzip or none");
        }
    }

    private static ProblemException unsupported(String header, String expected) {
        return new ProblemException(
                new Problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE_415, header + ": expected " + expected));
    }

    /**
     * Reads the body without holding a thread, and goes on with it as one of the requests that are answered at once.
     *
     * @param limit how many bytes it may have
     */
    public void body(int limit, BodyReader then) {
        if (request.getLength() > limit) {
            throw new ProblemException(Problem.tooLarge(limit));
        }
        isBegun = true;
        CompletableFuture<byte[]> body = new CompletableFuture<>();
        body.orTimeout(handler.arrival().toMillis(), TimeUnit.MILLISECONDS);
        CompletableFuture<byte[]> unused = body.whenCompleteAsync(
                (bytes, failure) -> handler.guarded(this, () -> then.read(arrived(bytes, failure, limit))),
                request.getComponents().getExecutor());
        Content.Source.asByteArrayAsync(request, limit, Promise.Invocable.toPromise(body));
    }

    private byte[] arrived(byte @Nullable [] bytes, @Nullable Throwable failure, int limit) {
        if (bytes != null) {
            isRead = true;
            return bytes;
        }
        throw new ProblemException(
                failure instanceof IllegalStateException ? Problem.tooLarge(limit) : notArrived(failure));
    }

    private static Problem notArrived(@Nullable Throwable failure) {
        return hasTimedOut(failure)
                ? new Problem(HttpStatus.REQUEST_TIMEOUT_408, "the body did not arrive in time")
                : Problem.badRequest("the body did not arrive, or is not gzip as it is said to be");
    }

    private static boolean hasTimedOut(@Nullable Throwable failure) {
        return failure != null && (failure instanceof TimeoutException || hasTimedOut(failure.getCause()));
    }

    /** Goes on with a body. */
    @FunctionalInterface
    public interface BodyReader {
        void read(byte[] body) throws Exception;
    }

    /** The body as it arrives, for a route that never holds all of it. */
    public InputStream stream() {
        isBegun = true;
        return Content.Source.asInputStream(request);
    }

    /** The answer as it is made. */
    public OutputStream streamReply(String type) {
        return Content.Sink.asOutputStream(sink(type));
    }

    /** The same for whoever writes without a thread. */
    public Content.Sink sink(String type) {
        response.setStatus(HttpStatus.OK_200);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (request.getConnectionMetaData().getHttpVersion() == HttpVersion.HTTP_1_1) {
            // Also where the connection ends with the answer, whose end then would look like any other.
            response.getHeaders().put(HttpHeader.TRANSFER_ENCODING, HttpHeaderValue.CHUNKED.asString());
        }
        return response;
    }

    /** A header of the answer. */
    public void header(String name, String value) {
        response.getHeaders().put(name, value);
    }

    public Request request() {
        return request;
    }

    public Response response() {
        return response;
    }

    /** Sends the client to another address of this server. */
    public void seeOther(String path) {
        Response.sendRedirect(request, response, callback, HttpStatus.SEE_OTHER_303, path, true);
    }

    /** Ends an answer that was streamed. */
    public void streamed() {
        callback.succeeded();
    }

    /**
     * Ends an answer that was streamed and cannot be ended as it should: the client sees that it was cut off, or why it did
     * not begin.
     */
    public void brokenOff(Throwable cause) {
        if (isCommitted()) {
            facts().isCutOff = true;
            callback.failed(cause);
        } else {
            problem(notArrived(cause));
        }
    }

    public boolean isCommitted() {
        return response.isCommitted();
    }

    public void reply(int status, String type, byte[] body) {
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        write(status, type, body);
    }

    /** An answer that clients may keep, and ask each time whether it is still so. */
    public void replyCached(int status, String type, byte[] body) {
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "private, no-cache");
        write(status, type, body);
    }

    /** An answer without a body. */
    public void replyNothing() {
        reply(HttpStatus.NO_CONTENT_204, "", new byte[0]);
    }

    /**
     * An answer that stays the same until rules or items change: with a tag of its content, by which a client asks whether
     * it is still so. The tag is made of the content and not of the versions alone, because rules may read the day.
     */
    public void replyTagged(int status, byte[] body) {
        String tag = "\"" + digest(body) + "\"";
        response.getHeaders().put(HttpHeader.ETAG, tag);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "private, no-cache");
        boolean isKnown = !isPost() && status == HttpStatus.OK_200 && isNamed(tag);
        if (isKnown) {
            response.setStatus(HttpStatus.NOT_MODIFIED_304);
            // Not the last: Jetty names the length of what is last, and 0 is not the length of what is known.
            response.write(false, BufferUtil.EMPTY_BUFFER, callback);
        } else {
            write(status, JSON, body);
        }
    }

    private boolean isNamed(String tag) {
        String given = String.join(",", request.getHeaders().getValuesList(HttpHeader.IF_NONE_MATCH.asString()));
        return given.strip().equals("*")
                || TAG.matcher(given).results().anyMatch(one -> tag.equals("\"" + one.group(1) + "\""));
    }

    private static String digest(byte[] body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
            return HexFormat.of().formatHex(Arrays.copyOf(hash, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void write(int status, String type, byte[] body) {
        response.setStatus(status);
        if (body.length > 0) {
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        }
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, BufferUtil.toBuffer(body), callback);
    }

    public void problem(Problem problem) {
        if (isRead) {
            problem.writeTo(response, callback);
        } else if (isBegun) {
            problem.writeUnread(request, response, callback);
        } else {
            problem.writeUntouched(request, response, callback);
        }
    }
}

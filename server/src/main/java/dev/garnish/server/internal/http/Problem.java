package dev.garnish.server.internal.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/**
 * Why a request is not answered, as the client gets it (RFC 9457). The detail is text of ours: it says where something is
 * wrong by names and positions that we know, and never repeats what the client sent.
 */
public record Problem(int status, String detail) {
    private static final String TYPE = "application/problem+json";

    /** Longest that the rest of a body is taken in. */
    private static final int REST_MILLIS = 2_000;

    public static Problem badRequest(String detail) {
        return new Problem(HttpStatus.BAD_REQUEST_400, detail);
    }

    public static Problem tooLarge(int limit) {
        return new Problem(HttpStatus.PAYLOAD_TOO_LARGE_413, "the body may have " + limit + " bytes at most");
    }

    public static Problem overloaded() {
        return new Problem(HttpStatus.SERVICE_UNAVAILABLE_503, "more requests than can be answered now: try again");
    }

    public byte[] json() {
        return new JsonObject()
                .text("type", "about:blank")
                .text("title", HttpStatus.getMessage(status))
                .number("status", status)
                .text("detail", detail)
                .end();
    }

    /**
     * As {@link #writeUnread}, where nobody began to read: what is still sent is taken in for a while, since a client that
     * sends does not see the answer once the connection breaks.
     */
    public void writeUntouched(Request request, Response response, Callback callback) {
        writeUnread(request, response, hasBody(request) ? afterRest(request, callback) : callback);
    }

    private static Callback afterRest(Request request, Callback callback) {
        return Callback.from(
                () -> {
                    Callback.Completable rest = new Callback.Completable();
                    CompletableFuture<Void> unused = rest.orTimeout(REST_MILLIS, TimeUnit.MILLISECONDS)
                            .whenComplete((nothing, failure) -> callback.succeeded());
                    Content.Source.consumeAll(Request.unWrap(request), rest); // as it was sent: what is packed stays so
                },
                callback::failed);
    }

    /**
     * Answers a request whose body nobody has read whole. The connection ends then, and the client learns so: it would send
     * the next request while the server closes.
     */
    public void writeUnread(Request request, Response response, Callback callback) {
        if (isHttp1(request) && hasBody(request)) {
            response.getHeaders().put(HttpHeader.CONNECTION, "close");
        }
        writeTo(response, callback);
    }

    /** In HTTP/1 a request that names no body has none; its length is unknown all the same. */
    private static boolean hasBody(Request request) {
        Request sent = Request.unWrap(request);
        return isHttp1(sent)
                ? sent.getLength() > 0 || sent.getHeaders().contains(HttpHeader.TRANSFER_ENCODING)
                : sent.getLength() != 0;
    }

    private static boolean isHttp1(Request request) {
        return request.getConnectionMetaData().getHttpVersion().getVersion() <= HttpVersion.HTTP_1_1.getVersion();
    }

    /** Answers a request. Headers that were set before stay, such as {@code Allow}. */
    public void writeTo(Response response, Callback callback) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, TYPE);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        if (status == HttpStatus.SERVICE_UNAVAILABLE_503 || status == HttpStatus.TOO_MANY_REQUESTS_429) {
            response.getHeaders().put(HttpHeader.RETRY_AFTER, "1");
        }
        byte[] json = json();
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, json.length);
        response.write(true, BufferUtil.toBuffer(json), callback);
    }
}

package dev.garnish.server.internal.http;

import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What Jetty refuses by itself, as a problem: its own pages repeat the request's address and its messages. */
public final class ProblemErrorHandler extends ErrorHandler {
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        new Problem(status, detail(status)).writeTo(response, callback);
    }

    private static String detail(int status) {
        return switch (status) {
            case HttpStatus.BAD_REQUEST_400 -> "the request is not valid HTTP";
            case HttpStatus.URI_TOO_LONG_414, HttpStatus.REQUEST_HEADER_FIELDS_TOO_LARGE_431 ->
                "the address and the headers may have 16384 bytes together: use POST";
            case HttpStatus.SERVICE_UNAVAILABLE_503 -> "the server is stopping: try again";
            case HttpStatus.INTERNAL_SERVER_ERROR_500 -> "a fault of the server: its log says where";
            default -> "the request cannot be answered";
        };
    }
}

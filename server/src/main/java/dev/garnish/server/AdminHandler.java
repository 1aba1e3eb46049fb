package dev.garnish.server;

import dev.garnish.Change;
import dev.garnish.Garnish;
import dev.garnish.State;
import dev.garnish.server.internal.http.Call;
import dev.garnish.server.internal.http.JsonObject;
import dev.garnish.server.internal.http.Problem;
import dev.garnish.server.internal.http.ProblemException;
import dev.garnish.server.internal.http.SameOrigin;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;

/** {@code /healthz}, {@code /readyz} and {@code /metrics}, on a port of their own, with threads of their own. */
final class AdminHandler extends Handler.Abstract {
    private final Garnish garnish;
    private final ServerMetrics metrics;
    private final BooleanSupplier isStopping;
    private final boolean isLoopback;

    AdminHandler(Garnish garnish, ServerMetrics metrics, BooleanSupplier isStopping, boolean isLoopback) {
        this.garnish = garnish;
        this.metrics = metrics;
        this.isStopping = isStopping;
        this.isLoopback = isLoopback;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put("X-Content-Type-Options", "nosniff");
        try {
            if (isLoopback) {
                SameOrigin.requireLoopbackName(request);
            }
            answer(request, response, callback);
        } catch (ProblemException e) {
            e.problem().writeTo(response, callback);
        }
        return true;
    }

    private void answer(Request request, Response response, Callback callback) {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            response.getHeaders().put(HttpHeader.ALLOW, "GET, HEAD");
            throw new ProblemException(new Problem(HttpStatus.METHOD_NOT_ALLOWED_405, "this takes GET, HEAD only"));
        }
        switch (Request.getPathInContext(request)) {
            case "/healthz" -> write(response, callback, HttpStatus.OK_200, Call.JSON, status("up"));
            case "/readyz" -> ready(response, callback);
            case "/metrics" -> write(response, callback, HttpStatus.OK_200, ServerMetrics.CONTENT_TYPE, metrics.text());
            default ->
                throw new ProblemException(new Problem(
                        HttpStatus.NOT_FOUND_404, "nothing is here: expected /healthz, /readyz or /metrics"));
        }
    }

    private static byte[] status(String status) {
        return new JsonObject().text("status", status).end();
    }

    /** Ready with the last good version, too: what is refused is a warning. */
    private void ready(Response response, Callback callback) {
        Optional<State> state = isStopping.getAsBoolean() ? Optional.empty() : ServerMetrics.state(garnish);
        if (state.isPresent()) {
            write(response, callback, HttpStatus.OK_200, Call.JSON, ready(state.get()));
        } else {
            write(response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, Call.JSON, status("stopping"));
        }
    }

    private static byte[] ready(State state) {
        return new JsonObject()
                .text("status", "ready")
                .text("rules", state.rules())
                .text("catalog", state.catalog())
                .text("since", state.since().toString())
                .objects("refused", state.refused(), AdminHandler::refused)
                .end();
    }

    private static void refused(Change change, JsonObject into) {
        into.text("subject", change.subject().name().toLowerCase(Locale.ROOT)).text("reason", change.reason());
    }

    private static void write(Response response, Callback callback, int status, String type, byte[] body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, BufferUtil.toBuffer(body), callback);
    }
}

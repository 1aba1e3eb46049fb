package dev.garnish.server.internal.http;

import dev.garnish.internal.text.Faults;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.PreEncodedHttpField;
import org.eclipse.jetty.http.pathmap.MatchedResource;
import org.eclipse.jetty.http.pathmap.PathMappings;
import org.eclipse.jetty.http.pathmap.UriTemplatePathSpec;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Takes every request of the API: through the gate, to the endpoint of its route, or to a problem. */
public final class ApiHandler extends Handler.Abstract {
    private static final HttpField NO_SNIFF = new PreEncodedHttpField("X-Content-Type-Options", "nosniff");
    private static final String TRACE = "traceparent";
    private static final Pattern TRACE_FORM = Pattern.compile("00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}");

    private final PathMappings<Route> routes = new PathMappings<>();
    private final String elsewhere;
    private final Admission gate;
    private final Consumer<Throwable> faults;
    private final Duration arrival;

    /**
     * Routes behind a gate.
     *
     * @param elsewhere where what there is can be read of
     * @param faults takes what an endpoint threw that is a fault of ours
     * @param arrival how long a body may take to arrive
     */
    public ApiHandler(
            List<Route> routes, String elsewhere, Admission gate, Consumer<Throwable> faults, Duration arrival) {
        routes.forEach(route -> this.routes.put(new UriTemplatePathSpec(route.template()), route));
        this.elsewhere = elsewhere;
        this.gate = gate;
        this.faults = faults;
        this.arrival = arrival;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        response.getHeaders().put(NO_SNIFF);
        trace(request, response);
        try {
            call(request, response, callback);
        } catch (ProblemException e) {
            e.problem().writeUntouched(request, response, callback);
        }
        return true;
    }

    private static void trace(Request request, Response response) {
        String given = request.getHeaders().get(TRACE);
        Matcher trace = TRACE_FORM.matcher(given == null ? "" : given);
        if (trace.matches()) {
            RequestFacts.of(request).trace = trace.group(1);
            response.getHeaders().put(TRACE, trace.group());
        }
    }

    private void call(Request request, Response response, Callback callback) {
        @Nullable MatchedResource<Route> matched = routes.getMatched(Request.getPathInContext(request));
        if (matched != null) {
            RequestFacts.of(request).route = matched.getResource().template();
        }
        Parameters parameters = Parameters.of(request.getHttpURI().getQuery());
        gate.pass(request, response, parameters);
        if (matched == null) {
            throw new ProblemException(new Problem(HttpStatus.NOT_FOUND_404, "nothing is here: see " + elsewhere));
        }
        Route route = matched.getResource();
        if (!route.takes(request.getMethod())) {
            response.getHeaders().put(HttpHeader.ALLOW, route.allow());
            throw new ProblemException(
                    new Problem(HttpStatus.METHOD_NOT_ALLOWED_405, "this takes " + route.allow() + " only"));
        }
        Map<String, String> path =
                ((UriTemplatePathSpec) matched.getPathSpec()).getPathParams(Request.getPathInContext(request));
        Call call = new Call(request, response, callback, this, parameters, path);
        guarded(call, () -> route.endpoint().answer(call));
    }

    public Duration arrival() {
        return arrival;
    }

    /** Whatever the work throws is answered. */
    public void guarded(Call call, Work work) {
        try {
            work.run();
        } catch (ProblemException e) {
            call.problem(e.problem());
        } catch (Throwable e) {
            Faults.requireContainable(e);
            faults.accept(e);
            if (call.isCommitted()) {
                call.brokenOff(e);
            } else {
                call.problem(
                        new Problem(HttpStatus.INTERNAL_SERVER_ERROR_500, "a fault of the server: its log says where"));
            }
        }
    }

    /** Work on a call. */
    @FunctionalInterface
    public interface Work {
        void run() throws Exception;
    }
}

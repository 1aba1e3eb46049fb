package dev.garnish.server.internal.http;

import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;

/** Decides whether a request may pass, before anything else looks at it. Safe for many threads. */
@FunctionalInterface
public interface Admission {
    /**
     * Returns for a request that may pass.
     *
     * @param response for headers that go with a refusal
     * @throws ProblemException if it may not
     */
    void pass(Request request, Response response, Parameters parameters);
}

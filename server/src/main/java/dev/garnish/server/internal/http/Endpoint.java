package dev.garnish.server.internal.http;

/** Answers the calls of one route. Safe for many threads. */
@FunctionalInterface
public interface Endpoint {
    /**
     * Answers, or arranges that another thread does.
     *
     * @throws ProblemException for what the client has to change
     * @throws Exception for what is a fault of ours
     */
    void answer(Call call) throws Exception;
}

package dev.garnish.languageserver;

import java.util.concurrent.CompletableFuture;
import org.eclipse.lsp4j.jsonrpc.Endpoint;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/** Refuses what a client may not send yet, or no longer: before {@code initialize}, and after {@code shutdown}. */
final class Lifecycle implements Endpoint {
    private final Endpoint session;
    private State state = State.NEW;

    private enum State {
        NEW,
        RUNNING,
        SHUT_DOWN
    }

    Lifecycle(Endpoint session) {
        this.session = session;
    }

    @Override
    public synchronized CompletableFuture<?> request(String method, @Nullable Object parameter) {
        boolean initialize = method.equals("initialize");
        if (state == State.SHUT_DOWN || (initialize && state == State.RUNNING)) {
            String reason = initialize ? "the server is initialized already" : "the server is shut down";
            return Answers.refusal(ResponseErrorCode.InvalidRequest, reason);
        }
        if (state == State.NEW && !initialize) {
            return Answers.refusal(ResponseErrorCode.ServerNotInitialized, "the server is not initialized yet");
        }
        state = method.equals("shutdown") ? State.SHUT_DOWN : State.RUNNING;
        return session.request(method, parameter);
    }

    @Override
    public synchronized void notify(String method, @Nullable Object parameter) {
        if (state == State.RUNNING || method.equals("exit")) {
            session.notify(method, parameter);
        }
    }
}

package dev.garnish.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lambda's Runtime API for one event, on the loopback interface: what a runtime client asks, and what it answers. */
final class LocalRuntime implements AutoCloseable {
    private static final String BASE = "/2018-06-01/runtime/";
    private static final long TIME_MILLIS = 14_000;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<byte[]> events = new LinkedBlockingQueue<>();
    private final CompletableFuture<Answer> answer = new CompletableFuture<>();

    enum Kind {
        REPLY,
        REFUSED,
        NOT_STARTED
    }

    /** What the runtime client answered first. */
    @SuppressWarnings("ArrayRecordComponent")
    record Answer(Kind kind, byte[] body) {}

    private LocalRuntime(HttpServer server) {
        this.server = server;
    }

    static LocalRuntime of(byte[] event) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        LocalRuntime runtime = new LocalRuntime(server);
        runtime.events.add(event);
        server.setExecutor(runtime.threads);
        server.createContext(BASE, runtime::handle);
        server.start();
        return runtime;
    }

    String address() {
        return server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort();
    }

    /** @throws Failure if there is none in time */
    Answer answer(long time, TimeUnit unit) {
        try {
            return answer.get(time, unit);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Failure failure ? failure : new IllegalStateException(e);
        } catch (TimeoutException e) {
            throw Failure.environment("the function did not answer in " + unit.toSeconds(time) + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Failure.environment("interrupted");
        }
    }

    /** The process that runs the client has ended; what was answered before still counts. */
    void ended(int exit) {
        answer.completeExceptionally(
                Failure.environment("the function ended without an answer, with exit code " + exit));
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(BASE.length());
            if (path.equals("invocation/next")) {
                next(exchange);
                return;
            }
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(202, -1);
            answer.complete(new Answer(kind(path), body));
        }
    }

    private static Kind kind(String path) {
        if (path.equals("init/error")) {
            return Kind.NOT_STARTED;
        }
        return path.endsWith("/response") ? Kind.REPLY : Kind.REFUSED;
    }

    /** The event the first time; after that the client waits for another one until it is stopped. */
    private void next(HttpExchange exchange) throws IOException {
        try {
            byte[] event = events.take();
            var headers = exchange.getResponseHeaders();
            // The native part of the client crashes without a content type.
            headers.add("Content-Type", "application/json");
            headers.add("Lambda-Runtime-Aws-Request-Id", "try");
            headers.add("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + TIME_MILLIS));
            headers.add(
                    "Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-west-1:111122223333:function:garnish");
            exchange.sendResponseHeaders(200, event.length == 0 ? -1 : event.length);
            exchange.getResponseBody().write(event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

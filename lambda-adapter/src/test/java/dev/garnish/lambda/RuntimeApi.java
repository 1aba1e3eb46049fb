package dev.garnish.lambda;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Lambda's Runtime API as far as a runtime client asks for it. */
public final class RuntimeApi implements AutoCloseable {
    private static final String BASE = "/2018-06-01/runtime/";
    static final String TRACE = "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=1";
    private static final int PATIENCE_SECONDS = 20;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final BlockingQueue<Answer> answers = new LinkedBlockingQueue<>();
    private final CountDownLatch snapshot = new CountDownLatch(1);
    private final CountDownLatch restored = new CountDownLatch(1);
    private final AtomicInteger count = new AtomicInteger();

    /** What a runtime client answered: the last steps of the path, the body, and what X-Ray is told, if anything. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Answer(String path, byte[] body, Map<String, List<String>> headers) {
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Invocation(String id, byte[] event, long millis) {}

    private RuntimeApi(HttpServer server) {
        this.server = server;
    }

    static RuntimeApi start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        RuntimeApi api = new RuntimeApi(server);
        server.setExecutor(api.threads);
        server.createContext(BASE, api::handle);
        server.start();
        return api;
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Sends an event to the runtime client and waits for what it answers. */
    public Answer invoke(byte[] event) throws InterruptedException {
        return invoke(event, 14_000);
    }

    Answer invoke(byte[] event, long millis) throws InterruptedException {
        waiting.add(new Invocation("request-" + count.incrementAndGet(), event, millis));
        return answer();
    }

    /** The id of the request that was sent last. */
    String lastId() {
        return "request-" + count.get();
    }

    public Answer answer() throws InterruptedException {
        Answer answer = answers.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (answer == null) {
            throw new AssertionError("the runtime client did not answer");
        }
        return answer;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath().substring(BASE.length());
            if (path.equals("invocation/next")) {
                next(exchange);
            } else if (path.equals("restore/next")) {
                restore(exchange);
            } else {
                answers.add(new Answer(
                        path, exchange.getRequestBody().readAllBytes(), Map.copyOf(exchange.getRequestHeaders())));
                exchange.sendResponseHeaders(202, -1);
            }
        }
    }

    /** Waits until the runtime client is ready for a snapshot. */
    void awaitSnapshot() throws InterruptedException {
        if (!snapshot.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the runtime client is not ready for a snapshot: " + answers);
        }
    }

    /** Tells the runtime client that it was started from a snapshot. */
    void restore() {
        restored.countDown();
    }

    private void restore(HttpExchange exchange) throws IOException {
        snapshot.countDown();
        try {
            restored.await();
            exchange.sendResponseHeaders(200, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            Invocation next = waiting.take();
            exchange.getResponseHeaders().putAll(headers(next));
            exchange.sendResponseHeaders(200, next.event.length == 0 ? -1 : next.event.length);
            exchange.getResponseBody().write(next.event);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The native part of the client crashes without a content type. */
    private static Map<String, List<String>> headers(Invocation next) {
        return Map.of(
                "Content-Type", List.of("application/json"),
                "Lambda-Runtime-Aws-Request-Id", List.of(next.id),
                "Lambda-Runtime-Deadline-Ms", List.of(Long.toString(System.currentTimeMillis() + next.millis)),
                "Lambda-Runtime-Trace-Id", List.of(TRACE),
                "Lambda-Runtime-Invoked-Function-Arn", List.of("arn:aws:lambda:eu-west-1:111122223333:function:g"));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

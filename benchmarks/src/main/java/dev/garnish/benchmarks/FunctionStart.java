package dev.garnish.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** One start of a function: a process of its own, and Lambda's Runtime API as far as its first event. */
final class FunctionStart implements AutoCloseable {
    private static final String BASE = "/2018-06-01/runtime/";
    private static final int TIMEOUT_SECONDS = 60;

    private final byte[] event;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile byte[] reply = {};
    private volatile String path = "";

    private FunctionStart(byte[] event) throws IOException {
        this.event = event;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(BASE, this::handle);
        server.start();
    }

    /** Starts a function and gives it an event, which it is to answer with just this reply. */
    static Started of(StartContender contender, byte[] event) throws IOException, InterruptedException {
        try (FunctionStart start = new FunctionStart(event)) {
            return start.run(contender);
        }
    }

    private Started run(StartContender contender) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(contender.command());
        builder.environment().clear();
        builder.environment().putAll(contender.environment());
        builder.environment()
                .put(
                        "AWS_LAMBDA_RUNTIME_API",
                        "127.0.0.1:" + server.getAddress().getPort());
        builder.directory(contender.folder().toFile());
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        long from = System.nanoTime();
        Process process = builder.start();
        try {
            if (!done.await(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                    || !path.endsWith("/response")
                    || !Arrays.equals(reply, contender.reply())) {
                throw new IOException(contender.name() + ": not the reply that was expected, but " + path);
            }
            Duration cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
            return new Started(millis(asked.get() - from), millis(answered.get() - asked.get()), cpu.toNanos() / 1e6);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String asks = exchange.getRequestURI().getPath();
            if (!asks.endsWith("invocation/next")) {
                reply = exchange.getRequestBody().readAllBytes();
                answered.set(System.nanoTime());
                path = asks;
                done.countDown();
                exchange.sendResponseHeaders(202, -1);
            } else if (asked.compareAndSet(0, System.nanoTime())) {
                exchange.getResponseHeaders().putAll(headers());
                exchange.sendResponseHeaders(200, event.length);
                exchange.getResponseBody().write(event);
            }
        }
    }

    private static Map<String, List<String>> headers() {
        return Map.of(
                "Content-Type", List.of("application/json"),
                "Lambda-Runtime-Aws-Request-Id", List.of("request-1"),
                "Lambda-Runtime-Deadline-Ms", List.of(Long.toString(System.currentTimeMillis() + 14_000)),
                "Lambda-Runtime-Invoked-Function-Arn", List.of("arn:aws:lambda:eu-west-1:111122223333:function:f"));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

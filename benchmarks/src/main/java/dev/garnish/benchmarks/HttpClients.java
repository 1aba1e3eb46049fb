package dev.garnish.benchmarks;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** Clients in a closed loop: each has a connection, and sends its next request once it has read a reply. */
final class HttpClients {
    private final int port;
    private final ProcessHandle server;
    private final AtomicInteger next = new AtomicInteger();

    HttpClients(int port, ProcessHandle server) {
        this.port = port;
        this.server = server;
    }

    /**
     * What came back within the time: the status of each reply, how long the good ones took, sorted, and the server's
     * processor time.
     */
    record Result(Map<Integer, Integer> statuses, List<Long> nanos, double seconds, double cpuSeconds) {
        double cpuMicros() {
            return cpuSeconds * 1e6 / nanos.size();
        }

        double perSecond() {
            return nanos.size() / seconds;
        }

        double micros(double quantile) {
            return nanos.size() == 0 ? Double.NaN : nanos.get((int) (quantile * (nanos.size() - 1))) / 1e3;
        }
    }

    /** One reply. */
    record Reply(int status, String body) {}

    static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    }

    static byte[] post(String path, byte[] body) {
        byte[] head = ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                        + "Content-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8);
        byte[] request = Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    Reply once(byte[] request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request);
            return read(new BufferedInputStream(socket.getInputStream()));
        }
    }

    /** Lets so many clients send the requests in turn. */
    Result run(int clients, List<byte[]> requests, double seconds) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(clients);
        try {
            double before = cpuSeconds();
            long end = System.nanoTime() + (long) (seconds * 1e9);
            List<Future<List<long[]>>> running = new ArrayList<>();
            for (int i = 0; i < clients; i++) {
                running.add(threads.submit(() -> loop(requests, end)));
            }
            Map<Integer, Integer> statuses = new TreeMap<>();
            List<Long> good = new ArrayList<>();
            for (Future<List<long[]>> one : running) {
                for (long[] statusAndNanos : one.get()) {
                    statuses.merge((int) statusAndNanos[0], 1, Integer::sum);
                    if (statusAndNanos[0] == 200) {
                        good.add(statusAndNanos[1]);
                    }
                }
            }
            return new Result(statuses, good.stream().sorted().toList(), seconds, cpuSeconds() - before);
        } finally {
            threads.shutdownNow();
        }
    }

    private double cpuSeconds() {
        return server.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    private List<long[]> loop(List<byte[]> requests, long end) {
        List<long[]> replies = new ArrayList<>();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            BufferedInputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
            long started = System.nanoTime();
            while (started < end) {
                out.write(requests.get(next.getAndIncrement() % requests.size()));
                Reply reply = read(in);
                long now = System.nanoTime();
                replies.add(new long[] {reply.status(), now - started});
                started = now;
            }
            return replies;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Reply read(BufferedInputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ", -1)[1]);
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(
                        header.substring(header.indexOf(':') + 1).strip());
            }
        }
        return new Reply(status, new String(in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static String line(BufferedInputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the server closed a connection");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}

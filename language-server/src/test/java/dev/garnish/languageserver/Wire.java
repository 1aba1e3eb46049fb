package dev.garnish.languageserver;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A client that speaks bytes with a server over piped streams, and waits after each message until nothing more comes. */
final class Wire implements AutoCloseable {
    private static final int PIPE = 1 << 20;
    private static final String MARK = "{\"jsonrpc\":\"2.0\",\"id\":\"mark\",\"method\":\"$/mark\"}";

    private final Session session;
    private final OutputStream toServer;
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> exit;

    private Wire(Session session, OutputStream toServer, CompletableFuture<Integer> exit) {
        this.session = session;
        this.toServer = toServer;
        this.exit = exit;
    }

    static Wire open(ServerOptions options) throws IOException {
        PipedInputStream in = new PipedInputStream(PIPE);
        PipedInputStream fromServer = new PipedInputStream(PIPE);
        OutputStream toServer = new PipedOutputStream(in);
        PipedOutputStream out = new PipedOutputStream(fromServer);
        Session session = new Session(options, new Waits(40, 60_000, 60_000));
        CompletableFuture<Integer> exit =
                CompletableFuture.supplyAsync(() -> RulesLanguageServer.serve(session, in, out), session.readers());
        Wire wire = new Wire(session, toServer, exit);
        session.readers().execute(() -> wire.read(fromServer));
        return wire;
    }

    private void read(InputStream in) {
        try {
            while (true) {
                received.add(message(in));
            }
        } catch (IOException e) {
            // The session is over.
        }
    }

    static String message(InputStream in) throws IOException {
        int length = 0;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.startsWith("Content-Length:")) {
                length = Integer.parseInt(
                        header.substring("Content-Length:".length()).strip());
            }
        }
        return new String(in.readNBytes(length), StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the stream has ended");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }

    static byte[] framed(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        byte[] header = ("Content-Length: " + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[header.length + bytes.length];
        System.arraycopy(header, 0, all, 0, header.length);
        System.arraycopy(bytes, 0, all, header.length, bytes.length);
        return all;
    }

    private void write(String json) throws IOException {
        toServer.write(framed(json));
        toServer.flush();
    }

    /** What the server says to a message, and until it is at rest. */
    List<String> send(String json) throws IOException, InterruptedException, ExecutionException {
        write(json);
        List<String> all = new ArrayList<>(untilMark());
        if (!exit.isDone()) {
            session.desk().settled();
            all.addAll(untilMark());
        }
        return all;
    }

    /** Each message is answered in its turn, so that what comes before the answer to a mark was said before. */
    private List<String> untilMark() throws IOException, InterruptedException {
        write(MARK);
        List<String> all = new ArrayList<>();
        while (true) {
            String message = received.poll(exit.isDone() ? 0 : 10, TimeUnit.SECONDS);
            if (message == null || message.contains("\"id\":\"mark\"")) {
                return all;
            }
            all.add(message);
        }
    }

    void hangUp() throws IOException {
        toServer.close();
    }

    int exitCode() throws InterruptedException, ExecutionException, TimeoutException {
        return exit.get(10, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        session.close();
    }
}

package dev.garnish.server.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A studio over the files of a test, and a browser that was let in. */
final class OpenStudio implements AutoCloseable {
    static final ObjectMapper JSON = new ObjectMapper();

    private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
    private final Studio studio;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private String cookie = "";

    /** An answer: its status and what it holds. */
    record Answer(int status, String body, HttpResponse<String> response) {
        JsonNode json() throws IOException {
            return JSON.readTree(body);
        }
    }

    private OpenStudio(Studio studio) {
        this.studio = studio;
    }

    static OpenStudio of(Path rules, @Nullable String catalog, Path state, @Nullable Path releases) throws Exception {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        Studio studio = Studio.start(new StudioOptions(
                rules,
                catalog,
                0,
                state,
                releases,
                thrown ->
                        String.valueOf((thrown.getCause() instanceof IOException cause ? cause : thrown).getMessage()),
                "test",
                new PrintStream(log, true, StandardCharsets.UTF_8)));
        OpenStudio opened = new OpenStudio(studio);
        opened.logged.writeBytes(log.toByteArray());
        return opened;
    }

    /** One over the sample's items, whose browser was let in and which has opened its items. */
    static OpenStudio sample(Path rules, Path state) throws Exception {
        OpenStudio opened = of(rules, null, state, null);
        opened.enter();
        opened.await(json -> !json.path("catalog").isNull());
        return opened;
    }

    URI address() {
        return studio.address();
    }

    String at(String path) {
        return "http://127.0.0.1:" + address().getPort() + path;
    }

    /** Opens the printed address. */
    void enter() throws Exception {
        Answer first = send(HttpRequest.newBuilder(address()));
        cookie = first.response().headers().firstValue("Set-Cookie").orElse("").split(";", 2)[0];
    }

    String cookie() {
        return cookie;
    }

    /** Waits until the page would show so. */
    JsonNode await(Predicate<JsonNode> state) throws Exception {
        JsonNode last = JSON.createObjectNode();
        for (int i = 0; i < 400; i++) {
            last = get("/api/state").json();
            if (state.test(last)) {
                return last;
            }
            Thread.sleep(25);
        }
        throw new AssertionError("never so: " + last);
    }

    Answer get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(at(path))));
    }

    Answer post(String path, Object body) throws Exception {
        return send(posted(path, JSON.writeValueAsString(body)));
    }

    HttpRequest.Builder posted(String path, String body) {
        return HttpRequest.newBuilder(URI.create(at(path)))
                .header("Content-Type", "application/json")
                .header("X-Garnish", "studio")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    Answer upload(String path, byte[] bytes) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(at(path)))
                .header("Content-Type", "application/octet-stream")
                .header("X-Garnish", "studio")
                .POST(HttpRequest.BodyPublishers.ofByteArray(bytes)));
    }

    Answer send(HttpRequest.Builder request) throws Exception {
        if (!cookie.isEmpty()) {
            request.setHeader("Cookie", cookie);
        }
        HttpResponse<String> response =
                client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.body(), response);
    }

    /** What the studio answers to these bytes, until it closes the connection. */
    String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), address().getPort())) {
            socket.setSoTimeout(15_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** The events of a page. */
    Events events(String page) throws Exception {
        HttpResponse<InputStream> response = client.send(
                HttpRequest.newBuilder(URI.create(at("/api/events?page=" + page)))
                        .header("Cookie", cookie)
                        .build(),
                HttpResponse.BodyHandlers.ofInputStream());
        return new Events(response.body());
    }

    /** Sends a message of the language server's protocol. */
    int lsp(String page, String method, @Nullable Integer id, Object params) throws Exception {
        Map<String, Object> message = new java.util.LinkedHashMap<>();
        message.put("jsonrpc", "2.0");
        if (id != null) {
            message.put("id", id);
        }
        message.put("method", method);
        message.put("params", params);
        return post("/api/lsp?page=" + page, message).status();
    }

    /** Opens a file in the editor as it is being typed. */
    void type(String page, Path file, String text) throws Exception {
        lsp(page, "initialize", 1, Map.of("capabilities", Map.of()));
        lsp(page, "initialized", null, Map.of());
        Map<String, Object> document =
                Map.of("uri", file.toUri().toString(), "languageId", "garnish", "version", 1, "text", text);
        lsp(page, "textDocument/didOpen", null, Map.of("textDocument", document));
    }

    String logged() {
        return logged.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        studio.close();
    }

    /** A stream of events, read by a thread. */
    static final class Events implements AutoCloseable {
        private final BlockingQueue<String[]> all = new LinkedBlockingQueue<>();
        private final InputStream in;

        Events(InputStream in) {
            this.in = in;
            Thread reader = new Thread(this::read, "events");
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                String name = "";
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("event: ")) {
                        name = line.substring(7);
                    } else if (line.startsWith("data: ")) {
                        all.add(new String[] {name, line.substring(6)});
                    }
                }
            } catch (IOException e) {
                // The stream was closed.
            }
            all.add(new String[] {"end", "{}"});
        }

        /** The data of the next event of a name that is so; others are passed over. */
        JsonNode next(String name, Predicate<JsonNode> isWanted) throws Exception {
            long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
            while (System.nanoTime() < until) {
                String[] event = all.poll(100, TimeUnit.MILLISECONDS);
                if (event != null && event[0].equals(name)) {
                    JsonNode data = JSON.readTree(event[1]);
                    if (isWanted.test(data)) {
                        return data;
                    }
                }
            }
            throw new AssertionError("no such event " + name);
        }

        JsonNode next(String name) throws Exception {
            return next(name, any -> true);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.garnish.catalog.CatalogSource;
import dev.garnish.catalog.db.CatalogFile;
import dev.garnish.languageserver.LanguageSession;
import dev.garnish.languageserver.ServerOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Times what an editor asks of the language server behind each edit, while it counts the items of the edit before. */
public class EditorFigures {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int BOUND_MILLIS = 100;

    private static final BlockingQueue<JsonNode> MESSAGES = new LinkedBlockingQueue<>();
    private static LanguageSession session;
    private static int asked;

    public static void main(String[] args) throws Exception {
        Path rules = Path.of(args[0]).resolve("movies.rules");
        int edits = Integer.parseInt(args[2]);
        String text = Files.readString(rules);
        String uri = rules.toUri().toString();
        Map<String, double[]> times = new TreeMap<>();
        long heap;
        try (CatalogFile catalog = CatalogFile.open(Path.of(args[1]))) {
            ServerOptions options = new ServerOptions(
                    Path.of(args[0]), CatalogSource.of(catalog), any -> null, Throwable::getMessage, "");
            session = LanguageSession.open(options, message -> MESSAGES.add(parsed(message)), (file, typed) -> {});
            request("initialize", Map.of("capabilities", Map.of()));
            send("initialized", null, Map.of());
            send("textDocument/didOpen", null, Map.of(
                    "textDocument", Map.of("uri", uri, "languageId", "garnish-rules", "version", 1, "text", text)));
            Thread.sleep(5_000);
            Map<String, Object> document = Map.of("uri", uri);
            for (int i = 0; i < edits; i++) {
                String edited = text + "\ntest \"" + i + "\"\n  items 1";
                int line = edited.split("\n", -1).length - 1;
                long start = System.nanoTime();
                send("textDocument/didChange", null, Map.of(
                        "textDocument", Map.of("uri", uri, "version", i + 2),
                        "contentChanges", new Object[] {Map.of("text", edited)}));
                diagnostics(i + 2);
                put(times, "problems", edits, i, start);
                Map<String, Object> end = Map.of("line", line, "character", 9);
                timed(times, "completion", edits, i, Map.of("textDocument", document, "position", end));
                Map<String, Object> column = Map.of("line", 7, "character", 14);
                timed(times, "hover", edits, i, Map.of("textDocument", document, "position", column));
                Map<String, Object> whole = Map.of("start", Map.of("line", 0, "character", 0), "end", end);
                timed(times, "codeAction", edits, i, Map.of(
                        "textDocument", document, "range", whole, "context", Map.of("diagnostics", new Object[0])));
                timed(times, "inlayHint", edits, i, Map.of("textDocument", document, "range", whole));
                timed(times, "documentSymbol", edits, i, Map.of("textDocument", document));
                timed(times, "semanticTokens/full", edits, i, Map.of("textDocument", document));
            }
            System.gc();
            heap = (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
            session.close();
        }
        for (Map.Entry<String, double[]> one : times.entrySet()) {
            double[] sorted = one.getValue();
            Arrays.sort(sorted);
            double most = sorted[sorted.length - 1];
            System.out.printf("%-20s median %6.1f ms, p95 %6.1f ms, most %6.1f ms%s%n", one.getKey(),
                    sorted[sorted.length / 2], sorted[sorted.length * 95 / 100], most, most > BOUND_MILLIS ? ": beyond the bound" : "");
        }
        System.out.printf("heap %d MB%n", heap);
    }

    private static void timed(Map<String, double[]> times, String what, int edits, int edit, Object params) throws Exception {
        long start = System.nanoTime();
        request("textDocument/" + what, params);
        put(times, what, edits, edit, start);
    }

    private static void put(Map<String, double[]> times, String what, int edits, int edit, long start) {
        times.computeIfAbsent(what, any -> new double[edits])[edit] = (System.nanoTime() - start) / 1e6;
    }

    private static JsonNode request(String method, Object params) throws Exception {
        int id = ++asked;
        send(method, id, params);
        while (true) {
            JsonNode one = next();
            if (one.path("id").asInt(-1) == id && !one.has("method")) {
                if (one.has("error")) {
                    throw new IllegalStateException(one.toString());
                }
                return one.path("result");
            }
        }
    }

    private static void diagnostics(int version) throws Exception {
        JsonNode one = next();
        while (!one.path("method").asText().equals("textDocument/publishDiagnostics")
                || one.at("/params/version").asInt() != version) {
            one = next();
        }
    }

    private static JsonNode next() throws Exception {
        JsonNode one = MESSAGES.poll(30, TimeUnit.SECONDS);
        if (one == null) {
            throw new IllegalStateException("no answer");
        }
        return one;
    }

    private static JsonNode parsed(String message) {
        try {
            return JSON.readTree(message);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void send(String method, Integer id, Object params) throws Exception {
        Map<String, Object> message = new LinkedHashMap<>(Map.of("jsonrpc", "2.0", "method", method, "params", params));
        if (id != null) {
            message.put("id", id);
        }
        session.take(JSON.writeValueAsString(message));
    }
}

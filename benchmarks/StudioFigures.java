import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.garnish.RuleSet;
import dev.garnish.catalog.db.CatalogFile;
import dev.garnish.event.Recipient;
import dev.garnish.review.Addressee;
import dev.garnish.review.RecipientPreview;
import dev.garnish.review.SampleItems;
import dev.garnish.rules.Source;
import dev.garnish.server.studio.Studio;
import dev.garnish.server.studio.StudioOptions;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Times edits over HTTP in a studio of this process, and the engine's own calls for the same texts. */
public class StudioFigures {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static String cookie = "";
    private static String base = "";

    public static void main(String[] args) throws Exception {
        Path rules = Path.of(args[0]).resolve("movies.rules");
        int edits = Integer.parseInt(args[3]);
        String text = Files.readString(rules);
        double[] problems = new double[edits];
        double[] previews = new double[edits];
        double[] finds = new double[edits];
        double[] parses = new double[edits];
        double[] bare = new double[edits];
        long items;
        long heap;
        StudioOptions options = new StudioOptions(
                Path.of(args[0]), args[1], 0, Path.of(args[2]), null, Throwable::getMessage, "", System.err);
        try (Studio studio = Studio.start(options)) {
            base = "http://127.0.0.1:" + studio.address().getPort();
            cookie = CLIENT.send(HttpRequest.newBuilder(studio.address()).build(), BodyHandlers.ofString())
                    .headers().firstValue("Set-Cookie").orElse("").split(";")[0];
            while (get("/api/state").path("catalog").isNull()) {
                Thread.sleep(50);
            }
            items = get("/api/state").at("/catalog/items").asLong();
            BlockingQueue<JsonNode> events = events();
            message("initialize", 1, Map.of("capabilities", Map.of()));
            message("initialized", null, Map.of());
            String uri = rules.toUri().toString();
            message("textDocument/didOpen", null, Map.of("textDocument",
                    Map.of("uri", uri, "languageId", "garnish", "version", 1, "text", text)));
            Thread.sleep(3_000);
            for (int i = 0; i < edits; i++) {
                events.clear();
                String wrong = text + "\nattribute Wrong" + i + "\n  use   item.nothing" + i + "\n  else  \"x\"\n";
                long start = System.nanoTime();
                change(uri, 2 * i + 2, wrong);
                String sign = "nothing" + i;
                for (JsonNode one = events.poll(10, TimeUnit.SECONDS); one != null && !one.toString().contains(sign); ) {
                    one = events.poll(10, TimeUnit.SECONDS);
                }
                problems[i] = millis(start);
                change(uri, 2 * i + 3, text + "\n# " + i + "\n");
                start = System.nanoTime();
                change(uri, 2 * i + 3, text + "\n# again " + i + "\n");
                post("/api/preview", Map.of("sample", 5));
                previews[i] = millis(start);
                start = System.nanoTime();
                get("/api/items?q=number+" + (i * 37));
                finds[i] = millis(start);
            }
            System.gc();
            heap = (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
        }
        try (CatalogFile catalog = CatalogFile.open(Path.of(args[1]))) {
            List<String> ids = SampleItems.of(catalog, 5);
            for (int i = 0; i < edits; i++) {
                long start = System.nanoTime();
                RuleSet set = RuleSet.parse(List.of(new Source("a.rules", text + "\n# " + i)), catalog.schema());
                parses[i] = millis(start);
                RecipientPreview.of(set, catalog, new Addressee(Recipient.of(""), ids));
                bare[i] = millis(start);
            }
        }
        System.out.printf("%,7d items: problems %.0f ms (p95 %.0f), preview %.1f ms (p95 %.1f) = %.1fx the engine's %.1f ms;"
                        + " finder %.1f ms; heap %d MB%n",
                items, at(problems, 50), at(problems, 95), at(previews, 50), at(previews, 95),
                at(previews, 50) / at(bare, 50), at(bare, 50), at(finds, 50), heap);
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static double at(double[] all, int percent) {
        double[] sorted = all.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static void change(String uri, int version, String text) throws Exception {
        message("textDocument/didChange", null, Map.of(
                "textDocument", Map.of("uri", uri, "version", version),
                "contentChanges", List.of(Map.of("text", text))));
    }

    private static void message(String method, Integer id, Object params) throws Exception {
        Map<String, Object> message = new java.util.LinkedHashMap<>(Map.of("jsonrpc", "2.0", "method", method, "params", params));
        if (id != null) {
            message.put("id", id);
        }
        post("/api/lsp?page=benchmark", message);
    }

    private static JsonNode get(String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path)).header("Cookie", cookie).build();
        return JSON.readTree(CLIENT.send(request, BodyHandlers.ofString()).body());
    }

    private static void post(String path, Object body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + path))
                .header("Cookie", cookie)
                .header("X-Garnish", "studio")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build();
        int status = CLIENT.send(request, BodyHandlers.ofString()).statusCode();
        if (status >= 300) {
            throw new IllegalStateException(path + ": " + status);
        }
    }

    private static BlockingQueue<JsonNode> events() throws Exception {
        BlockingQueue<JsonNode> events = new LinkedBlockingQueue<>();
        HttpRequest request = HttpRequest.newBuilder(URI.create(base + "/api/events?page=benchmark"))
                .header("Cookie", cookie)
                .build();
        InputStream in = CLIENT.send(request, BodyHandlers.ofInputStream()).body();
        Thread reader = new Thread(() -> {
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("data: ")) {
                        events.add(JSON.readTree(line.substring(6)));
                    }
                }
            } catch (java.io.IOException e) {
                // The studio has ended.
            }
        });
        reader.setDaemon(true);
        reader.start();
        return events;
    }
}

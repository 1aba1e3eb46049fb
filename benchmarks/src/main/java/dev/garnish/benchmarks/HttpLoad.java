package dev.garnish.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.garnish.benchmarks.HttpClients.Reply;
import dev.garnish.benchmarks.HttpClients.Result;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * {@code garnish serve} beside a handler written by hand on the same Jetty, over loopback, in a closed loop of clients;
 * then more clients than it can answer, and few again.
 */
final class HttpLoad {
    private static final int CLIENTS = 8;
    private static final int CROWD = 500;

    private HttpLoad() {}

    /**
     * Prints its tables.
     *
     * @param numbers rounds, and seconds of each
     */
    public static void main(String[] numbers) throws Exception {
        int rounds = numbers.length > 0 ? Integer.parseInt(numbers[0]) : 5;
        double seconds = numbers.length > 1 ? Double.parseDouble(numbers[1]) : 5;
        Process garnish = start("garnish");
        Process byHand = start("hand-written");
        try {
            HttpClients ours = clients(garnish);
            HttpClients theirs = clients(byHand);
            System.out.printf(
                    Locale.ROOT,
                    "JDK %s, %d processors, %d clients, %d rounds of %.0f s%n%n",
                    Runtime.version().feature(),
                    Runtime.getRuntime().availableProcessors(),
                    CLIENTS,
                    rounds,
                    seconds);
            System.out.println(
                    "| | | requests a second | p50 us | p99 us | p99.9 us | server CPU us |\n|---|---|--:|--:|--:|--:|--:|");
            compare("GET, 5 items", gets(), ours, theirs, rounds, seconds);
            compare("event of 50 endpoints", events(50), ours, theirs, rounds, seconds);
            overload(seconds);
        } finally {
            garnish.destroy();
            byHand.destroy();
        }
    }

    private static Process start(String name) throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HttpServers.class.getName(),
                        name)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static HttpClients clients(Process server) throws IOException {
        BufferedReader out = new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
        return new HttpClients(Integer.parseInt(out.readLine()), server.toHandle());
    }

    private static List<byte[]> gets() {
        Random random = new Random(3);
        List<String> ids = HttpServers.products().stream().map(Product::id).toList();
        return IntStream.range(0, 1_000)
                .mapToObj(i -> get(() -> Products.pick(random, ids), random, i))
                .toList();
    }

    /** Items that nobody has asked for yet, so that none is remembered. */
    private static List<byte[]> unknown() {
        Random random = new Random(4);
        return IntStream.range(0, 200_000)
                .mapToObj(i -> get(() -> Products.id(random), random, i))
                .toList();
    }

    private static byte[] get(Supplier<String> id, Random random, int number) {
        String ids = Stream.generate(id).limit(Shape.ITEMS_PER_ENDPOINT).collect(Collectors.joining(","));
        return HttpClients.get("%s?items=%s&recipient.country=%s&recipient.user.FirstName=Sofia%d"
                .formatted(HttpServers.RECOMMEND, ids, Products.pick(random, List.of("US", "DE", "FR")), number));
    }

    private static List<byte[]> events(int endpoints) {
        List<Product> products = HttpServers.products();
        List<byte[]> requests = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            byte[] event = Events.event(new Shape(endpoints, HttpServers.TASK, products.size()), products, i);
            requests.add(HttpClients.post(HttpServers.EVENTS, event));
        }
        return requests;
    }

    private static void compare(
            String title, List<byte[]> requests, HttpClients ours, HttpClients theirs, int rounds, double seconds)
            throws Exception {
        for (byte[] request : requests.subList(0, 10)) {
            requireSame(ours.once(request), theirs.once(request));
        }
        List<Result> garnish = new ArrayList<>();
        List<Result> byHand = new ArrayList<>();
        theirs.run(CLIENTS, requests, seconds);
        ours.run(CLIENTS, requests, seconds);
        for (int i = 0; i < rounds; i++) {
            byHand.add(theirs.run(CLIENTS, requests, seconds));
            garnish.add(ours.run(CLIENTS, requests, seconds));
        }
        print(title, "hand-written", byHand);
        print(title, "garnish serve", garnish);
        System.out.printf(
                Locale.ROOT,
                "| %s | x hand-written | %.2f | | | | %.2f |%n",
                title,
                ratio(garnish, byHand, Result::perSecond),
                ratio(garnish, byHand, Result::cpuMicros));
    }

    /** Garnish names its versions besides. */
    private static void requireSame(Reply ours, Reply theirs) throws IOException {
        JsonMapper json = new JsonMapper();
        JsonNode reply = json.readTree(ours.body());
        ((ObjectNode) reply).remove(List.of("rules", "catalog"));
        if (ours.status() != 200 || theirs.status() != 200 || !reply.equals(json.readTree(theirs.body()))) {
            throw new IllegalStateException("not the same: " + reply + " and " + json.readTree(theirs.body()));
        }
    }

    private static void print(String title, String name, List<Result> results) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %s | %,.0f | %,.0f | %,.0f | %,.0f | %,.0f |%n",
                title,
                name,
                median(results, Result::perSecond),
                median(results, result -> result.micros(0.5)),
                median(results, result -> result.micros(0.99)),
                median(results, result -> result.micros(0.999)),
                median(results, Result::cpuMicros));
    }

    private static double ratio(List<Result> ours, List<Result> theirs, ToDoubleFunction<Result> of) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < ours.size(); i++) {
            ratios.add(of.applyAsDouble(ours.get(i)) / of.applyAsDouble(theirs.get(i)));
        }
        return Figures.median(ratios);
    }

    private static double median(List<Result> results, ToDoubleFunction<Result> of) {
        return Figures.median(results.stream().mapToDouble(of).boxed().toList());
    }

    /** What cannot be answered soon is refused; afterwards everything is answered as before. */
    private static void overload(double seconds) throws Exception {
        Process slow = start("slow");
        try {
            HttpClients ours = clients(slow);
            List<byte[]> requests = unknown();
            System.out.println(
                    "\n| GET, look-ups of 100 ms | answered a second | refused (503) | p50 ms | p99 ms |\n|---|--:|--:|--:|--:|");
            ours.run(CLIENTS, requests, seconds);
            print(CLIENTS + " clients", ours.run(CLIENTS, requests, seconds));
            print(CROWD + " clients", ours.run(CROWD, requests, seconds));
            print(CLIENTS + " clients again", ours.run(CLIENTS, requests, seconds));
        } finally {
            slow.destroy();
        }
    }

    private static void print(String title, Result result) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %,.0f | %,d | %,.1f | %,.1f |%n",
                title,
                result.perSecond(),
                result.statuses().getOrDefault(503, 0),
                result.micros(0.5) / 1e3,
                result.micros(0.99) / 1e3);
    }
}

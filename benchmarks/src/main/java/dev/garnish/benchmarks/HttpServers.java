package dev.garnish.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.server.GarnishServer;
import dev.garnish.server.Telemetry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;

/** The servers that {@link HttpLoad} compares, each in a process of its own. */
final class HttpServers {
    static final String RECOMMEND = "/v1/recommend";
    static final String EVENTS = "/v1/events/pinpoint";
    static final Task TASK = Task.RECIPIENT_3;

    private HttpServers() {}

    static List<Product> products() {
        return Products.ofSize(2_465);
    }

    /** Prints its port, and serves until standard input ends. */
    public static void main(String[] name) throws Exception {
        List<Product> products = products();
        int port = switch (name[0]) {
            case "garnish" -> garnish(Garnish.catalog(products));
            case "slow" -> garnish(slow(Garnish.catalog(products)));
            default -> handWritten(products);
        };
        System.out.println(port);
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    /** As it is: with its limits, its metrics, and a line of log for each request. */
    private static int garnish(Catalog catalog) throws IOException {
        Path folder = Files.createTempDirectory("rules");
        Files.writeString(folder.resolve("shop.rules"), TASK.text("rules"));
        dev.garnish.Garnish garnish =
                dev.garnish.Garnish.builder().rules(folder).catalog(catalog).open();
        GarnishServer server = GarnishServer.builder(garnish)
                .port(0)
                .adminPort(0)
                .telemetry(
                        Telemetry.to(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)))
                .start();
        return server.uri().getPort();
    }

    /** Items that take 100 ms to find, as on a server that is far away or has too much to do. */
    private static Catalog slow(Catalog catalog) {
        return new Catalog() {
            @Override
            public Schema schema() {
                return catalog.schema();
            }

            @Override
            public Map<String, Item> find(Set<String> ids) {
                LockSupport.parkNanos(100_000_000);
                return catalog.find(ids);
            }

            @Override
            public Stream<Item> items() {
                return catalog.items();
            }

            @Override
            public String version() {
                return catalog.version();
            }
        };
    }

    /** A handler on the same Jetty, without limits, metrics or a log. */
    private static int handWritten(List<Product> products) throws Exception {
        Server server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(new HandWritten(products));
        server.start();
        return connector.getLocalPort();
    }

    /** Jetty and Jackson, a {@code HashMap} of items, a {@code switch}. */
    private static final class HandWritten extends Handler.Abstract {
        private final JsonMapper json = new JsonMapper();
        private final HandWrittenTree events;
        private final HandWrittenRules rules;

        HandWritten(List<Product> products) {
            Map<String, Product> byId = products.stream().collect(Collectors.toMap(Product::id, one -> one));
            this.events = new HandWrittenTree(TASK, byId);
            this.rules = new HandWrittenRules(TASK, byId);
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            byte[] reply = Request.getPathInContext(request).equals(EVENTS)
                    ? events.reply(BufferUtil.toArray(Content.Source.asByteBuffer(request)))
                    : recommend(request);
            response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
            response.getHeaders().put(HttpHeader.CONTENT_LENGTH, reply.length);
            response.write(true, ByteBuffer.wrap(reply), callback);
            return true;
        }

        private byte[] recommend(Request request) throws IOException {
            Fields query = Request.extractQueryParameters(request);
            List<String> ids = List.of(query.getValue("items").split(","));
            Asked asked =
                    new Asked("", query.getValue("recipient.country"), query.getValue("recipient.user.FirstName"), ids);
            Map<String, Object> values = rules.apply(List.of(asked)).get(0);
            ObjectNode reply = json.createObjectNode();
            for (int i = 0; i < ids.size(); i++) {
                ObjectNode item = reply.withArray("items").addObject().put("id", ids.get(i));
                for (String attribute : TASK.perItem()) {
                    item.put(
                            attribute,
                            String.valueOf(((List<?>) Objects.requireNonNull(values.get(attribute))).get(i)));
                }
            }
            values.forEach((attribute, value) -> reply.set(attribute, json.valueToTree(value)));
            return json.writeValueAsBytes(reply);
        }
    }
}

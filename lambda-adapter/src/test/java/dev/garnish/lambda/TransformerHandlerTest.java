package dev.garnish.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogUnavailableException;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.db.SampleCatalog;
import dev.garnish.event.InvalidEventException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TransformerHandlerTest {
    private static final String CONNECT = """
            {"Items":{"CustomerProfiles":[{"ProfileId":"customer-001","CustomerData":\
            "{\\"recs\\":\\"1815,2009\\"}"}]}}""";
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void oneFunctionServesBothHosts() throws IOException {
        Map<String, String> settings = new HashMap<>(Samples.settings());
        settings.put("GARNISH_CONNECT_ITEMS", "/recs");
        settings.put("GARNISH_CONNECT_LISTS", "flattened");
        TransformerHandler handler = handler(settings, SampleCatalog.open());

        assertThat(reply(handler, CONNECT, 30_000))
                .isEqualTo("{\"Items\":{\"CustomerProfiles\":[{\"Id\":\"customer-001\",\"ResultData\":"
                        + "{\"Title_0\":\"Fleabag\",\"Title_1\":\"Late Night\",\"Genre_0\":\"Comedy\","
                        + "\"Genre_1\":\"Drama\"}}]}}");
        assertThat(reply(handler, "{\"Endpoints\":{\"e\":{\"RecommendationItems\":[\"1815\"]}}}", 14_000))
                .isEqualTo("{\"e\":{\"RecommendationItems\":[\"1815\"],\"Recommendations\":"
                        + "{\"Title\":[\"Fleabag\"],\"Genre\":[\"Comedy\"]}}}");
    }

    @Test
    void aHostThatIsFixedRefusesTheEventsOfTheOther() {
        Map<String, String> settings = new HashMap<>(Samples.settings());
        settings.put("GARNISH_HOST", "pinpoint");
        TransformerHandler handler = handler(settings, SampleCatalog.open());

        assertThatThrownBy(() -> reply(handler, CONNECT, 14_000))
                .isInstanceOf(InvalidEventException.class)
                .hasMessage("event: expected an object with Endpoints, found none");
    }

    @Test
    void eachInvocationIsOneLineOfJsonWithItsMetrics() throws IOException {
        TransformerHandler handler = handler(Samples.settings(), SampleCatalog.open());

        reply(
                handler,
                "{\"Endpoints\":{\"sofia@example.com\":{\"RecommendationItems\":[\"1815\",\"9\"]},\"x\":7}}",
                1_000);
        assertThatThrownBy(() -> reply(handler, "{\"Sofia\":1}", 1_000)).isInstanceOf(InvalidEventException.class);

        assertThat(printed.toString(StandardCharsets.UTF_8)
                        .replaceAll("\"Timestamp\":\\d+", "\"Timestamp\":T")
                        .replaceAll("\"Milliseconds\":\\d+\\.\\d{3}", "\"Milliseconds\":M")
                        .replaceAll("\"(rules|catalog)\":\"[0-9a-f]{12}\"", "\"$1\":\"V\""))
                .isEqualTo("""
                        {"_aws":{"Timestamp":T,"CloudWatchMetrics":[{"Namespace":"Garnish","Dimensions":\
                        [["function"],["function","host"]],"Metrics":[{"Name":"Recipients","Unit":"Count"},\
                        {"Name":"Items","Unit":"Count"},{"Name":"UnknownItems","Unit":"Count"},\
                        {"Name":"Values","Unit":"Count"},{"Name":"ElseValues","Unit":"Count"},{"Name":"Troubles","Unit":"Count"},\
                        {"Name":"Milliseconds","Unit":"Milliseconds"}]},{"Namespace":"Garnish","Dimensions":\
                        [["function"]],"Metrics":[{"Name":"Else_Title","Unit":"Count"},\
                        {"Name":"Else_Genre","Unit":"Count"}]},{"Namespace":"Garnish","Dimensions":\
                        [["function"]],"Metrics":[{"Name":"ColdStart","Unit":"Count"}]}]},\
                        "event":"answered","function":"garnish","requestId":"request-1","trace":"","ColdStart":1,\
                        "host":"pinpoint","Recipients":2,"Items":2,\
                        "UnknownItems":1,"Values":4,"ElseValues":2,"Troubles":1,"Milliseconds":M,\
                        "Else_Title":1,"Else_Genre":1,"troubleByCode":{"RECIPIENT_MALFORMED":1},\
                        "rules":"V","catalog":"V"}
                        {"_aws":{"Timestamp":T,"CloudWatchMetrics":[{"Namespace":"Garnish","Dimensions":\
                        [["function"]],"Metrics":[{"Name":"Refused","Unit":"Count"}]}]},"event":"refused",\
                        "function":"garnish","requestId":"request-1","trace":"","Refused":1,\
                        "reason":"event: expected an object with Endpoints (Amazon Pinpoint), \
                        Items.CustomerProfiles (Amazon Connect), input (Amazon Personalize), itemList (GetRecommendations), personalizedRanking (GetPersonalizedRanking) or Recommendations (Customer Profiles), found none of them"}
                        """);
        List<String> lines = printed.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(EmbeddedMetrics.in(lines.get(0)))
                .containsExactly(
                        "ColdStart",
                        "ElseValues",
                        "Else_Genre",
                        "Else_Title",
                        "Items",
                        "Milliseconds",
                        "Recipients",
                        "Troubles",
                        "UnknownItems",
                        "Values");
        assertThat(EmbeddedMetrics.in(lines.get(1))).containsExactly("Refused");
    }

    @Test
    void aCatalogThatHangsCostsItsItemsAndNotTheReply() throws IOException {
        CountDownLatch never = new CountDownLatch(1);
        TransformerHandler handler = handler(Samples.settings(), new HangingCatalog(SampleCatalog.open(), never));
        String event = "{\"Endpoints\":{\"e\":{\"RecommendationItems\":[\"1815\"]}}}";

        for (int i = 0; i < 12; i++) {
            long started = System.nanoTime();
            assertThat(reply(handler, event, 400))
                    .isEqualTo("{\"e\":{\"RecommendationItems\":[\"1815\"],\"Recommendations\":"
                            + "{\"Title\":[\"Recommended for you\"],\"Genre\":[\"Featured\"]}}}");
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(2));
        }
        never.countDown();
    }

    @Test
    void whateverAnEventEndsInCostsOneLineAndNotTheNextEvent() throws IOException {
        TransformerHandler handler = handler(Samples.settings(), SampleCatalog.open());
        List<Throwable> thrown = List.of(
                new OutOfMemoryError("Sofia"),
                new StackOverflowError(),
                new IOException("Sofia"),
                new AssertionError());
        for (Throwable one : thrown) {
            printed.reset();
            Throwable refused = catchThrowable(() ->
                    handler.handleRequest(new FailingInput(one), new ByteArrayOutputStream(), new FakeContext(1_000)));

            assertThat(refused).isInstanceOf(FaultException.class).hasNoCause();
            assertThat(refused.getStackTrace()).isEmpty();
            assertThat(refused.getMessage()).hasSizeLessThan(300).doesNotContain("Sofia");
            assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                    .singleElement()
                    .asString()
                    .contains("\"event\":\"refused\"", "\"Refused\":1", refused.getMessage());
            assertThat(reply(handler, CONNECT, 30_000)).contains("customer-001");
        }
        assertThat(FaultException.of(thrown.get(0)))
                .hasMessage("out of memory: give the function more, or send fewer recipients at once");
    }

    /** An event that cannot be read to its end. */
    private static final class FailingInput extends InputStream {
        private final Throwable failure;

        FailingInput(Throwable failure) {
            this.failure = failure;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            return read();
        }

        @Override
        public int read() throws IOException {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (IOException) failure;
        }
    }

    @Test
    void whatACatalogFoundBeforeItFailedIsSent() throws IOException {
        Catalog sample = SampleCatalog.open();
        Catalog failing = new FailingCatalog(
                sample,
                new CatalogUnavailableException(sample.find(Set.of("1815")), new IllegalStateException("gone")));
        String event = "{\"Endpoints\":{\"e\":{\"RecommendationItems\":[\"1815\",\"2009\"]}}}";

        assertThat(reply(handler(Samples.settings(), failing), event, 1_000))
                .contains("\"Title\":[\"Fleabag\",\"Recommended for you\"]");
        assertThat(reply(
                        handler(
                                Samples.settings(),
                                new FailingCatalog(sample, new NoClassDefFoundError("org/h2/Gone"))),
                        event,
                        1_000))
                .contains("\"Title\":[\"Recommended for you\",\"Recommended for you\"]");
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("\"troubleByCode\":{\"CATALOG_UNAVAILABLE\":1}");
    }

    private TransformerHandler handler(Map<String, String> settings, Catalog catalog) {
        return new TransformerHandler(settings, catalog, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private static String reply(TransformerHandler handler, String event, int millis) throws IOException {
        ByteArrayOutputStream reply = new ByteArrayOutputStream();
        handler.handleRequest(
                new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), reply, new FakeContext(millis));
        return reply.toString(StandardCharsets.UTF_8);
    }

    /** A catalog whose look-ups fail. */
    private record FailingCatalog(Catalog all, Throwable failure) implements Catalog {
        @Override
        public Schema schema() {
            return all.schema();
        }

        @Override
        public Map<String, Item> find(Set<String> ids) {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        }

        @Override
        public Stream<Item> items() {
            return all.items();
        }

        @Override
        public String version() {
            return all.version();
        }
    }

    /** A catalog on a file system that went away. */
    private record HangingCatalog(Catalog all, CountDownLatch until) implements Catalog {
        @Override
        public Schema schema() {
            return all.schema();
        }

        @Override
        public Map<String, Item> find(Set<String> ids) {
            try {
                until.await();
            } catch (InterruptedException e) {
                throw new UncheckedIOException(new IOException(e));
            }
            return Map.of();
        }

        @Override
        public Stream<Item> items() {
            return all.items();
        }

        @Override
        public String version() {
            return "version";
        }
    }
}

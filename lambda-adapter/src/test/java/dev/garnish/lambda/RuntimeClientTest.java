package dev.garnish.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.garnish.Enricher;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.db.SampleCatalog;
import dev.garnish.event.EventFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The whole way through the real runtime client, which runs on Linux alone. */
@EnabledOnOs(OS.LINUX)
class RuntimeClientTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void theDocumentationsEventIsAnsweredWithTheBytesOfTheJavaApi() throws Exception {
        byte[] event = Samples.bytes("pinpoint-event.json");
        try (Function function = Function.start(Samples.settings())) {
            RuntimeApi.Answer answer = function.api().invoke(event);

            assertThat(answer.path()).isEqualTo("invocation/request-1/response");
            assertThat(answer.body()).isEqualTo(enrichedInJava(event));
            assertThat(JSON.readTree(answer.body())).isEqualTo(JSON.readTree(Samples.bytes("pinpoint-reply.json")));
            assertThat(JSON.readTree(function.output()).path("trace").asText()).isEqualTo(RuntimeApi.TRACE);
        }
    }

    private static byte[] enrichedInJava(byte[] event) {
        Catalog catalog = SampleCatalog.open();
        RuleSet rules = RuleSet.load(Samples.file("movies.rules"), catalog.schema());
        return Enricher.of(rules, catalog).enrich(EventFormat.pinpoint(), event).json();
    }

    @Test
    void anEventThatIsRefusedIsAnErrorWithoutARecipientsDataAndTheNextIsAnswered() throws Exception {
        byte[] event = Samples.bytes("pinpoint-event.json");
        byte[] truncated = Arrays.copyOf(event, event.length - 40);
        try (Function function = Function.start(Samples.settings())) {
            RuntimeApi.Answer refused = function.api().invoke(truncated);

            assertThat(refused.path()).isEqualTo("invocation/request-1/error");
            assertThat(JSON.readTree(refused.body()).path("errorMessage").asText())
                    .isEqualTo("event at byte " + truncated.length + ": it ends before its JSON does");
            assertThat(function.api().invoke(event).path()).isEqualTo("invocation/request-2/response");
            assertThat(refused.text() + function.output())
                    .doesNotContain("sofiam@example.com", "Sofia", "Mart", "alejandro", "East Bay");
        }
    }

    @Test
    void anEventThatIsRefusedCostsOneLineOfOursAndAShortPayloadHoweverDeepItIs() throws Exception {
        String deep = "{\"Endpoints\":{\"e\":{\"Attributes\":" + "[".repeat(100_000);
        String longKey = "{\"Endpoints\":{\"" + "k".repeat(100_000) + "\":{\"Attributes\":7,,";
        try (Function function = Function.start(Samples.settings())) {
            for (String event : List.of(deep, longKey, "[]", "", "\u0000", "{\"a\\nb\":")) {
                long before = function.lines("");
                RuntimeApi.Answer refused = function.api().invoke(event.getBytes(StandardCharsets.UTF_8));

                assertThat(refused.path()).endsWith("/error");
                assertThat(refused.body().length).isLessThan(1_000);
                assertThat(JSON.readTree(refused.body()).path("stackTrace")).isEmpty();
                assertThat(function.api().invoke(event()).path()).endsWith("/response");
                List<String> printed = function.output()
                        .lines()
                        .skip(before)
                        .filter(line -> !line.isEmpty())
                        .toList();
                // Ours, the runtime client's, which nobody can turn off, and the next reply's.
                assertThat(printed).hasSize(3);
                assertThat(printed.get(0)).startsWith("{\"_aws\":").contains("\"event\":\"refused\"");
                assertThat(printed.get(1))
                        .isEqualTo(JSON.readTree(refused.body())
                                        .path("errorMessage")
                                        .asText() + ": " + RefusedEventException.class.getName());
                assertThat(printed.get(2)).contains("\"event\":\"answered\"");
            }
        }
    }

    @Test
    void aSettingThatCanNotBeUsedStopsTheFunctionWithOneLineThatNamesIt() throws Exception {
        Map<String, String> settings = new HashMap<>(Samples.settings());
        settings.put("GARNISH_REPLY", "parcel");
        try (Function function = Function.start(settings)) {
            RuntimeApi.Answer answer = function.api().answer();

            assertThat(answer.path()).isEqualTo("init/error");
            assertThat(JSON.readTree(answer.body()).path("errorMessage").asText())
                    .isEqualTo("GARNISH_REPLY: expected bare or wrapped, found `parcel`");
        }
    }

    @Test
    void theWrappedReplyIsASetting() throws Exception {
        Map<String, String> settings = new HashMap<>(Samples.settings());
        settings.put("GARNISH_REPLY", "wrapped");
        try (Function function = Function.start(settings)) {
            String reply = function.api().invoke(event()).text();

            assertThat(reply).startsWith("{\"Endpoints\":{").endsWith("}}");
        }
    }

    private static byte[] event() throws IOException {
        return new String(Samples.bytes("pinpoint-event.json"), StandardCharsets.UTF_8)
                .strip()
                .getBytes(StandardCharsets.UTF_8);
    }
}

package dev.garnish.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.db.SampleCatalog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Personal data in every field and every key of every event there is, and none of it in anything but replies. */
class CanaryTest {
    private static final Path EXAMPLES = Path.of("..", "examples");

    /** An e-mail address, a name with accents, a phone number, and a token. */
    private static final String CANARY = "zoe.canary@example.com Zoë Kanárková +44 7700 900123 tok_9f8e7d6c5b4a";

    /** What a message that prints the beginning, the end or an escaped form of it would show. */
    private static final List<String> PIECES = List.of(
            "zoe.c",
            "canary@",
            "example.com",
            "Zo\\u",
            "Zoë",
            "Kan",
            "kov",
            "+44",
            "44 7700",
            " 900123",
            "tok_",
            "9f8e7d");

    @TempDir
    Path folder = Path.of("");

    @Test
    @EnabledOnOs(OS.LINUX)
    void throughTheRuntimeClientNothingOfARecipientIsPrintedOrSentAsAnError() throws Exception {
        List<byte[]> events = events();
        for (String format : List.of("JSON", "TEXT")) {
            int step = format.equals("JSON") ? 1 : 10; // the lines are the same, around errors apart
            Map<String, String> settings = settings();
            settings.put("AWS_LAMBDA_LOG_FORMAT", format);
            settings.put("AWS_LAMBDA_LOG_LEVEL", "TRACE");
            try (Function function = Function.start(settings, "-Djava.util.logging.config.file=" + finest())) {
                StringBuilder seen = new StringBuilder();
                int refused = 0;
                for (int i = 0; i < events.size(); i += step) {
                    RuntimeApi.Answer answer = function.api().invoke(events.get(i));
                    if (answer.path().endsWith("/error")) {
                        seen.append(answer.text()).append(answer.headers());
                        refused++;
                    }
                }
                assertThat(refused).isGreaterThan(20);
                seen.append(function.output());
                assertThat(seen).contains("\"event\":\"answered\"", "\"event\":\"refused\"");
                assertThat(hits(seen)).isEmpty();
            }
        }
    }

    @Test
    void withoutItNothingOfARecipientIsPrintedOrThrown() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        StringWriter thrown = new StringWriter();
        TransformerHandler handler = new TransformerHandler(
                settings(), SampleCatalog.open(), new PrintStream(printed, true, StandardCharsets.UTF_8));
        int answered = 0;
        for (byte[] event : events()) {
            try {
                handler.handleRequest(
                        new ByteArrayInputStream(event), OutputStream.nullOutputStream(), new FakeContext(14_000));
                answered++;
            } catch (RuntimeException refused) {
                refused.printStackTrace(new PrintWriter(thrown));
            }
        }
        assertThat(answered).isGreaterThan(1_000);
        String lines = printed.toString(StandardCharsets.UTF_8);
        assertThat(hits(lines + thrown)).isEmpty();
        for (String line : lines.lines().toList()) {
            assertThat(EmbeddedMetrics.in(line)).isNotEmpty();
        }
    }

    private static List<String> hits(CharSequence text) {
        String all = text.toString();
        return PIECES.stream().filter(all::contains).toList();
    }

    /** Every example's and the documentation's, with something planted at each place in turn. */
    private static List<byte[]> events() throws Exception {
        List<byte[]> events = new ArrayList<>(Planted.in(Samples.bytes("pinpoint-event.json"), CANARY));
        try (Stream<Path> examples = Files.list(EXAMPLES)) {
            for (Path event : examples.map(example -> example.resolve("event.json"))
                    .filter(Files::exists)
                    .sorted()
                    .toList()) {
                events.addAll(Planted.in(Files.readAllBytes(event), CANARY));
            }
        }
        for (String whole : List.of(CANARY, "\"" + CANARY + "\"", "[\"" + CANARY + "\"]", "")) {
            events.add(whole.getBytes(StandardCharsets.UTF_8));
        }
        return events;
    }

    /** Rules that read what is planted, and some of whose values fail. */
    private Map<String, String> settings() throws IOException {
        Path rules = Files.writeString(folder.resolve("canary.rules"), """
                attribute Title
                  use   item.title + " for " + recipient.user.FirstName
                  else  "Recommended for you"

                attribute Note once  max 5 strict
                  use   recipient.attributes.Note + join(items.title, recipient.user.FirstName)
                  else  "Hello"

                attribute Place once
                  when  recipient.country == "US"  use  recipient.id + recipient.city + recipient.locale + recipient.user_id + recipient.channel
                  else  "here"
                """);
        Map<String, String> settings = new HashMap<>(Samples.settings());
        settings.put("GARNISH_RULES", rules.toString());
        return settings;
    }

    private Path finest() throws IOException {
        return Files.writeString(folder.resolve("logging.properties"), """
                handlers = java.util.logging.ConsoleHandler
                java.util.logging.ConsoleHandler.level = ALL
                .level = ALL
                """);
    }
}

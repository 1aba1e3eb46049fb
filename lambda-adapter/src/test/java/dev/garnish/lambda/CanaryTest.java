package dev.garnish.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Personal data in every place of every event, and none of it in anything but replies. */
@EnabledOnOs(OS.LINUX)
class CanaryTest {
    private static final List<String> CANARIES =
            List.of("zoe.canary@example.com", "Zoë Kanárková", "+44 7700 900123", "tok_9f8e7d6c5b4a");

    @TempDir
    Path folder = Path.of("");

    @Test
    void nothingOfARecipientIsPrintedOrSentAsAnError() throws Exception {
        Path rules = Files.writeString(folder.resolve("canary.rules"), """
                attribute Title
                  use   item.title + " for " + recipient.user.FirstName
                  else  "Recommended for you"

                attribute Note once  max 5 strict
                  use   recipient.attributes.Note + join(items.title, recipient.user.FirstName)
                  else  "Hello"
                """);
        Map<String, String> settings = new HashMap<>(Samples.settings());
        settings.put("GARNISH_RULES", rules.toString());
        settings.put("AWS_LAMBDA_LOG_LEVEL", "TRACE");
        for (String format : List.of("TEXT", "JSON")) {
            settings.put("AWS_LAMBDA_LOG_FORMAT", format);
            try (Function function = Function.start(settings)) {
                StringBuilder seen = new StringBuilder();
                int refused = 0;
                for (byte[] event : events()) {
                    RuntimeApi.Answer answer = function.api().invoke(event);
                    if (answer.path().endsWith("/error")) {
                        seen.append(answer.text());
                        refused++;
                    }
                }
                assertThat(refused).isGreaterThan(20);
                seen.append(function.output());
                assertThat(seen).contains("\"event\":\"answered\"", "\"event\":\"refused\"");
                assertThat(hits(seen.toString())).isEmpty();
            }
        }
    }

    private static List<String> hits(String text) {
        List<String> pieces = new ArrayList<>(CANARIES);
        pieces.addAll(List.of("zoe.canary", "Kan", "7700", "900123", "9f8e7d"));
        return pieces.stream().filter(text::contains).toList();
    }

    private static List<byte[]> events() {
        List<byte[]> events = new ArrayList<>();
        for (String canary : CANARIES) {
            String pinpoint = pinpoint(canary);
            String connect = connect(canary);
            for (String whole : List.of(
                    pinpoint,
                    connect,
                    pinpoint.replace("[\"1815\",", "[{\"" + canary + "\":\"" + canary + "\"},"),
                    connect.replace("{\\\"attributes", canary + "{\\\"attributes"),
                    "{\"" + canary + "\":\"" + canary + "\"}",
                    "\"" + canary + "\"",
                    "{\"Endpoints\":\"" + canary + "\"}",
                    "{\"Endpoints\":{\"" + canary + "\":\"" + canary + "\"}}",
                    "{\"Items\":\"" + canary + "\"}",
                    "{\"Items\":{\"CustomerProfiles\":[\"" + canary + "\",{\"" + canary + "\":1}]}}",
                    pinpoint.replace("\"ChannelType\"", canary),
                    pinpoint.replace("\"User\"", "\"" + canary + "\\x\""))) {
                byte[] bytes = whole.getBytes(StandardCharsets.UTF_8);
                events.add(bytes);
                events.add(Arrays.copyOf(bytes, bytes.length * 2 / 3));
            }
        }
        return events;
    }

    private static String pinpoint(String canary) {
        return """
                {"%1$s":"%1$s","Endpoints":{"%1$s":{"ChannelType":"%1$s","Address":"%1$s","Attributes":{"Note":\
                ["%1$s"],"%1$s":["%1$s"]},"Demographic":{"Locale":"%1$s"},"Location":{"City":"%1$s"},\
                "User":{"UserId":"%1$s","UserAttributes":{"FirstName":["%1$s"],"%1$s":["%1$s"]}},\
                "RecommendationItems":["1815","%1$s","2009"]}}}""".formatted(canary);
    }

    private static String connect(String canary) {
        return """
                {"InvocationMetadata":{"%1$s":"%1$s"},"Items":{"CustomerProfiles":[{"ProfileId":"%1$s","CustomerData":\
                "{\\"attributes\\":{\\"Note\\":\\"%1$s\\",\\"RecommendationItems\\":\\"1815,%1$s\\"},\
                \\"FirstName\\":\\"%1$s\\"}","IdempotencyToken":"%1$s"}]}}""".formatted(canary);
    }
}

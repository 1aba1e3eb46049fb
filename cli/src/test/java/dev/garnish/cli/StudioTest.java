package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudioTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private Path folder = Path.of("");

    private String cookie = "";

    private HttpResponse<String> send(URI address, String path, String body) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address.resolve(path)).header("Cookie", cookie);
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json")
                    .header("X-Garnish", "studio")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aProcessPrintsItsAddressAndEndsWell() throws Exception {
        Path rules = Files.createDirectory(folder.resolve("rules"));
        Files.copy(Ran.PROJECT.resolve("rules/movies.rules"), rules.resolve("movies.rules"));
        Path err = folder.resolve("err.txt");
        Process process = process(err, "--rules", rules.toString());
        try {
            URI address = URI.create(
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                            .readLine());
            assertThat(address.toString()).matches("http://127\\.0\\.0\\.1:\\d+/\\?token=[A-Za-z0-9_-]{43}");
            cookie = send(address, address.toString(), "")
                    .headers()
                    .firstValue("Set-Cookie")
                    .orElse("")
                    .split(";", 2)[0];

            sameAsCommand(address, rules, "/api/check", "{}", "check");
            sameAsCommand(address, rules, "/api/test", "{}", "test");
            sameAsCommand(address, rules, "/api/coverage", "{}", "coverage");
            sameAsCommand(address, rules, "/api/explain", "{\"item\":\"1815\"}", "explain", "1815");

            process.destroy();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
            assertThat(err).content().isEmpty();
        } finally {
            process.destroyForcibly();
        }
    }

    /** But for the folder, which a page about one folder does not name. */
    private void sameAsCommand(URI address, Path rules, String path, String body, String... command) throws Exception {
        HttpResponse<String> reply = send(address, path, body);
        for (int i = 0; reply.statusCode() == 422 && i < 100; i++) {
            Thread.sleep(50); // the items are being opened
            reply = send(address, path, body);
        }
        List<String> arguments = new ArrayList<>(List.of(command));
        arguments.addAll(List.of("--rules", rules.toString(), "--format", "json"));
        Ran ran = Ran.garnish(arguments.toArray(new String[0]));

        assertThat(reply.statusCode()).as(reply.body()).isEqualTo(200);
        assertThat(JSON.readTree(ran.out()))
                .isEqualTo(JSON.readTree(reply.body().replace("\"file\":\"", "\"file\":\"" + rules + "/")));
    }

    private Process process(Path err, String... options) throws IOException {
        List<String> line = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                absolute(System.getProperty("java.class.path")),
                "-Dgarnish.home=" + Ran.PROJECT.toAbsolutePath(),
                "dev.garnish.cli.Garnish",
                "studio",
                "--no-browser"));
        line.addAll(List.of(options));
        ProcessBuilder builder =
                new ProcessBuilder(line).directory(folder.toFile()).redirectError(err.toFile());
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        return builder.start();
    }

    private static String absolute(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator))
                .map(one -> Path.of(one).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Never with the rules of the program's own folder, which nobody wants to write over. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void withoutRulesTheyAreThoseOfTheFolderRulesHere() throws Exception {
        Process process = process(folder.resolve("err.txt"));
        try {
            URI address = URI.create(
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))
                            .readLine());
            cookie = send(address, address.toString(), "")
                    .headers()
                    .firstValue("Set-Cookie")
                    .orElse("")
                    .split(";", 2)[0];

            JsonNode state = JSON.readTree(send(address, "/api/state", "").body());

            assertThat(Path.of(state.at("/rules/path").asText()))
                    .isEqualTo(folder.toAbsolutePath().resolve("rules"));
            assertThat(state.at("/rules/files")).isEmpty();
            assertThat(state.path("catalog").isNull()).isTrue();
        } finally {
            process.destroy();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--port 70000 | --port is 70000, expected 0 to 65535",
                "--port -1 | --port is -1, expected 0 to 65535",
            })
    void optionsThatCannotBe(String options, String message) {
        String[] arguments = ("studio --no-browser " + options).split(" ");

        assertThat(Ran.garnish(arguments)).isEqualTo(new Ran(2, "", "garnish: " + message + "\n"));
    }
}

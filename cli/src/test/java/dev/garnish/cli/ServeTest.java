package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.Garnish;
import dev.garnish.ShapeFile;
import dev.garnish.catalog.db.SampleCatalog;
import dev.garnish.internal.event.HostDetector;
import dev.garnish.server.GarnishServer;
import dev.garnish.server.Telemetry;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ServeTest {
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    @TempDir
    private Path folder = Path.of("");

    private static HttpResponse<byte[]> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> examples() throws IOException {
        return GoldenTest.cases();
    }

    /** Every event of the examples, also those that cannot be done. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("examples")
    void theServerGivesTheBytesOfTheCommand(String name) throws IOException {
        Path example = Ran.PROJECT.resolve("examples").resolve(name);
        List<String> options = options(example);
        Path rules = rules(example);
        boolean isLines = Files.exists(example.resolve("event.jsonl"));
        Path event = example.resolve(isLines ? "event.jsonl" : "event.json");
        List<String> arguments = new ArrayList<>(List.of("enrich", "--rules", rules.toString()));
        arguments.addAll(options);
        arguments.add(event.toString());

        Ran command = Ran.garnish(arguments.toArray(new String[0]));

        byte[] body = Files.readAllBytes(event);
        Path mailer = Ran.PROJECT.resolve("examples/own-shape/mailer.json");
        try (Garnish garnish = Garnish.builder()
                        .rules(rules)
                        .catalog(SampleCatalog.open())
                        .open();
                GarnishServer server = GarnishServer.builder(garnish)
                        .port(0)
                        .adminPort(0)
                        .shape("mailer", ShapeFile.load(mailer))
                        .telemetry(Telemetry.to(new PrintStream(OutputStream.nullOutputStream())))
                        .start()) {
            String path = isLines
                    ? "/v1/lines"
                    : "/v1/events/"
                            + (options.contains("--host")
                                    ? "mailer"
                                    : HostDetector.of(body).id())
                            + (options.contains("wrapped") ? "?reply=wrapped" : "");
            HttpResponse<byte[]> reply = send(HttpRequest.newBuilder(URI.create(server.uri() + path))
                    .header("Content-Type", isLines ? "application/x-ndjson" : "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body)));

            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(new String(reply.body(), StandardCharsets.UTF_8) + (endsInLine(reply.body()) ? "" : "\n"))
                    .isEqualTo(command.out());
        }
    }

    private static boolean endsInLine(byte[] body) {
        return body.length > 0 && body[body.length - 1] == '\n';
    }

    private static List<String> options(Path example) throws IOException {
        Path options = example.resolve("options.txt");
        return Files.exists(options) ? List.of(Files.readString(options).strip().split(" ")) : List.of();
    }

    private static Path rules(Path example) throws IOException {
        try (Stream<Path> files = Files.list(example)) {
            return files.filter(file -> file.toString().endsWith(".rules"))
                    .findFirst()
                    .orElse(Ran.PROJECT.resolve("rules"));
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aProcessAnswersUntilASignalAndEndsWell() throws Exception {
        List<String> command = List.of(
                ServingProcess.java(),
                "-cp",
                System.getProperty("java.class.path"),
                "-D" + Setup.HOME + "=" + Ran.PROJECT.toRealPath(),
                "dev.garnish.cli.Garnish",
                "serve",
                "--port",
                "0",
                "--admin-port",
                "0",
                "--feed",
                "top=1815, 1009");
        try (ServingProcess server = ServingProcess.start(folder, command)) {
            assertThat(server.get("/v1/recommend?items=1815&recipient.user.FirstName=planted")
                            .body())
                    .contains("\"Title\":[\"Fleabag\"]", "Picked for planted");
            assertThat(server.get("/v1/feeds/top.json").statusCode()).isEqualTo(200);
            assertThat(server.admin("/readyz").statusCode()).isEqualTo(200);
            assertThat(server.stopped())
                    .contains("\"route\":\"/v1/recommend\",\"status\":200")
                    .doesNotContain("planted", "WARN", "Exception");
        }
    }

    @Test
    void aNewKeyIsPrintedOnceAndItsHashIsAdded() throws IOException {
        Path keys = folder.resolve("keys.txt");

        Ran ran = Ran.garnish("serve", "--keys", keys.toString(), "--new-key", "braze");

        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).matches("[A-Za-z0-9_-]{43}\n");
        assertThat(Files.readString(keys))
                .matches("braze [0-9a-f]{64}\n")
                .doesNotContain(ran.out().strip());
        assertThat(Ran.garnish("serve", "--keys", keys.toString(), "--new-key", "braze"))
                .isEqualTo(new Ran(4, "", "garnish: " + keys + ": has a key of the name braze\n"));
        assertThat(Ran.garnish("serve", "--keys", keys.toString(), "--new-key", "a b"))
                .isEqualTo(
                        new Ran(
                                2,
                                "",
                                "garnish: --new-key: a key's name has 1 to 64 letters, digits, dots, dashes and underscores\n"));
        assertThat(Ran.garnish("serve", "--new-key", "braze"))
                .isEqualTo(new Ran(2, "", "garnish: --new-key adds to a file: give --keys FILE\n"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--host 0.0.0.0 --port 0 --admin-port 0 | 2 | --host 0.0.0.0: without keys a server listens on this machine's own 127.0.0.1 only: give keys to listen elsewhere",
                "--port 70000 | 2 | --port is 70000, expected 0 to 65535",
                "--admin-port -1 | 2 | --admin-port is -1, expected 0 to 65535",
                "--tls-key a.pem | 2 | --tls-key and --tls-clients are for --tls-cert",
                "--rate 5 | 2 | --rate is how many requests a second a key may make: 1 or more, with --keys",
                "--feed a/b=1 --port 0 --admin-port 0 | 2 | --feed: a feed's name has 1 to 64 letters, digits, dashes and underscores",
                "--shape connect=../examples/own-shape/mailer.json --port 0 --admin-port 0 | 2 | --shape: a shape cannot have the name of the host connect",
                "--shape mailer=no-such-file --port 0 --admin-port 0 | 4 | no-such-file: no such file",
                "--keys no-such-file | 4 | no-such-file: no such file",
                "--keys ../examples | 4 | ../examples: is a folder, expected a file",
                "--keys ../examples --new-key a | 4 | ../examples: is a folder, expected a file",
                "--host no.such.host.invalid | 4 | no.such.host.invalid is no host that this machine knows",
                "--admin-host no.such.host.invalid --port 0 | 4 | no.such.host.invalid is no host that this machine knows",
                "--admin-host= | 2 | --admin-host is empty",
                "--host= | 2 | --host is empty",
                "--tls-cert ../README.md --port 0 --admin-port 0 | 2 | --tls-cert without --tls-key is a PKCS#12 store: give its password in GARNISH_TLS_PASSWORD, or --tls-key for a chain in PEM",
                "--tls-cert ../README.md --tls-key ../examples --port 0 --admin-port 0 | 4 | ../README.md: is no certificate in PEM",
                "--tls-cert no-such-file --tls-key a.pem --port 0 --admin-port 0 | 4 | no-such-file: no such file",
                "--rules no-such-file | 4 | no-such-file: no such file",
            })
    void whatCannotBeServedIsOneLine(String options, int exit, String message) {
        List<String> arguments = new ArrayList<>(List.of("serve"));
        arguments.addAll(List.of(options.split(" ")));

        assertThat(Ran.garnish(arguments.toArray(new String[0])))
                .isEqualTo(new Ran(exit, "", "garnish: " + message + "\n"));
    }

    @Test
    void rulesWhoseTestsFailAreNotServed() throws IOException {
        Path rules = Files.writeString(folder.resolve("a.rules"), """
                attribute Title
                  use item.title
                  else "-"

                test "wrong"
                  items 1815
                  expect Title = ["Other"]
                """);

        Ran ran = Ran.garnish("serve", "--rules", rules.toString(), "--port", "0", "--admin-port", "0");

        assertThat(ran)
                .isEqualTo(new Ran(
                        1, "", "garnish: 1 of 1 tests fail: `wrong` (" + rules + ":5:1) (`garnish test` explains)\n"));
    }

    @Test
    void aPortThatIsInUseIsOneLine() throws IOException {
        try (java.net.ServerSocket taken = new java.net.ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            assertThat(Ran.garnish("serve", "--port", Integer.toString(taken.getLocalPort()), "--admin-port", "0"))
                    .isEqualTo(new Ran(
                            4,
                            "",
                            "garnish: cannot listen at 127.0.0.1:" + taken.getLocalPort()
                                    + ": the port is in use or another user's, or the host is not this machine's\n"));
        }
    }
}

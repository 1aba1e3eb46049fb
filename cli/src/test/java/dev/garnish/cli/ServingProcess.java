package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code garnish serve} as a process of its own. */
final class ServingProcess implements AutoCloseable {
    private static final Pattern ANSWERING =
            Pattern.compile("garnish: answering at (http:\\S+), health and metrics at (http:\\S+)\n");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final Path err;
    private final Matcher addresses;

    private ServingProcess(Process process, Path err) throws IOException, InterruptedException {
        this.process = process;
        this.err = err;
        this.addresses = addresses();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** @param folder where the process works, and its standard error is kept beside */
    static ServingProcess start(Path folder, List<String> command) throws IOException, InterruptedException {
        Path err = Files.createTempFile("serving", ".txt");
        return new ServingProcess(
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectError(err.toFile())
                        .start(),
                err);
    }

    private Matcher addresses() throws IOException, InterruptedException {
        for (int i = 0; i < 600 && process.isAlive(); i++) {
            Matcher found = ANSWERING.matcher(Files.readString(err));
            if (found.find()) {
                return found;
            }
            Thread.sleep(50);
        }
        process.destroyForcibly();
        throw new AssertionError(Files.readString(err));
    }

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return reply(addresses.group(1) + path, headers);
    }

    HttpResponse<String> admin(String path) throws IOException, InterruptedException {
        return reply(addresses.group(2) + path);
    }

    private static HttpResponse<String> reply(String uri, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(uri));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Ends it by SIGTERM, and gives what it wrote to standard error. */
    String stopped() throws IOException, InterruptedException {
        process.destroy();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readString(err);
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly();
        Files.delete(err);
    }
}

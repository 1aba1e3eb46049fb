package dev.garnish.languageserver;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whole sessions as they go over the wire. A line of a transcript that starts with {@code >} is what the client says,
 * with {@code <} what the server says to it; {@code +} makes a file in the client's folder, with {@code ¶} for a line
 * break, and {@code #} says why. {@code -Dgolden.update} rewrites what the server says.
 */
class SessionsTest {
    private static final Path FOLDER = Path.of("src/test/resources/sessions");
    private static final String HERE = "file:///work";

    @TempDir
    private Path folder = Path.of("");

    static Stream<String> sessions() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("sessions")
    void aSessionGoesAsItIsWritten(String name) throws Exception {
        Path file = FOLDER.resolve(name);
        List<String> expected = Files.readAllLines(file);
        List<String> actual = new ArrayList<>();
        try (Wire wire = Wire.open(Films.options())) {
            for (String line : expected) {
                if (!line.startsWith("<")) {
                    actual.add(line);
                }
                if (line.startsWith("+")) {
                    make(line.substring(2));
                } else if (line.startsWith(">")) {
                    wire.send(here(line.substring(2))).forEach(message -> actual.add("< " + work(message)));
                }
            }
            assertThat(wire.exitCode()).isEqualTo(name.contains("unclean") ? 1 : 0);
        }
        if (System.getProperty("golden.update") != null) {
            Files.write(file, actual);
        }
        assertThat(actual).isEqualTo(expected);
    }

    private void make(String nameAndText) {
        String[] parts = nameAndText.split(" ", 2);
        try {
            Path file = folder.toRealPath().resolve(parts[0]);
            Files.createDirectories(file.getParent());
            Files.writeString(file, parts[1].replace('¶', '\n'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String uri() throws IOException {
        return folder.toRealPath().toUri().toString().replaceAll("/$", "");
    }

    /** With the folder's URI; the frame around the message is the transcript's to leave out. */
    private String here(String json) throws IOException {
        JsonObject message = JsonParser.parseString(json.replace(HERE, uri())).getAsJsonObject();
        message.addProperty("jsonrpc", "2.0");
        return message.toString();
    }

    private String work(String json) {
        try {
            return json.replace("{\"jsonrpc\":\"2.0\",", "{")
                    .replace(uri(), HERE)
                    .replace(folder.toRealPath().toString(), "/work");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void whatIsNoMessageIsAnsweredAndTheNextOneIsRead() throws Exception {
        try (Wire wire = Wire.open(Films.options())) {
            assertThat(
                            wire.send(
                                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}"))
                    .hasSize(1);
            for (String broken : List.of(
                    "{",
                    "[1, 2",
                    "nothing",
                    "{\"id\":{}}",
                    "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":" + "\"textDocument/hover\",\"params\":[1]}")) {
                assertThat(wire.send(broken))
                        .allSatisfy(answer ->
                                assertThat(answer).contains("\"error\"").doesNotContain("\\tat "));
            }
            assertThat(wire.send("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"textDocument/hover\",\"params\":"
                            + "{\"textDocument\":{\"uri\":\"a:b\"},\"position\":{\"line\":0,\"character\":0}}}"))
                    .containsExactly("{\"jsonrpc\":\"2.0\",\"id\":3,\"result\":null}");
            wire.hangUp();
            assertThat(wire.exitCode()).isEqualTo(1);
        }
    }
}

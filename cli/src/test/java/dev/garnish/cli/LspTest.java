package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code garnish lsp} as the process that an editor starts. */
class LspTest {
    private static final int PATIENCE_SECONDS = 60;

    @TempDir
    private Path folder = Path.of("");

    private Process started(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Garnish.class.getName(),
                "lsp"));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private static void send(OutputStream out, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        out.write(("Content-Length: " + bytes.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
        out.write(bytes);
        out.flush();
    }

    /** Messages up to one that has a text in it; the process ends if it never comes. */
    private static String received(InputStream in, String text) throws IOException {
        while (true) {
            StringBuilder header = new StringBuilder();
            while (!header.toString().endsWith("\r\n\r\n")) {
                int c = in.read();
                assertThat(c).as("the end, before %s", text).isNotNegative();
                header.append((char) c);
            }
            assertThat(header.toString()).startsWith("Content-Length: ");
            int length = Integer.parseInt(header.toString().strip().substring("Content-Length: ".length()));
            String message = new String(in.readNBytes(length), StandardCharsets.UTF_8);
            if (message.contains(text)) {
                return message;
            }
        }
    }

    private int exit(Process process) throws InterruptedException {
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void anEditorIsServedUntilItLeaves() throws Exception {
        Path rules = Files.writeString(
                folder.resolve("shop.rules"), "attribute Title\n  use \"🎬\" + item.titel\n  else \"-\"\n");
        Process process = started("--rules", folder.toString());
        try (OutputStream out = process.getOutputStream();
                InputStream in = process.getInputStream()) {
            send(out, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}");
            assertThat(received(in, "\"id\":1")).contains("\"hoverProvider\":true", "\"name\":\"garnish\"");
            send(out, "{\"jsonrpc\":\"2.0\",\"method\":\"initialized\",\"params\":{}}");
            send(out, """
                    {"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"%s",
                    "languageId":"garnish-rules","version":1,"text":"attribute Title\\n  use \\"🎬\\" + item.titel\\n  else \\"-\\"\\n"}}}
                    """.formatted(rules.toUri()));
            // An emoji is two units of UTF-16.
            assertThat(received(in, "publishDiagnostics"))
                    .contains("\"R201\"", "{\"line\":1,\"character\":18}", "did you mean `title`?");
            send(out, "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"shutdown\"}");
            assertThat(received(in, "\"id\":2")).contains("\"result\":null");
            send(out, "{\"jsonrpc\":\"2.0\",\"method\":\"exit\"}");
            assertThat(exit(process)).isZero();
            assertThat(in.readAllBytes()).isEmpty();
        } finally {
            process.destroyForcibly();
        }
        assertThat(folder.resolve("err")).isEmptyFile();
    }

    @Test
    void anEditorThatIsGoneEndsIt() throws Exception {
        Process process = started("--catalog", folder.resolve("none.mv.db").toString());
        try {
            send(
                    process.getOutputStream(),
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{\"capabilities\":{}}}");
            send(process.getOutputStream(), "{\"jsonrpc\":\"2.0\",\"method\":\"initialized\",\"params\":{}}");
            assertThat(received(process.getInputStream(), "showMessage"))
                    .contains("the catalog cannot be used, columns and values are not checked: ", "none.mv.db")
                    .doesNotContain("Exception");
            process.getOutputStream().close();
            assertThat(exit(process)).isEqualTo(1);
        } finally {
            process.destroyForcibly();
        }
        assertThat(folder.resolve("err")).isEmptyFile();
    }
}

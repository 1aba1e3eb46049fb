package dev.garnish.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests whose bodies are on their way while the server stops. */
class StopTest {
    /** Its connection rests for longer than one without a request may while the server stops. */
    @ParameterizedTest
    @CsvSource({
        "/v1/recommend, application/json, '{\"items\":', '[\"1815\"]}'",
        "/v1/lines, application/x-ndjson, '{', '}'"
    })
    void whatStillArrivesIsAnsweredBeforeTheServerStops(String path, String type, String first, String rest)
            throws Exception {
        try (Running running = Running.sample();
                Socket socket = new Socket(
                        running.server().uri().getHost(), running.server().uri().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + type
                                    + "\r\nContent-Length: " + (first.length() + rest.length())
                                    + "\r\nExpect: 100-continue\r\n\r\n")
                            .getBytes(StandardCharsets.UTF_8));
            assertThat(new String(socket.getInputStream().readNBytes(25), StandardCharsets.UTF_8))
                    .isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
            socket.getOutputStream().write(first.getBytes(StandardCharsets.UTF_8));
            Thread stopping = new Thread(running.server()::close);
            stopping.start();
            Thread.sleep(500);
            socket.getOutputStream().write(rest.getBytes(StandardCharsets.UTF_8));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .contains("Connection: close\r\n")
                    .matches("(?s).*(}|\\r\\n0\\r\\n\\r\\n)");
            stopping.join(15_000);
            assertThat(stopping.isAlive()).isFalse();
        }
    }
}

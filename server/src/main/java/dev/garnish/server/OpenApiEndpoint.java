package dev.garnish.server;

import dev.garnish.server.internal.http.Call;
import dev.garnish.server.internal.http.Endpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;

/** {@code /openapi.json}: the reference of the API. */
final class OpenApiEndpoint implements Endpoint {
    private final byte[] json = read();

    private static byte[] read() {
        try (InputStream in = OpenApiEndpoint.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("the build left out openapi.json");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void answer(Call call) {
        call.parameters().requireOnly(Set.of(Gate.KEY), "");
        call.replyTagged(HttpStatus.OK_200, json);
    }
}

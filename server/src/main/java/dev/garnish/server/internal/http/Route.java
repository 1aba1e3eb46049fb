package dev.garnish.server.internal.http;

import java.util.List;

/**
 * A path of the API.
 *
 * @param template as {@code openapi.json} and the log name it: {@code /v1/events/{host}}
 * @param methods those that are answered; {@code HEAD} wherever {@code GET} is
 * @param endpoint what answers them
 */
public record Route(String template, List<String> methods, Endpoint endpoint) {
    boolean takes(String method) {
        return methods.contains(method);
    }

    String allow() {
        return String.join(", ", methods);
    }
}

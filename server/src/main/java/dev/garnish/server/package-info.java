/**
 * Recommendations over HTTP. {@link dev.garnish.server.GarnishServer} answers with what a {@link dev.garnish.Garnish} works
 * with, {@link dev.garnish.server.ApiKeys} says who may ask, {@link dev.garnish.server.Telemetry} logs and counts.
 * {@code docs/server.md} describes the requests; {@code openapi.json}, which the server serves, is their reference.
 *
 * <p>How a request goes: {@code ApiHandler} finds its route, {@code Gate} decides whether it may pass, an {@code Endpoint}
 * answers the {@code Call}, and the server's request log writes one line of {@code RequestFacts}. Whatever is refused is a
 * {@code Problem}. Nothing here evaluates rules, and no message or line holds what a client sent.
 */
@NullMarked
package dev.garnish.server;

import org.jspecify.annotations.NullMarked;

package dev.garnish.benchmarks;

import java.io.IOException;

/** What a host calls: an event in, the reply out. */
interface Handler {
    byte[] reply(byte[] event) throws IOException;
}

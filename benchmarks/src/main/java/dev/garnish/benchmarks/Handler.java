package dev.garnish.benchmarks;

import java.io.IOException;

/** What a host calls: an event in, the reply out. */
interface Handler {
    byte[] reply(byte[] event) throws IOException;

    /** The same, and where the reply is: in a new array, or in a buffer that the next one goes into. */
    default Object answer(byte[] event) throws IOException {
        return reply(event);
    }
}

package dev.garnish.benchmarks;

/**
 * How a fresh process came to its first reply.
 *
 * @param init milliseconds from its start to its asking for an event
 * @param reply milliseconds from then to its reply
 * @param cpu milliseconds of processor time for both
 */
record Started(double init, double reply, double cpu) {
    double total() {
        return init + reply;
    }
}

package dev.garnish.internal.json;

/** Whether this JVM has scanned little so far, so that what is fast once it is compiled would still be slow. */
final class ColdStart {
    private static final int BYTES = 1 << 16;

    /** Threads that race here are taken for fresh a little longer. */
    private static int scanned;

    private ColdStart() {}

    /** Whether that holds before an event of {@code bytes} bytes is scanned. */
    static boolean scans(int bytes) {
        boolean fresh = scanned < BYTES;
        if (fresh) {
            scanned += Math.min(bytes, BYTES);
        }
        return fresh;
    }
}

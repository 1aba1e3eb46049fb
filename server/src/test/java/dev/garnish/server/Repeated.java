package dev.garnish.server;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** One text over and over. */
final class Repeated extends InputStream {
    private final byte[] text;
    private final long size;
    private long at;

    Repeated(String text, int times) {
        this.text = text.getBytes(StandardCharsets.UTF_8);
        this.size = (long) this.text.length * times;
    }

    @Override
    public int read() {
        return at == size ? -1 : text[(int) (at++ % text.length)];
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (at == size) {
            return -1;
        }
        int count = 0;
        while (count < length && at < size) {
            into[offset + count++] = (byte) read();
        }
        return count;
    }
}

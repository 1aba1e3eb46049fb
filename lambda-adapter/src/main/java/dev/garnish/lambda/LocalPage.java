package dev.garnish.lambda;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The text that a local HTTP address answers with, whatever type it says it is: whole, in time, or not at all. */
final class LocalPage {
    private static final int MOST_BYTES = 1 << 20;
    private static final int TIMEOUT_MILLIS = 3_000;
    private static final int CHUNK = 8 << 10;
    private static final int OK = 200;
    private static final String PART = "the address answers with a part only";

    private LocalPage() {}

    /** Neither a proxy nor a redirect leads away from this machine, and no connection stays open. */
    static String read(URI uri) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection(Proxy.NO_PROXY);
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        try {
            if (connection.getResponseCode() != OK) {
                throw new IOException("the address answers with status " + connection.getResponseCode());
            }
            return text(whole(connection));
        } finally {
            connection.disconnect();
        }
    }

    private static byte[] whole(HttpURLConnection connection) throws IOException {
        long until = System.nanoTime() + 1_000_000L * TIMEOUT_MILLIS;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = connection.getInputStream()) {
            for (int read = next(in, chunk); read >= 0; read = next(in, chunk)) {
                bytes.write(chunk, 0, read);
                if (bytes.size() > MOST_BYTES) {
                    throw new IOException("the address answers with more than " + MOST_BYTES + " bytes");
                }
                if (System.nanoTime() > until) {
                    throw new IOException("the address answers too slowly");
                }
            }
        }
        if (bytes.size() < connection.getContentLengthLong()) {
            throw new IOException(PART);
        }
        return bytes.toByteArray();
    }

    /** An answer that ends too early makes some JDKs throw, others not. */
    private static int next(InputStream in, byte[] chunk) throws IOException {
        try {
            return in.read(chunk);
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException e) {
            throw new IOException(PART, e);
        }
    }

    private static String text(byte[] bytes) throws IOException {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new IOException("the address answers with something that is no UTF-8 text", e);
        }
    }
}

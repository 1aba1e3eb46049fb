package dev.garnish.server.studio.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** A place on this machine that nothing is to connect to, and that counts who does. */
final class Canary implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger visits = new AtomicInteger();

    Canary() throws IOException {
        Thread waits = new Thread(this::count, "canary");
        waits.setDaemon(true);
        waits.start();
    }

    private void count() {
        while (!socket.isClosed()) {
            try {
                socket.accept().close();
                visits.incrementAndGet();
            } catch (IOException e) {
                return;
            }
        }
    }

    /** Host and port. */
    String place() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    int visits() {
        return visits.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}

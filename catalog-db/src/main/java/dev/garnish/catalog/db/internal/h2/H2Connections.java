package dev.garnish.catalog.db.internal.h2;

import dev.garnish.catalog.db.internal.sql.Connections;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Connections to one H2 file, as many as are asked for at once: all to the file that stood there when it was opened. */
final class H2Connections implements Connections {
    private final Path file;
    private final String url;
    private final Queue<Connection> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean closed;

    /** The database stays open, and so the same one, as long as one of them is. */
    private H2Connections(Path file, String url, Connection first) {
        this.file = file;
        this.url = url;
        this.idle.add(first);
    }

    /** @param url as {@link H2File#url(Path)} gives it */
    static H2Connections open(Path file, String url) {
        return new H2Connections(file, url, H2File.connect(file, url));
    }

    @Override
    public <T> T ask(Query<T> query) {
        Connection connection = take();
        try {
            return query.run(connection);
        } catch (SQLException e) {
            throw H2File.explain(file, e);
        } finally {
            giveBack(connection);
        }
    }

    private Connection take() {
        Connection connection = idle.poll();
        return connection == null ? H2File.connect(file, url) : connection;
    }

    private void giveBack(Connection connection) {
        idle.add(connection);
        if (closed) {
            closeIdle();
        }
    }

    @Override
    public void close() {
        closed = true;
        closeIdle();
    }

    private void closeIdle() {
        for (Connection each = idle.poll(); each != null; each = idle.poll()) {
            try {
                each.close();
            } catch (SQLException e) {
                throw H2File.explain(file, e);
            }
        }
    }
}

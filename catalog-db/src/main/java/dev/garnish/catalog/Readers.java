package dev.garnish.catalog;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Threads of our own that query one database file. H2 must never be interrupted (it would close the file under every
 * reader), so callers wait here and may be interrupted or run out of time, while the query runs to its end.
 */
final class Readers implements AutoCloseable {
    private final Path file;
    private final Duration deadline;
    private final ExecutorService threads;
    private final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();

    /** What a reader does with a connection. */
    interface Query<T> {
        T run(Connection connection) throws SQLException;
    }

    Readers(Path file, Duration deadline, int count) {
        this.file = file;
        this.deadline = deadline;
        for (int i = 0; i < count; i++) {
            connections.add(H2File.read(file));
        }
        AtomicInteger number = new AtomicInteger();
        this.threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "garnish-catalog-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** The query's result; a {@link CatalogException} where it fails, takes longer than the deadline or the caller is interrupted. */
    <T> T ask(Query<T> query) {
        Future<T> answer = threads.submit(() -> answer(query));
        try {
            return answer.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw CatalogException.environment(
                    "catalog %s: no answer within %d ms: the items count as unknown"
                            .formatted(file, deadline.toMillis()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CatalogException.environment("catalog %s: interrupted while waiting for items".formatted(file), e);
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        }
    }

    private <T> T answer(Query<T> query) throws SQLException, InterruptedException {
        Connection connection = connections.take();
        try {
            return query.run(connection);
        } finally {
            connections.add(connection);
        }
    }

    private RuntimeException failure(@Nullable Throwable cause) {
        if (cause instanceof SQLException e) {
            return H2File.explain(file, e);
        }
        return cause instanceof RuntimeException e ? e : new IllegalStateException(cause);
    }

    /** Lets running queries end, then closes the file. */
    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(deadline.toMillis() + 1000, TimeUnit.MILLISECONDS)) {
                return;
            }
            for (Connection connection : connections) {
                connection.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            throw H2File.explain(file, e);
        }
    }
}

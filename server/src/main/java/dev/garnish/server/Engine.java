package dev.garnish.server;

import dev.garnish.Deployment;
import dev.garnish.Garnish;
import dev.garnish.server.internal.http.Problem;
import dev.garnish.server.internal.http.ProblemException;
import dev.garnish.server.internal.http.RequestFacts;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpStatus;

/**
 * What a {@link Garnish} works with now, for a bounded number of requests at once. What is beyond waits a little, and then
 * is refused while those that run still end in time. Safe for many threads.
 */
final class Engine {
    /** Below what callers wait for. */
    private static final long QUEUE_MILLIS = 250;

    /** Each stream has as many threads as there are processors; they are apart from the places of other requests. */
    static final int STREAMS = 4;

    private final Garnish garnish;
    private final Semaphore places;
    private final Semaphore streams = new Semaphore(STREAMS);

    /** @param concurrent how many requests are worked on at once */
    Engine(Garnish garnish, int concurrent) {
        this.garnish = garnish;
        this.places = new Semaphore(concurrent);
    }

    /** @throws ProblemException if the others do not end soon enough, or the {@code Garnish} is closed */
    <R> R use(RequestFacts facts, Function<Deployment, R> work) {
        return placed(places, QUEUE_MILLIS, facts, work);
    }

    /** As {@link #use}, for work that goes on for as long as the client sends. */
    <R> R stream(RequestFacts facts, Function<Deployment, R> work) {
        return placed(streams, 0, facts, work);
    }

    private <R> R placed(Semaphore free, long wait, RequestFacts facts, Function<Deployment, R> work) {
        if (!isPlaced(free, wait)) {
            throw new ProblemException(Problem.overloaded());
        }
        try {
            return used(facts, work);
        } finally {
            free.release();
        }
    }

    private <R> R used(RequestFacts facts, Function<Deployment, R> work) {
        boolean[] isOpen = {false};
        try {
            return garnish.use(now -> {
                isOpen[0] = true;
                facts.usedBy(now);
                return work.apply(now);
            });
        } catch (IllegalStateException e) {
            if (isOpen[0]) {
                throw e;
            }
            throw new ProblemException(
                    new Problem(HttpStatus.SERVICE_UNAVAILABLE_503, "the server is stopping: try again"));
        }
    }

    private static boolean isPlaced(Semaphore free, long wait) {
        try {
            return free.tryAcquire(wait, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

package dev.garnish.benchmarks;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From the bytes of an event to the bytes of the reply, over a few different events of one shape in turn. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters, and calls prepare before anything else
public class WholeEvent {
    private static final int ENDPOINTS_HELD = 500;

    @Param("HAND_TREE")
    Contender contender;

    @Param("50")
    int endpoints;

    @Param("ITEMS_3")
    Task task;

    @Param("2465")
    int items;

    private Handler handler;
    private byte[][] events;

    /** Which event comes next in a thread. */
    @State(Scope.Thread)
    public static class Turn {
        private int next;
    }

    @Setup
    public void prepare() {
        List<Product> products = Products.ofSize(items);
        Shape shape = new Shape(endpoints, task, items);
        handler = contender.handler(task, products);
        events = new byte[Math.max(1, Math.min(10, ENDPOINTS_HELD / endpoints))][];
        for (int i = 0; i < events.length; i++) {
            events[i] = Events.event(shape, products, i);
        }
    }

    @Benchmark
    public Object reply(Turn turn) throws IOException {
        turn.next = turn.next + 1 == events.length ? 0 : turn.next + 1;
        return handler.answer(events[turn.next]);
    }
}

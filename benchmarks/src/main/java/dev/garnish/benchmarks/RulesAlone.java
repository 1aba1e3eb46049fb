package dev.garnish.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** From recipients and their item ids to the attributes' values: look-ups and decisions, no JSON. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters, and calls prepare before anything else
public class RulesAlone {
    private static final int EVENTS = 10;

    @Param("HAND_TREE")
    Contender contender;

    @Param("50")
    int endpoints;

    @Param("ITEMS_3")
    Task task;

    @Param("2465")
    int items;

    private Rules rules;
    private List<List<Asked>> asked;

    /** Which recipients come next in a thread. */
    @State(Scope.Thread)
    public static class Turn {
        private int next;
    }

    @Setup
    public void prepare() throws IOException {
        List<Product> products = Products.ofSize(items);
        rules = contender.rules(task, products).orElseThrow();
        asked = new ArrayList<>();
        for (int i = 0; i < EVENTS; i++) {
            asked.add(asked(Events.event(new Shape(endpoints, task, items), products, i)));
        }
    }

    private static List<Asked> asked(byte[] event) throws IOException {
        List<Asked> asked = new ArrayList<>();
        new JsonMapper()
                .readTree(event)
                .path("Endpoints")
                .properties()
                .forEach(entry -> asked.add(Asked.of(entry.getKey(), entry.getValue())));
        return asked;
    }

    @Benchmark
    public void apply(Turn turn, Blackhole reader) {
        turn.next = turn.next + 1 == EVENTS ? 0 : turn.next + 1;
        for (Map<String, Object> values : rules.apply(asked.get(turn.next))) {
            for (Object value : values.values()) {
                read(value, reader);
            }
        }
    }

    /** Every text is taken: a list may be made only when it is read. */
    private static void read(Object value, Blackhole reader) {
        if (value instanceof List<?> texts) {
            for (int i = 0; i < texts.size(); i++) {
                reader.consume(texts.get(i));
            }
        } else {
            reader.consume(value);
        }
    }
}

package dev.garnish.benchmarks;

import dev.garnish.Enricher;
import dev.garnish.ReplyBuffer;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.EventFormat;
import dev.garnish.rules.Source;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Events of 50 endpoints with 5 items each, of as many different countries and channels as {@link #segments} says, under
 * rules that read these. The same rules are run without a reading of the recipient, and with {@code recipient.city} in
 * place of the country: what reads that is evaluated for each recipient.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(value = 1, jvmArgs = "-Xmx512m")
@SuppressWarnings("NullAway.Init") // JMH sets the parameters, and calls prepare before anything else
public class ManySegments {
    private static final int ENDPOINTS = 50;
    private static final int CHANNELS = 6;

    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT), new Column("genre", Type.TEXT));

    /** What the rules make of the country. */
    public enum Use {
        /** It is compared, as in most rules. */
        COMPARED("""
                attribute Title
                  use item.title
                  else "Recommended"

                attribute Genre
                  when PLACE == "C0" && recipient.channel == "CHANNEL0" use upper(item.genre)
                  when PLACE in ["C1", "C2", "C3"] use item.genre + " nearby"
                  use item.genre
                  else "Featured"

                attribute Greeting once
                  when starts_with(PLACE, "C1") use "Bonjour"
                  else "Hello"
                """),
        /** It is compared once, and only for few items. */
        RARE("""
                attribute Title
                  use item.title
                  else "Recommended"

                attribute Genre
                  when item.genre in ["Genre 1", "Genre 2"] && PLACE == "C0" use "For the family"
                  use item.genre
                  else "Featured"
                """),
        /** It is sent, so that each one gives other values. */
        SENT("""
                attribute Title
                  use item.title
                  else "Recommended"

                attribute Genre
                  use item.genre + " in " + PLACE
                  else "Featured"

                attribute Greeting once
                  use "Hello " + PLACE
                  else "Hello"
                """);

        private final String rules;

        Use(String rules) {
            this.rules = rules;
        }
    }

    /** What stands in the place of the country. */
    public enum Read {
        NOBODY("item.title"),
        SEGMENT("recipient.country"),
        RECIPIENT("recipient.city");

        private final String place;

        Read(String place) {
            this.place = place;
        }

        private String rules(Use use) {
            String rules = use.rules.replace("PLACE", place);
            return this == NOBODY
                    ? rules.replace("recipient.channel", "item.title")
                            .replace("when starts_with(item.title, \"C1\") use \"Bonjour\"", "use \"Bonjour\"")
                            .replace("use \"Hello \" + item.title", "use \"Bonjour\"")
                    : rules;
        }
    }

    @Param({"1", "6", "600", "1440", "100000"})
    int segments;

    @Param
    Use use;

    @Param
    Read read;

    @Param({"100"})
    int items;

    private Enricher enricher;
    private byte[][] events;
    private final ReplyBuffer reply = new ReplyBuffer();
    private int next;

    @Setup
    public void prepare() {
        List<Item> products = IntStream.range(0, items)
                .mapToObj(i -> Item.of(SCHEMA, "item-" + i, "The title of number " + i, "Genre " + i % 20))
                .toList();
        RuleSet rules = RuleSet.parse(List.of(new Source("segments.rules", read.rules(use))), SCHEMA);
        enricher = Enricher.of(rules, Catalog.of(SCHEMA, products));
        events = events();
    }

    /** Each segment as often as any other, in no order. */
    private byte[][] events() {
        Random random = new Random(7);
        List<Integer> order = new ArrayList<>();
        while (order.size() < Math.max(segments, 20 * ENDPOINTS)) {
            IntStream.range(0, segments).forEach(order::add);
        }
        Collections.shuffle(order, random);
        byte[][] made = new byte[order.size() / ENDPOINTS][];
        for (int i = 0; i < made.length; i++) {
            made[i] = event(order.subList(ENDPOINTS * i, ENDPOINTS * (i + 1)), random);
        }
        return made;
    }

    private byte[] event(List<Integer> of, Random random) {
        StringBuilder json = new StringBuilder("{\"Endpoints\":{");
        for (int i = 0; i < of.size(); i++) {
            String place = "C" + of.get(i) / CHANNELS;
            json.append(i == 0 ? "" : ",")
                    .append("\"e%d\":{\"ChannelType\":\"CHANNEL%d\",".formatted(i, of.get(i) % CHANNELS))
                    .append("\"Location\":{\"City\":\"%s\",\"Country\":\"%s\"},".formatted(place, place))
                    .append("\"RecommendationItems\":[");
            for (int k = 0; k < Shape.ITEMS_PER_ENDPOINT; k++) {
                json.append(k == 0 ? "" : ",")
                        .append("\"item-")
                        .append(random.nextInt(items))
                        .append('"');
            }
            json.append("]}");
        }
        return json.append("}}").toString().getBytes(StandardCharsets.UTF_8);
    }

    @Benchmark
    public Object reply() {
        next = next + 1 == events.length ? 0 : next + 1;
        enricher.enrich(EventFormat.pinpoint(), events[next], reply);
        return reply;
    }
}

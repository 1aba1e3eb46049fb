package dev.garnish.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What long work shows of itself; the clock is the test's. */
class ProgressLineTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private long now;

    private Console console(boolean terminal) {
        PrintStream to = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Console(new ByteArrayInputStream(new byte[0]), to, to, terminal, false, terminal, false);
    }

    private String shown() {
        String shown = err.toString(StandardCharsets.UTF_8).replace("\r", "<").replace("\u001b[K", ">");
        err.reset();
        return shown;
    }

    private ProgressLine line(boolean terminal) {
        return new ProgressLine(console(terminal), "items", () -> now);
    }

    private void pass(int milliseconds) {
        now += Duration.ofMillis(milliseconds).toNanos();
    }

    @Test
    void shortWorkShowsNothing() {
        try (ProgressLine line = line(true)) {
            pass(50);
            line.at(1_000, 0, 0);
        }
        assertThat(shown()).isEmpty();
    }

    @Test
    void longWorkShowsHowFarItIsAndTakesTheLineAway() {
        ProgressLine line = line(true);
        pass(2_000);
        line.at(10_000, 0, 0);
        assertThat(shown()).isEqualTo("<>10,000 items, 5,000 a second");
        line.at(10_001, 0, 0);
        assertThat(shown()).isEmpty();
        pass(2_000);
        line.at(12_000, 30, 120);
        assertThat(shown()).isEqualTo("<>12,000 items, 25 %, 3,000 a second, 12 s left");
        line.close();
        assertThat(shown()).isEqualTo("<>");
        line.close();
        assertThat(shown()).isEmpty();
    }

    @Test
    void nothingIsShownWhereNobodyLooks() {
        try (ProgressLine line = line(false)) {
            pass(60_000);
            line.at(10_000, 0, 0);
        }
        assertThat(shown()).isEmpty();
    }

    @Test
    void aCatalogCountsWhatWasReadOfIt() {
        Schema schema = Schema.of(new Column("title", Type.TEXT));
        List<Item> items = IntStream.range(0, 3)
                .mapToObj(id -> Item.of(schema, String.valueOf(id), "a"))
                .toList();
        ProgressLine line = line(true);

        try (Stream<Item> all = line.counting(Catalog.of(schema, items)).items()) {
            all.forEach(item -> pass(1_000));
        }

        assertThat(shown()).isEqualTo("<>2 items, 2 a second<>3 items, 2 a second");
    }

    @Test
    void aScreenIsDrawnAnewTwiceASecond() {
        List<Long> drawn = new ArrayList<>();
        LongConsumer screen = WatchCommand.slowly(console(true), () -> now, drawn::add);
        LongConsumer pipe = WatchCommand.slowly(console(false), () -> now, drawn::add);
        for (long read = 1; read <= 12; read++) {
            pass(100);
            screen.accept(read);
            pipe.accept(read);
        }

        assertThat(drawn).containsExactly(6L, 12L);
    }
}

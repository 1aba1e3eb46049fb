package dev.garnish.lines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.garnish.Enricher;
import dev.garnish.RuleSet;
import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Column;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.Schema;
import dev.garnish.catalog.Type;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.EventFormat;
import dev.garnish.event.InvalidEventException;
import dev.garnish.rules.Source;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineStreamTest {
    private static final Schema SCHEMA = Schema.of(new Column("title", Type.TEXT));
    private static final Catalog CATALOG = Catalog.of(SCHEMA, List.of(Item.of(SCHEMA, "1815", "Fleabag")));
    private static final int THREADS = 3;

    /** All that a stream gave out. */
    private record Made(String replies, List<LineTrouble> notDone, List<LineDiagnostic> diagnostics, Totals totals) {}

    @Test
    void eachLineIsAnsweredWhateverEndsIt() throws IOException {
        Made made = made(line("1815") + "\n\n" + line("9") + "\r\n  \t\r\n" + line("1815") + " ");

        assertThat(made.replies)
                .isEqualTo(reply("1815", "Fleabag") + "\n" + reply("9", "-") + "\n" + reply("1815", "Fleabag") + " \n");
        assertThat(made.totals).isEqualTo(new Totals(3, 0, 3, 3, 1, Map.of("Title", 1L), Map.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", " \r\n\n"})
    void noLinesGiveNoReplies(String input) throws IOException {
        assertThat(made(input))
                .isEqualTo(new Made("", List.of(), List.of(), new Totals(0, 0, 0, 0, 0, Map.of(), Map.of())));
    }

    @Test
    void aLineThatCanNotBeDoneIsNamedByNumberAndReason() throws IOException {
        Made made = made(String.join(
                "\n",
                line("1815"),
                "{\"input\":{\"userId\":\"sofia@example.com\"},\"output\":null,\"error\":\"sofia@example.com\"}",
                "",
                "{\"input\":{\"userId\":\"sofia@example.com\"",
                line("1815")));

        assertThat(made.replies).isEqualTo((reply("1815", "Fleabag") + "\n").repeat(2));
        assertThat(made.notDone)
                .containsExactly(
                        new LineTrouble(2, "event /error: Amazon Personalize gave an error and no items"),
                        new LineTrouble(4, "event at byte 38: it ends before its JSON does"));
        assertThat(made.totals).isEqualTo(new Totals(4, 2, 2, 2, 0, Map.of("Title", 0L), Map.of()));
    }

    @Test
    void aFaultOnOneLineIsThatLinesAndTheOthersGoOn() throws IOException {
        Function<byte[], EventFormat> faulty = line -> {
            String text = new String(line, StandardCharsets.UTF_8);
            if (text.contains("fault")) {
                throw new IllegalStateException(text);
            }
            if (text.contains("deep")) {
                throw new StackOverflowError(text);
            }
            return EventFormat.personalize();
        };
        String input = String.join("\n", line("1815"), "fault sofia@example.com", line("1815"), "deep", line("9"));
        List<LineTrouble> notDone = new ArrayList<>();
        ByteArrayOutputStream replies = new ByteArrayOutputStream();
        Totals totals;
        try (LineStream lines = LineStream.of(
                enricher(CATALOG), faulty, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)))) {
            for (Optional<EnrichedLines> some = lines.next(); some.isPresent(); some = lines.next()) {
                some.get().writeTo(replies);
                notDone.addAll(some.get().notDone());
            }
            totals = lines.totals();
        }

        assertThat(replies.toString(StandardCharsets.UTF_8))
                .isEqualTo((reply("1815", "Fleabag") + "\n").repeat(2) + reply("9", "-") + "\n");
        assertThat(notDone).extracting(LineTrouble::line).containsExactly(2L, 4L);
        assertThat(notDone.get(0).reason())
                .matches("a fault of Garnish \\(IllegalStateException at .*\\): please report this line");
        assertThat(notDone.get(1).reason())
                .matches("a fault of Garnish \\(StackOverflowError at .*\\): please report this line");
        assertThat(totals)
                .isEqualTo(new Totals(5, 2, 3, 3, 1, Map.of("Title", 1L), Map.of(Diagnostic.Code.INTERNAL_ERROR, 2L)));
    }

    @Test
    void whatGoesWrongInALineThatIsDoneIsReportedWithItsNumber() throws IOException {
        Made made = made("\n{\"input\":{},\"output\":{\"recommendedItems\":[{}]}}\n");

        assertThat(made.diagnostics)
                .containsExactly(new LineDiagnostic(
                        2,
                        new Diagnostic(
                                Diagnostic.Code.ITEM_MALFORMED,
                                "/output/recommendedItems/0",
                                "expected an item id, found an object, which counts as unknown")));
        assertThat(made.totals.diagnostics()).isEqualTo(Map.of(Diagnostic.Code.ITEM_MALFORMED, 1L));
    }

    @Test
    void aLineThatIsTooLongCostsOnlyItself() throws IOException {
        String longest =
                line("1815") + " ".repeat(LineStream.LONGEST_LINE - line("1815").length());

        Made made = made(String.join("\n", line("9"), longest, longest + " ", line("9"), longest + " "));

        assertThat(made.replies.lines().map(String::strip))
                .containsExactly(reply("9", "-"), reply("1815", "Fleabag"), reply("9", "-"));
        assertThat(made.notDone)
                .containsExactly(
                        new LineTrouble(3, "more than 6291456 bytes, which is the most that a line may have"),
                        new LineTrouble(5, "more than 6291456 bytes, which is the most that a line may have"));
    }

    @Test
    void aLineWhoseItemsTheCatalogDidNotGiveIsNotDone() throws IOException {
        Catalog broken = catalog(ids -> {
            throw new IllegalStateException("no connection");
        });

        Made made = made(broken, bytes(line("1815")));

        assertThat(made.replies).isEmpty();
        assertThat(made.notDone).containsExactly(new LineTrouble(1, "the catalog did not answer"));
    }

    /** Lines of any length in pieces of any length, and each reply is what the line alone would get. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aStreamIsAsManyEvents(long seed) throws IOException {
        Random random = new Random(seed);
        Enricher enricher = enricher(CATALOG);
        StringBuilder input = new StringBuilder();
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (int i = 0; i < 400; i++) {
            String padding = " ".repeat(random.nextInt(10) == 0 ? random.nextInt(200_000) : random.nextInt(300));
            String line = line(random.nextBoolean() ? "1815" : "x" + i) + padding;
            input.append(line).append(random.nextInt(5) == 0 ? "\n\n" : "\n");
            expected.writeBytes(
                    enricher.enrich(EventFormat.personalize(), bytes(line)).json());
            expected.write('\n');
        }

        Made made = made(CATALOG, new InPieces(bytes(input.toString()), random));

        assertThat(made.replies.equals(expected.toString(StandardCharsets.UTF_8)))
                .isTrue();
        assertThat(made.totals.lines()).isEqualTo(400);
    }

    /** The first line's look-up ends after that of a later stretch has. */
    @Test
    void repliesKeepTheOrderOfLinesThatAreDoneInAnother() throws IOException {
        CountDownLatch later = new CountDownLatch(1);
        Catalog overtaken = catalog(ids -> {
            if (ids.contains("0")) {
                await(later);
            } else {
                later.countDown();
            }
            return Map.of();
        });
        StringBuilder input = new StringBuilder();
        IntStream.range(0, 5_000)
                .forEach(i -> input.append(line(String.valueOf(i))).append('\n'));

        Made made = made(overtaken, bytes(input.toString()));

        assertThat(later.getCount()).isZero();
        List<String> replies = made.replies.lines().toList();
        assertThat(replies).hasSize(5_000);
        assertThat(IntStream.range(0, 5_000).allMatch(i -> replies.get(i).equals(reply(String.valueOf(i), "-"))))
                .isTrue();
    }

    /** While the first line is stuck, no more is read than a few stretches. */
    @Test
    void whatIsReadAheadIsBounded() throws IOException {
        Thread reading = Thread.currentThread();
        AtomicLong readWhenStuck = new AtomicLong();
        byte[] line = bytes(line("stuck") + "\n");
        Endless endless = new Endless(line, 16 << 20);
        Catalog stuck = catalog(ids -> {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
            while (reading.getState() != Thread.State.WAITING && System.nanoTime() < deadline) {
                LockSupport.parkNanos(1_000_000);
            }
            readWhenStuck.compareAndSet(0, endless.read.get() / line.length);
            return Map.of();
        });
        long mostAhead = 0;
        long given = 0;

        try (LineStream lines = LineStream.of(enricher(stuck), any -> EventFormat.personalize(), endless, THREADS)) {
            for (Optional<EnrichedLines> some = lines.next(); some.isPresent(); some = lines.next()) {
                given = lines.totals().lines();
                mostAhead = Math.max(mostAhead, endless.read.get() / line.length - given);
            }
        }

        long bound = (THREADS + 3) * (1L << 16) / line.length;
        assertThat(given).isEqualTo((16 << 20) / line.length);
        assertThat(readWhenStuck.get()).isBetween(1L, bound);
        assertThat(mostAhead).isLessThanOrEqualTo(bound);
    }

    @Test
    void aLineIsGivenOutBeforeTheNextIsThere() throws IOException {
        AtomicLong asked = new AtomicLong();
        InputStream slow = new InputStream() {
            @Override
            public int read() {
                throw new AssertionError("read in blocks");
            }

            @Override
            public int read(byte[] into, int from, int length) {
                asked.incrementAndGet();
                byte[] line = bytes(line("1815") + "\n");
                System.arraycopy(line, 0, into, from, line.length);
                return line.length;
            }
        };
        try (LineStream lines = LineStream.of(enricher(CATALOG), any -> EventFormat.personalize(), slow, THREADS)) {
            for (int given = 1; given <= 3; given++) {
                lines.next();
                assertThat(lines.totals().lines()).isEqualTo(given);
                assertThat(asked).hasValue(given);
            }
        }
    }

    @Test
    void whenTheInputBreaksTheLinesBeforeAreGivenOut() throws IOException {
        InputStream broken = new InPieces(bytes((line("1815") + "\n").repeat(3_000)), new Random(1)) {
            @Override
            int atEnd() throws IOException {
                throw new IOException("gone");
            }
        };
        try (LineStream lines = LineStream.of(enricher(CATALOG), any -> EventFormat.personalize(), broken, THREADS)) {
            assertThatThrownBy(() -> {
                        while (lines.next().isPresent()) {}
                    })
                    .isInstanceOf(IOException.class)
                    .hasMessage("gone");
            assertThat(lines.totals().lines()).isEqualTo(3_000);
        }
    }

    @Test
    void aRefusalByTheFormatIsThatLines() throws IOException {
        Function<byte[], EventFormat> refusing = line -> {
            throw new InvalidEventException("event: none of ours");
        };

        assertThat(made(enricher(CATALOG), refusing, new ByteArrayInputStream(bytes("{}"))).notDone)
                .containsExactly(new LineTrouble(1, "event: none of ours"));
    }

    private static String line(String item) {
        return "{\"input\":{\"userId\":\"u\"},\"output\":{\"recommendedItems\":[\"" + item + "\"]},\"error\":null}";
    }

    private static String reply(String item, String title) {
        String line = line(item);
        return line.substring(0, line.length() - 1) + ",\"Recommendations\":{\"Title\":[\"" + title + "\"]}}";
    }

    private static Made made(String input) throws IOException {
        return made(CATALOG, bytes(input));
    }

    private static Made made(Catalog catalog, byte[] input) throws IOException {
        return made(catalog, new ByteArrayInputStream(input));
    }

    private static Made made(Catalog catalog, InputStream input) throws IOException {
        return made(enricher(catalog), line -> EventFormat.personalize(), input);
    }

    private static Made made(Enricher enricher, Function<byte[], EventFormat> format, InputStream input)
            throws IOException {
        ByteArrayOutputStream replies = new ByteArrayOutputStream();
        List<LineTrouble> notDone = new ArrayList<>();
        List<LineDiagnostic> diagnostics = new ArrayList<>();
        try (LineStream lines = LineStream.of(enricher, format, input, THREADS)) {
            for (Optional<EnrichedLines> some = lines.next(); some.isPresent(); some = lines.next()) {
                some.get().writeTo(replies);
                notDone.addAll(some.get().notDone());
                diagnostics.addAll(some.get().diagnostics());
            }
            return new Made(replies.toString(StandardCharsets.UTF_8), notDone, diagnostics, lines.totals());
        }
    }

    private static Enricher enricher(Catalog catalog) {
        Source rules = new Source("test.rules", "attribute Title\n use item.title\n else '-'");
        return Enricher.of(RuleSet.parse(List.of(rules), SCHEMA), catalog);
    }

    /** A catalog that answers by a function. */
    private static Catalog catalog(Function<Set<String>, Map<String, Item>> find) {
        return new Catalog() {
            @Override
            public Schema schema() {
                return SCHEMA;
            }

            @Override
            public String version() {
                return "test";
            }

            @Override
            public Stream<Item> items() {
                return Stream.empty();
            }

            @Override
            public Map<String, Item> find(Set<String> ids) {
                return find.apply(ids);
            }
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Gives its bytes in pieces of any length, and now and then has none ready. */
    private static class InPieces extends InputStream {
        private final byte[] bytes;
        private final Random random;
        private int at;

        InPieces(byte[] bytes, Random random) {
            this.bytes = bytes;
            this.random = random;
        }

        int atEnd() throws IOException {
            return -1;
        }

        @Override
        public int read() {
            throw new AssertionError("read in blocks");
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
            if (at == bytes.length) {
                return atEnd();
            }
            int piece = Math.min(Math.min(length, bytes.length - at), 1 + random.nextInt(100_000));
            System.arraycopy(bytes, at, into, from, piece);
            at += piece;
            return piece;
        }

        @Override
        public int available() {
            return random.nextInt(4);
        }
    }

    /** The same line over and over, and how many bytes were taken of it. */
    private static final class Endless extends InputStream {
        private final byte[] line;
        private final long size;
        private final AtomicLong read = new AtomicLong();

        Endless(byte[] line, long size) {
            this.line = line;
            this.size = size / line.length * line.length;
        }

        @Override
        public int read() {
            throw new AssertionError("read in blocks");
        }

        @Override
        public int read(byte[] into, int from, int length) {
            int piece = (int) Math.min(length, size - read.get());
            for (int i = 0; i < piece; i++) {
                into[from + i] = line[(int) ((read.get() + i) % line.length)];
            }
            read.addAndGet(piece);
            return piece == 0 ? -1 : piece;
        }

        @Override
        public int available() {
            return (int) Math.min(Integer.MAX_VALUE, size - read.get());
        }
    }
}

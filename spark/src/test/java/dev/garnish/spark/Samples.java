package dev.garnish.spark;

import dev.garnish.Enricher;
import dev.garnish.RuleSet;
import dev.garnish.catalog.db.CatalogFile;
import dev.garnish.catalog.db.PackedCatalog;
import dev.garnish.catalog.db.SampleCatalog;
import dev.garnish.event.EventFormat;
import dev.garnish.internal.event.HostDetector;
import dev.garnish.lines.EnrichedLines;
import dev.garnish.lines.LineStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The sample's items and rules, lines for them, and what the command makes of those. */
final class Samples {
    static final Path RULES = Path.of(System.getProperty("garnish.project"), "rules", "movies.rules");

    /** Stands in everything that is a recipient's. */
    static final String SECRET = "Sekret";

    private static final List<String> IDS = ids();

    private Samples() {}

    private static List<String> ids() {
        try (CatalogFile items = SampleCatalog.open();
                Stream<String> ids = items.items().map(item -> item.id())) {
            return Stream.concat(ids.sorted(), Stream.of("0000", "no-such/film"))
                    .toList();
        }
    }

    static Path pack(Path file) {
        try (CatalogFile items = SampleCatalog.open()) {
            PackedCatalog.write(items, file);
            return file;
        }
    }

    /** Lines of Personalize and Pinpoint, and some that are no event or have no end that Spark would choose. */
    static String lines(int count, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(number -> line(number, random))
                .collect(Collectors.joining());
    }

    private static String line(int number, Random random) {
        String items = IntStream.range(0, 10)
                .mapToObj(i -> '"' + IDS.get(random.nextInt(IDS.size())) + '"')
                .collect(Collectors.joining(","));
        String user = SECRET + "-ü-" + number;
        return switch (number % 500) {
            case 17 ->
                "{\"Endpoints\":{\"%s\":{\"Address\":\"%s@example.com\",\"User\":{\"UserAttributes\":{\"FirstName\":[\"%s\"]}},\"RecommendationItems\":[%s]}}}\r\n"
                        .formatted(number, user, user, items);
            case 18 -> "{\"input\":{\"userId\":\"%s\"},\"output\":{\"recommendedItems\":[%s\n".formatted(user, items);
            case 19 -> "{\"input\":{\"userId\":\"%s\"},\"output\":null,\"error\":\"%s\"}\n".formatted(user, user);
            case 20 -> " \t\r\n";
            case 21 -> "%s\n".formatted(user);
            case 22 ->
                "{\"input\":{\"userId\":\"%s\"},\r\"output\":{\"recommendedItems\":[%s]}}\n".formatted(user, items);
            default ->
                "{\"input\":{\"userId\":\"%s\"},\"output\":{\"recommendedItems\":[%s],\"scores\":[0.5]},\"error\":null}\n"
                        .formatted(user, items);
        };
    }

    /** What {@code garnish enrich --lines} prints for them. */
    static byte[] enriched(Path pack, String lines) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (PackedCatalog items = PackedCatalog.open(pack);
                LineStream stream = LineStream.of(
                        Enricher.of(RuleSet.load(RULES, items.schema()), items),
                        line -> EventFormat.of(HostDetector.of(line)),
                        new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)))) {
            for (Optional<EnrichedLines> some = stream.next(); some.isPresent(); some = stream.next()) {
                some.get().writeTo(out);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a folder behind each other, in the order of their names. */
    static byte[] joined(Path folder) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(one -> one.getFileName().toString().startsWith("part-"))
                    .sorted()
                    .toList()) {
                Files.copy(file, all);
            }
        }
        return all.toByteArray();
    }
}

package dev.garnish.benchmarks;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Times the import of one CSV file by every {@link ImportContender} in turn, each in a JVM of its own with a heap of 512 MB:
 * {@code ImportFigures FOLDER [ROWS [ROUNDS]]}.
 */
final class ImportFigures {
    private final Path folder;
    private final Path csv;
    private final Map<ImportContender, List<Double>> seconds = new EnumMap<>(ImportContender.class);

    private ImportFigures(Path folder, Path csv) {
        this.folder = folder;
        this.csv = csv;
    }

    public static void main(String[] words) throws IOException, InterruptedException {
        Path folder = Files.createDirectories(Path.of(words[0]).toAbsolutePath());
        int rows = words.length > 1 ? Integer.parseInt(words[1]) : 1_000_000;
        int rounds = words.length > 2 ? Integer.parseInt(words[2]) : 3;
        new ImportFigures(folder, file(folder, rows)).run(rounds);
    }

    private static Path file(Path folder, int rows) throws IOException {
        Path file = folder.resolve("items-" + rows + ".csv");
        if (Files.exists(file)) {
            return file;
        }
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file))) {
            out.println(ImportContender.COLUMNS.replace(" ", ""));
            Products.eachOf(rows, product -> out.println(line(product)));
        }
        return file;
    }

    private static String line(Product product) {
        return Stream.of(
                        product.id(),
                        product.title(),
                        product.genre(),
                        product.style(),
                        product.description(),
                        product.price(),
                        product.imageFile(),
                        product.stock(),
                        product.genderAffinity(),
                        product.promoted())
                .map(ImportFigures::cell)
                .collect(Collectors.joining(","));
    }

    private static String cell(@Nullable Object value) {
        return value == null ? "" : '"' + value.toString().replace("\"", "\"\"") + '"';
    }

    private void run(int rounds) throws IOException, InterruptedException {
        System.out.printf("%s, %,d MB, JDK %s%n", csv.getFileName(), Files.size(csv) >> 20, Runtime.version());
        for (int round = 1; round <= rounds; round++) {
            for (ImportContender contender : ImportContender.values()) {
                double took = time(contender);
                seconds.computeIfAbsent(contender, any -> new ArrayList<>()).add(took);
                System.out.printf("round %d: %s: %.1f s%n", round, contender.title(), took);
            }
        }
        System.out.printf("Garnish: %.1f s%n", Figures.median(of(ImportContender.GARNISH)));
        print(ImportContender.CSVREAD, rounds);
        print(ImportContender.DUCKDB, rounds);
    }

    private void print(ImportContender contender, int rounds) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            ratios.add(of(ImportContender.GARNISH).get(i) / of(contender).get(i));
        }
        System.out.printf(
                "%s: %.1f s; Garnish takes %.2f times that (medians of %d rounds; %.2f to %.2f)%n",
                contender.title(),
                Figures.median(of(contender)),
                Figures.median(ratios),
                rounds,
                ratios.stream().min(Comparator.naturalOrder()).orElseThrow(),
                ratios.stream().max(Comparator.naturalOrder()).orElseThrow());
    }

    private List<Double> of(ImportContender contender) {
        return seconds.getOrDefault(contender, List.of());
    }

    private double time(ImportContender contender) throws IOException, InterruptedException {
        Path work = Files.createTempDirectory(folder, "import-");
        try {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx512m",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            ImportContender.class.getName(),
                            contender.name(),
                            csv.toString(),
                            work.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(contender + " failed: " + printed);
            }
            String[] millis = printed.split(" ", -1);
            System.out.printf("  %s: %.1f s of processor time%n", contender.title(), Long.parseLong(millis[1]) / 1e3);
            return Long.parseLong(millis[0]) / 1e3;
        } finally {
            delete(work);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}

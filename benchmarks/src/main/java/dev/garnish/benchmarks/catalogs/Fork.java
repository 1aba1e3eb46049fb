package dev.garnish.benchmarks.catalogs;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A {@link Probe} in a JVM of its own. */
final class Fork {
    private static final String HEAP = "-Xmx4g";

    private Fork() {}

    /** Runs it once and adds what it says; whether it came to its end. */
    static boolean run(Figures figures, List<String> words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                HEAP,
                "-cp",
                System.getProperty("java.class.path"),
                Probe.class.getName()));
        command.addAll(words);
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                add(figures, line, System.nanoTime() - start);
            }
        }
        return process.waitFor() == 0;
    }

    private static void add(Figures figures, String line, long sinceStart) {
        int blank = line.indexOf(' ');
        Figure figure = Figure.valueOf(line.substring(0, blank));
        figures.add(figure, figure == Figure.STARTED ? sinceStart : Long.parseLong(line.substring(blank + 1)));
    }
}

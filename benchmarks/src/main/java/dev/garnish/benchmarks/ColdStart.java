package dev.garnish.benchmarks;

import dev.garnish.benchmarks.StartContenders.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Starts every function a number of times, in turn. {@code ColdStart FOLDER CODE [--runs N] [--only TEXT]} leaves
 * {@code coldstart-<jdk>.md} and {@code .json} in the folder; the code is the zip that Garnish's package is made of. The first round is not counted: it fills the disk's cache.
 */
public final class ColdStart {
    private ColdStart() {}

    public static void main(String[] words) throws IOException, InterruptedException {
        List<String> given = List.of(words);
        int runs = Integer.parseInt(after("--runs", given, "20"));
        String only = after("--only", given, "");
        Path folder = Path.of(words[0]);
        List<Case> cases = new StartContenders(
                        Files.createDirectories(folder.resolve("coldstart")).toAbsolutePath(), Path.of(words[1]))
                .all().stream()
                        .filter(one -> one.contender().name().equals(StartContenders.ECHO)
                                || one.contender().name().contains(only))
                        .toList();
        String name = "coldstart-" + Runtime.version().feature();
        StartReport report = new StartReport(timed(cases, runs), runs);
        Files.writeString(folder.resolve(name + ".md"), report.markdown());
        Files.writeString(folder.resolve(name + ".json"), report.json());
        System.out.print(report.markdown());
    }

    private static String after(String option, List<String> words, String fallback) {
        int at = words.indexOf(option);
        return at < 0 ? fallback : words.get(at + 1);
    }

    private static Map<String, List<Started>> timed(List<Case> cases, int runs)
            throws IOException, InterruptedException {
        Map<String, List<Started>> timed = new LinkedHashMap<>();
        for (int run = 0; run <= runs; run++) {
            for (Case one : cases) {
                Started started = FunctionStart.of(one.contender(), one.event());
                if (run > 0) {
                    timed.computeIfAbsent(one.contender().name(), any -> new ArrayList<>())
                            .add(started);
                }
            }
        }
        return timed;
    }
}

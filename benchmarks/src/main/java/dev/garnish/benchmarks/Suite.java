package dev.garnish.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs a plan, round by round: each round gives every cell one short fork, so that what is compared ran close together.
 * {@code Suite FOLDER [--quick] [--rounds N] [--seconds S] [--only TEXT]} leaves {@code results-<jdk>.md} and {@code .json} in the
 * folder.
 */
public final class Suite {
    private final Settings settings;
    private final Figures figures = new Figures();

    private Suite(Settings settings) {
        this.settings = settings;
    }

    /** What the command line asks for. */
    private record Settings(Path folder, boolean quick, int rounds, double seconds, String only) {
        static Settings of(List<String> words) {
            boolean quick = words.contains("--quick");
            int rounds = Integer.parseInt(after("--rounds", words, "3"));
            double seconds = Double.parseDouble(after("--seconds", words, quick ? "0.4" : "1"));
            return new Settings(Path.of(words.get(0)), quick, rounds, seconds, after("--only", words, ""));
        }

        private static String after(String option, List<String> words, String fallback) {
            int index = words.indexOf(option);
            return index < 0 ? fallback : words.get(index + 1);
        }

        Plan plan() {
            return (quick ? Plan.quick() : Plan.full()).only(only);
        }
    }

    public static void main(String[] words) throws IOException, RunnerException {
        new Suite(Settings.of(List.of(words))).run();
    }

    private void run() throws IOException, RunnerException {
        Plan plan = settings.plan();
        for (int round = 1; round <= settings.rounds(); round++) {
            for (Cell cell : plan.cells()) {
                Figures.Timing timing = time(cell);
                figures.add(cell, timing);
                System.out.printf(
                        "round %d: %s: %.1f us, %.1f us of processor time%n",
                        round, cell, timing.micros(), timing.cpuMicros());
            }
            write(new Report(plan, figures, round, settings.quick()));
        }
    }

    private Figures.Timing time(Cell cell) throws RunnerException {
        Collection<RunResult> results = new Runner(options(cell)).run();
        if (results.size() != 1) {
            throw new IllegalStateException("expected one result of " + cell + ", got " + results.size());
        }
        return timing(results.iterator().next());
    }

    private Options options(Cell cell) {
        TimeValue iteration = TimeValue.milliseconds(Math.round(1_000 * settings.seconds()));
        return cell.options()
                .warmupIterations(5)
                .warmupTime(iteration)
                .measurementIterations(5)
                .measurementTime(iteration)
                .addProfiler(GCProfiler.class)
                .addProfiler(CpuTime.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT)
                .build();
    }

    private static Figures.Timing timing(RunResult result) {
        List<IterationResult> iterations = result.getBenchmarkResults().stream()
                .flatMap(fork -> fork.getIterationResults().stream())
                .toList();
        return new Figures.Timing(
                median(iterations, iteration -> iteration.getPrimaryResult().getScore()),
                median(iterations, iteration -> secondary(iteration, CpuTime.NAME)),
                median(iterations, iteration -> secondary(iteration, "gc.alloc.rate.norm")));
    }

    private static double median(List<IterationResult> iterations, ToDoubleFunction<IterationResult> of) {
        return Figures.median(iterations.stream().mapToDouble(of).boxed().toList());
    }

    private static double secondary(IterationResult iteration, String name) {
        return Optional.ofNullable(iteration.getSecondaryResults().get(name))
                .orElseThrow(() -> new IllegalStateException("JMH gave no " + name))
                .getScore();
    }

    private void write(Report report) throws IOException {
        Files.createDirectories(settings.folder());
        String name = "results-" + Runtime.version().feature();
        Files.writeString(settings.folder().resolve(name + ".md"), report.markdown());
        Files.writeString(settings.folder().resolve(name + ".json"), report.json());
    }
}

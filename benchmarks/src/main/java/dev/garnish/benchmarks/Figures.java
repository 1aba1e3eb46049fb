package dev.garnish.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * What was timed, round by round. A ratio is taken within a round, where both ran a moment apart, and then the median
 * over the rounds: a machine that is busy for a while slows both.
 */
final class Figures {
    private final Map<Cell, List<Timing>> timings = new HashMap<>();

    /** One fork's medians of an operation: microseconds by the clock and of processor time, and bytes allocated. */
    record Timing(double micros, double cpuMicros, double bytes) {}

    void add(Cell cell, Timing timing) {
        timings.computeIfAbsent(cell, any -> new ArrayList<>()).add(timing);
    }

    double median(Cell cell, ToDoubleFunction<Timing> of) {
        return median(of(cell).stream().mapToDouble(of).boxed().toList());
    }

    /** How many times another cell's time this one takes; empty where either was not timed. */
    OptionalDouble ratio(Cell cell, Cell to, ToDoubleFunction<Timing> of) {
        List<Double> ratios = ratios(cell, to, of);
        return ratios.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(median(ratios));
    }

    /** The ratios of the single rounds, lowest first. */
    List<Double> ratios(Cell cell, Cell to, ToDoubleFunction<Timing> of) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < Math.min(of(cell).size(), of(to).size()); i++) {
            ratios.add(of.applyAsDouble(of(cell).get(i)) / of.applyAsDouble(of(to).get(i)));
        }
        return ratios.stream().sorted().toList();
    }

    private List<Timing> of(Cell cell) {
        return timings.getOrDefault(cell, List.of());
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}

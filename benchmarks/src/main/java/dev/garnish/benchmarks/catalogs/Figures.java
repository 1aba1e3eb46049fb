package dev.garnish.benchmarks.catalogs;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The figures of several runs of the same. */
final class Figures {
    private final Map<Figure, List<Long>> values = new EnumMap<>(Figure.class);

    void add(Figure figure, long value) {
        values.computeIfAbsent(figure, none -> new ArrayList<>()).add(value);
    }

    /** The middle one of all runs; none where no run came so far. */
    OptionalLong median(Figure figure) {
        List<Long> sorted =
                values.getOrDefault(figure, List.of()).stream().sorted().toList();
        return sorted.isEmpty() ? OptionalLong.empty() : OptionalLong.of(sorted.get(sorted.size() / 2));
    }
}

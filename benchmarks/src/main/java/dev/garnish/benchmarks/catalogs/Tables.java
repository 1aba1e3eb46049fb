package dev.garnish.benchmarks.catalogs;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** All figures, and the tables that show them. */
final class Tables {
    private static final List<Way> FORCED = List.of(Way.H2_HELD, Way.H2_LOOKED_UP, Way.PACK_READ, Way.PACK_MAPPED);

    private final Figures bare = new Figures();
    private final Map<Long, Map<Way, Figures>> all = new TreeMap<>();

    Tables(List<Long> sizes) {
        sizes.forEach(size -> all.put(size, new EnumMap<>(Way.class)));
    }

    Figures bare() {
        return bare;
    }

    Figures of(long size, Way way) {
        return all.getOrDefault(size, Map.of()).computeIfAbsent(way, none -> new Figures());
    }

    String markdown() {
        return choice() + "\n" + ways();
    }

    private String choice() {
        StringBuilder out = new StringBuilder("""
                | items | first 250 items, pack | H2 | pack : H2 | 250 others, pack | H2 | pack : H2 | heap, pack | H2 |
                |--:|--:|--:|--:|--:|--:|--:|--:|--:|
                """);
        all.forEach((size, ways) -> {
            Figures pack = of(size, Way.PACK);
            Figures h2 = of(size, Way.H2);
            out.append("| %,d | %s | %s | %s | %s | %s | %s | %s | %s |%n"
                    .formatted(
                            size,
                            millis(pack, Figure.STARTED),
                            millis(h2, Figure.STARTED),
                            ratio(pack, h2, Figure.STARTED),
                            millis(pack, Figure.OTHERS),
                            millis(h2, Figure.OTHERS),
                            ratio(pack, h2, Figure.OTHERS),
                            heap(pack, Figure.HEAP_AFTER),
                            heap(h2, Figure.HEAP_AFTER)));
        });
        return out.append("%nA bare JVM starts and ends in %s.%n".formatted(millis(bare, Figure.STARTED)))
                .toString();
    }

    private String ways() {
        StringBuilder out = new StringBuilder("""
                | items | | opened in | first 250 | 250 others, warm | the same 250 again | heap, opened | heap, used |
                |--:|---|--:|--:|--:|--:|--:|--:|
                """);
        all.forEach((size, ways) -> FORCED.forEach(way -> out.append(row(size, way, of(size, way)))));
        return out.toString();
    }

    private String row(long size, Way way, Figures figures) {
        return "| %,d | %s | %s | %s | %s | %s | %s | %s |%n"
                .formatted(
                        size,
                        way.title(),
                        millis(figures, Figure.OPENED),
                        millis(figures, Figure.FIRST),
                        millis(figures, Figure.OTHERS),
                        millis(figures, Figure.AGAIN),
                        heap(figures, Figure.HEAP),
                        heap(figures, Figure.HEAP_AFTER));
    }

    private static String ratio(Figures one, Figures other, Figure figure) {
        return shown(one, figure, mine -> shown(other, figure, theirs -> "%.3f".formatted((double) mine / theirs)));
    }

    /** Without what a bare JVM has. */
    private String heap(Figures figures, Figure figure) {
        long none = bare.median(Figure.HEAP).orElse(0);
        return shown(figures, figure, bytes -> "%.1f MB".formatted(Math.max(0, bytes - none) / 1e6));
    }

    private static String millis(Figures figures, Figure figure) {
        return shown(figures, figure, nanos -> millis(nanos / 1e6));
    }

    private static String millis(double millis) {
        return (millis < 1 ? "%.3f ms" : millis < 100 ? "%.1f ms" : "%,.0f ms").formatted(millis);
    }

    /** A dash where no run came so far. */
    private static String shown(Figures figures, Figure figure, LongFunction<String> how) {
        OptionalLong value = figures.median(figure);
        return value.isPresent() ? how.apply(value.getAsLong()) : "-";
    }
}

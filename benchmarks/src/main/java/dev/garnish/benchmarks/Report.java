package dev.garnish.benchmarks;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.garnish.benchmarks.Figures.Timing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The figures of a run as tables for people, and as JSON for programs. */
final class Report {
    private static final JsonMapper JSON = new JsonMapper();

    private final Plan plan;
    private final Figures figures;
    private final int rounds;
    private final boolean quick;
    private final Map<Shape, Integer> replySizes = new HashMap<>();

    Report(Plan plan, Figures figures, int rounds, boolean quick) {
        this.plan = plan;
        this.figures = figures;
        this.rounds = rounds;
        this.quick = quick;
    }

    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("""
                JDK %s, %d cores, %d round%s%s. Microseconds are medians, by the clock and of the threads' processor time.
                x is the time as a multiple of the hand-written handler's in the same round, then the median over rounds
                (lowest and highest behind it): by processor time, which a busy machine disturbs least, and by the clock.
                """.formatted(
                        Runtime.version().feature(),
                        Runtime.getRuntime().availableProcessors(),
                        rounds,
                        rounds == 1 ? "" : "s",
                        quick ? ", quick form" : ""));
        plan.sections().forEach(section -> append(text, section));
        return text.toString();
    }

    private void append(StringBuilder text, Plan.Section section) {
        text.append("\n### ").append(section.title()).append("\n\n");
        text.append(
                "| | endpoints | threads | us | CPU us | CPU us an endpoint | x (CPU) | x (clock) | allocated, of reply |\n");
        text.append("|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
        section.cells().forEach(cell -> append(text, cell));
    }

    private void append(StringBuilder text, Cell cell) {
        double cpu = figures.median(cell, Timing::cpuMicros);
        text.append("| %s | %,d | %d | %s | %s | %s | %s | %s | %s |\n"
                .formatted(
                        cell.contender().title(),
                        cell.shape().endpoints(),
                        cell.threads(),
                        number(figures.median(cell, Timing::micros)),
                        number(cpu),
                        number(cpu / cell.shape().endpoints()),
                        ratio(cell, Timing::cpuMicros),
                        ratio(cell, Timing::micros),
                        number(figures.median(cell, Timing::bytes) / replySize(cell.shape()))));
    }

    private String ratio(Cell cell, ToDoubleFunction<Timing> of) {
        List<Double> ratios = figures.ratios(cell, cell.baseline(), of);
        if (ratios.size() < 2) {
            return ratios.isEmpty() ? "" : number(ratios.get(0));
        }
        return "%s (%s-%s)"
                .formatted(
                        number(Figures.median(ratios)), number(ratios.get(0)), number(ratios.get(ratios.size() - 1)));
    }

    /** Three digits that matter. */
    private static String number(double value) {
        String pattern = value >= 100 ? "%,.0f" : value >= 10 ? "%.1f" : value >= 0.1 ? "%.2f" : "%.3f";
        return String.format(Locale.ROOT, pattern, value);
    }

    private int replySize(Shape shape) {
        return replySizes.computeIfAbsent(shape, Report::sizeOfReply);
    }

    private static int sizeOfReply(Shape shape) {
        List<Product> products = Products.ofSize(shape.items());
        try {
            return Contender.HAND_TREE.handler(shape.task(), products).reply(Events.event(shape, products, 0)).length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String json() {
        ObjectNode root = JSON.createObjectNode();
        root.put("jdk", Runtime.version().feature());
        root.put("cores", Runtime.getRuntime().availableProcessors());
        root.put("rounds", rounds);
        root.put("quick", quick);
        ArrayNode cells = root.putArray("cells");
        plan.cells().forEach(cell -> fill(cells.addObject(), cell));
        return root.toPrettyString() + "\n";
    }

    private void fill(ObjectNode node, Cell cell) {
        node.put("work", cell.work().name());
        node.put("contender", cell.contender().name());
        node.put("endpoints", cell.shape().endpoints());
        node.put("task", cell.shape().task().name());
        node.put("items", cell.shape().items());
        node.put("compiler", cell.compiler().name());
        node.put("threads", cell.threads());
        node.put("micros", figures.median(cell, Timing::micros));
        node.put("cpuMicros", figures.median(cell, Timing::cpuMicros));
        node.put("bytesAllocated", figures.median(cell, Timing::bytes));
        node.put("replyBytes", replySize(cell.shape()));
        figures.ratio(cell, cell.baseline(), Timing::micros).ifPresent(ratio -> node.put("ratio", ratio));
        figures.ratio(cell, cell.baseline(), Timing::cpuMicros).ifPresent(ratio -> node.put("cpuRatio", ratio));
    }
}

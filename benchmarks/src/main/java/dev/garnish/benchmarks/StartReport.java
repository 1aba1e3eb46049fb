package dev.garnish.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The figures of a run of {@link ColdStart}: medians, and the medians of each round's ratios. */
final class StartReport {
    private final Map<String, List<Started>> timed;
    private final int runs;

    StartReport(Map<String, List<Started>> timed, int runs) {
        this.timed = timed;
        this.runs = runs;
    }

    String markdown() {
        StringBuilder text = new StringBuilder(
                "# From the start of a fresh process to its first reply\n\nJDK %s, %s; medians of %d runs in turn, one event of 50 endpoints with 5 items each\n\n"
                        .formatted(Runtime.version(), String.join(" ", StartContender.FLAGS), runs));
        text.append(
                "| function | init ms | reply ms | both ms | x echo | x hand-written, 2465 items | CPU ms | x echo |\n");
        text.append("|---|---:|---:|---:|---:|---:|---:|---:|\n");
        for (String name : timed.keySet()) {
            text.append("| %s | %.0f | %.0f | %.0f | %.2f | %s | %.0f | %.2f |%n"
                    .formatted(
                            name,
                            median(name, Started::init),
                            median(name, Started::reply),
                            median(name, Started::total),
                            ratio(name, StartContenders.ECHO, Started::total),
                            byHand(name),
                            median(name, Started::cpu),
                            ratio(name, StartContenders.ECHO, Started::cpu)));
        }
        return text.toString();
    }

    private String byHand(String name) {
        Task task = name.contains("recipient") ? Task.RECIPIENT_3 : Task.ITEMS_3;
        String other = StartContenders.byHandName(task, 2_465);
        return name.equals(StartContenders.ECHO) || !timed.containsKey(other)
                ? ""
                : String.format(Locale.ROOT, "%.2f", ratio(name, other, Started::total));
    }

    private double median(String name, ToDoubleFunction<Started> of) {
        return Figures.median(of(name).stream().mapToDouble(of).boxed().toList());
    }

    private double ratio(String name, String to, ToDoubleFunction<Started> of) {
        List<Double> ratios = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            ratios.add(of.applyAsDouble(of(name).get(i)) / of.applyAsDouble(of(to).get(i)));
        }
        return Figures.median(ratios);
    }

    private List<Started> of(String name) {
        return timed.getOrDefault(name, List.of());
    }

    /** Every single run. */
    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("jdk", Runtime.version().toString());
        all.put("flags", StartContender.FLAGS);
        all.put("runs", timed);
        try {
            return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

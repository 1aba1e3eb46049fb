package dev.garnish.lines;

import dev.garnish.Report;
import dev.garnish.Summary;
import dev.garnish.event.Diagnostic;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Adds up what is done. For one thread. */
final class Count {
    private final Map<String, Long> fromElse = new LinkedHashMap<>();
    private final Map<Diagnostic.Code, Long> diagnostics = new EnumMap<>(Diagnostic.Code.class);
    private long lines;
    private long notDone;
    private long recipients;
    private long items;
    private long unknownItems;

    void notDone() {
        lines++;
        notDone++;
    }

    void fault() {
        notDone();
        diagnostics.merge(Diagnostic.Code.INTERNAL_ERROR, 1L, Long::sum);
    }

    void done(Report report) {
        Summary summary = report.summary();
        lines++;
        recipients += summary.recipients();
        items += summary.items();
        unknownItems += summary.unknownItems();
        summary.fromElse().forEach((attribute, more) -> fromElse.merge(attribute, (long) more, Long::sum));
        report.counts().forEach((code, more) -> diagnostics.merge(code, (long) more, Long::sum));
    }

    void add(Count other) {
        lines += other.lines;
        notDone += other.notDone;
        recipients += other.recipients;
        items += other.items;
        unknownItems += other.unknownItems;
        other.fromElse.forEach((attribute, more) -> fromElse.merge(attribute, more, Long::sum));
        other.diagnostics.forEach((code, more) -> diagnostics.merge(code, more, Long::sum));
    }

    Totals totals() {
        return new Totals(lines, notDone, recipients, items, unknownItems, fromElse, diagnostics);
    }
}

package dev.garnish.languageserver;

import dev.garnish.internal.rules.RulesSnapshot;
import dev.garnish.internal.text.Printable;
import dev.garnish.languageserver.internal.Analysis;
import dev.garnish.languageserver.internal.Buffers;
import dev.garnish.languageserver.internal.Document;
import dev.garnish.languageserver.internal.Lines;
import dev.garnish.review.SourcePosition;
import dev.garnish.review.TestReport;
import dev.garnish.review.TestResult;
import dev.garnish.rules.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.services.LanguageClient;

/** Shows problems in the editor: of every file of the rules, and only where they changed. For use by one thread. */
final class Publisher {
    private static final String SOURCE = "garnish";

    private final Buffers buffers;
    private final Map<String, PublishDiagnosticsParams> sent = new HashMap<>();
    private final Map<RulesSnapshot, TestReport> tests = new HashMap<>();

    Publisher(Buffers buffers) {
        this.buffers = buffers;
    }

    /** Remembers how tests went, until their rules change. */
    void tested(Analysis rules, TestReport report) {
        tests.put(rules.snapshot(), report);
    }

    void publish(List<Analysis> all, LanguageClient client) {
        tests.keySet().removeIf(known -> all.stream().noneMatch(one -> one.snapshot() == known));
        Map<String, List<Diagnostic>> byName = new LinkedHashMap<>();
        buffers.all().forEach(document -> byName.put(document.name(), new ArrayList<>()));
        all.forEach(rules -> collect(rules, byName));
        byName.forEach((name, diagnostics) -> send(name, diagnostics, client));
        for (String name : List.copyOf(sent.keySet())) {
            if (!byName.containsKey(name)) {
                send(name, List.of(), client);
                sent.remove(name);
            }
        }
    }

    private void send(String name, List<Diagnostic> diagnostics, LanguageClient client) {
        PublishDiagnosticsParams now = new PublishDiagnosticsParams(buffers.uri(name), diagnostics);
        buffers.named(name).map(Document::version).ifPresent(now::setVersion);
        if (!now.equals(sent.put(name, now))) {
            client.publishDiagnostics(now);
        }
    }

    private void collect(Analysis rules, Map<String, List<Diagnostic>> byName) {
        rules.unreadable().forEach((name, reason) -> {
            Range start = new Range(new Position(0, 0), new Position(0, 0));
            add(name, new Diagnostic(start, reason, DiagnosticSeverity.Error, SOURCE), byName);
        });
        Positions positions = new Positions(rules, buffers);
        for (Problem problem : rules.problems()) {
            add(problem.span().source().name(), diagnostic(problem, positions), byName);
        }
        TestReport report = tests.get(rules.snapshot());
        if (report != null) {
            report.tests().forEach(test -> failures(test, rules, byName));
        }
    }

    private static void add(String name, Diagnostic one, Map<String, List<Diagnostic>> byName) {
        byName.computeIfAbsent(name, unopened -> new ArrayList<>()).add(one);
    }

    private static Diagnostic diagnostic(Problem problem, Positions positions) {
        String effect = problem.effect().isEmpty() ? "" : "effect: " + problem.effect();
        String message = Stream.of(problem.message(), problem.label(), problem.help(), effect)
                .filter(part -> !part.isEmpty())
                .map(Printable::text)
                .collect(Collectors.joining("\n"));
        return new Diagnostic(
                positions.range(problem.span()),
                message,
                problem.isError() ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
                SOURCE,
                problem.code().id());
    }

    private static void failures(TestResult test, Analysis rules, Map<String, List<Diagnostic>> byName) {
        for (TestResult.Expectation one : test.expectations()) {
            if (!one.holds()) {
                String message =
                        "expected %s to be %s, but it is %s".formatted(one.attribute(), one.expected(), one.actual());
                Range line = line(rules, one.place());
                Diagnostic failure = new Diagnostic(line, message, DiagnosticSeverity.Error, SOURCE, "test");
                add(one.place().file(), failure, byName);
            }
        }
    }

    private static Range line(Analysis rules, SourcePosition place) {
        int line = place.line() - 1;
        return rules.source(place.file())
                .map(rules::lines)
                .map(lines -> new Range(
                        Positions.position(lines, start(lines, place)), Positions.position(lines, lines.endOf(line))))
                .orElseGet(() -> new Range(new Position(line, 0), new Position(line, 0)));
    }

    /** Blanks before a line are one unit each, as columns count them. */
    private static int start(Lines lines, SourcePosition place) {
        return lines.offset(place.line() - 1, place.column() - 1);
    }
}

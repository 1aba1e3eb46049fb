package dev.garnish.languageserver.internal;

import dev.garnish.internal.text.Suggestion;
import dev.garnish.review.SureFixes;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What problems suggest to write instead. */
public final class Fixes {
    private Fixes() {}

    /**
     * One suggestion.
     *
     * @param sure whether it was tried, and left nothing to decide
     */
    public record Suggested(Problem problem, TextChange change, boolean sure) {}

    /** The suggestions of the problems that touch a part of a file. */
    public static List<Suggested> at(Analysis rules, Span part) {
        List<Problem> here = rules.problems().stream()
                .filter(one -> touches(one.span(), part))
                .toList();
        if (here.stream().noneMatch(one -> suggested(one).isPresent())) {
            return List.of();
        }
        List<SureFixes.Fix> sure = sure(rules).fixes();
        List<Suggested> suggested = new ArrayList<>();
        for (Problem problem : here) {
            suggested(problem)
                    .ifPresent(fix -> suggested.add(
                            new Suggested(problem, new TextChange(fix.span(), fix.replacement()), sure.contains(fix))));
        }
        return suggested;
    }

    /** What the problem asks about; also the sign or text that it says to write, which is never made unasked. */
    private static Optional<SureFixes.Fix> suggested(Problem problem) {
        return SureFixes.suggested(problem)
                .or(() -> Suggestion.written(problem.label()).map(text -> new SureFixes.Fix(problem.span(), text)));
    }

    private static boolean touches(Span one, Span other) {
        return one.source().equals(other.source()) && one.start() <= other.end() && other.start() <= one.end();
    }

    private static SureFixes sure(Analysis rules) {
        List<Problem> problems = rules.problems();
        return problems.stream().anyMatch(Problem::isError)
                ? SureFixes.of(
                        new InvalidRulesException(problems, rules.sources(), rules.snapshot()),
                        rules.catalog().columns())
                : new SureFixes(List.of(), rules.sources());
    }

    /** All sure suggestions of a rule set, for each file that they change. */
    public static List<TextChange> all(Analysis rules) {
        List<TextChange> changes = new ArrayList<>();
        List<Source> fixed = sure(rules).sources();
        for (int i = 0; i < fixed.size(); i++) {
            Optional<TextChange> change =
                    TextChange.between(rules.sources().get(i), fixed.get(i).text());
            change.ifPresent(changes::add);
        }
        return changes;
    }
}

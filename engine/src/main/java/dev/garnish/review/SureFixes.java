package dev.garnish.review;

import dev.garnish.catalog.Schema;
import dev.garnish.internal.lang.check.Language;
import dev.garnish.internal.text.Suggestion;
import dev.garnish.rules.InvalidRulesException;
import dev.garnish.rules.Problem;
import dev.garnish.rules.Source;
import dev.garnish.rules.Span;
import dev.garnish.rules.TableReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The fixes for errors that leave nothing to decide: a misspelled word or name with one that is near, as {@code did you mean}
 * shows it. Each was tried: the error is gone, and the rules can still be read there.
 *
 * <pre>{@code
 * try {
 *     rules = RuleSet.parse(sources, schema);
 * } catch (InvalidRulesException e) {
 *     SureFixes sure = SureFixes.of(e, schema);
 *     offer(sure.fixes(), sure.sources());
 * }
 * }</pre>
 *
 * @param fixes in the order in which they were found; a later one may only show once an earlier one is made
 * @param sources the rules files with all of them
 */
public record SureFixes(List<Fix> fixes, List<Source> sources) {
    /** One mistake may hide others; so often they are looked for again. */
    private static final int ROUNDS = 5;

    /**
     * Copies the lists.
     *
     * @param fixes in the order in which they were found
     * @param sources the rules files with all of them
     */
    public SureFixes {
        fixes = List.copyOf(fixes);
        sources = List.copyOf(sources);
    }

    /**
     * One of them.
     *
     * @param span what is replaced, in the file as the fixes before it left it
     * @param replacement what is written instead
     */
    public record Fix(Span span, String replacement) {
        private boolean isIn(Source source) {
            return span.source().equals(source);
        }

        private boolean overlaps(Fix other) {
            return isIn(other.span.source()) && other.span.end() > span.start() && span.end() > other.span.start();
        }

        private int growth() {
            return replacement.length() - span.text().length();
        }
    }

    /**
     * Fixes rules that were refused. Nothing is saved.
     *
     * @param invalid what is wrong with them
     * @param schema the columns of the catalog that the rules are for
     * @return the fixes, none where nothing is sure, and the files as they become
     */
    public static SureFixes of(InvalidRulesException invalid, Schema schema) {
        List<Fix> made = new ArrayList<>();
        List<Source> sources = invalid.sources();
        List<Problem> problems = invalid.all();
        for (int round = 0; round < ROUNDS; round++) {
            List<Fix> tried = tried(problems, sources, schema, invalid.tables());
            if (tried.isEmpty()) {
                break;
            }
            made.addAll(tried);
            sources = applied(tried, sources);
            problems = problems(sources, schema, invalid.tables());
        }
        return new SureFixes(made, sources);
    }

    /**
     * What a problem itself suggests, sure or not.
     *
     * @param problem an error or a warning
     * @return what {@code did you mean} asks about, as it is to be written there; empty where the problem asks nothing
     */
    public static Optional<Fix> suggested(Problem problem) {
        Span span = problem.span();
        return span.end() == span.start()
                ? Optional.empty()
                : Suggestion.meant(problem.label())
                        .map(meant -> new Fix(span, quoted(meant, span.text())))
                        .or(() -> Suggestion.meantText(problem.label()).map(text -> new Fix(span, text)));
    }

    /** Those of the suggestions that do what they promise, in file order. */
    private static List<Fix> tried(List<Problem> problems, List<Source> sources, Schema schema, TableReader tables) {
        List<Fix> fixes = new ArrayList<>();
        problems.stream()
                .filter(SureFixes::isSuggested)
                .map(problem -> suggested(problem).orElseThrow())
                .forEach(fix -> {
                    if (fixes.stream().noneMatch(fix::overlaps)) {
                        fixes.add(fix);
                    }
                });
        if (fixes.isEmpty()) {
            return fixes;
        }
        List<Problem> left = problems(applied(fixes, sources), schema, tables);
        return fixes.stream().filter(fix -> helps(fix, fixes, left)).toList();
    }

    private static boolean isSuggested(Problem problem) {
        return problem.isError() && suggested(problem).isPresent();
    }

    /** Whether, with all of them made, the rules can be read at this one, and nothing is suggested there again. */
    private static boolean helps(Fix fix, List<Fix> fixes, List<Problem> left) {
        int start = fix.span().start()
                + fixes.stream()
                        .filter(one -> one.isIn(fix.span().source())
                                && one.span().start() < fix.span().start())
                        .mapToInt(Fix::growth)
                        .sum();
        int end = start + fix.replacement().length();
        return left.stream()
                .filter(problem -> problem.span()
                        .source()
                        .name()
                        .equals(fix.span().source().name()))
                .filter(problem ->
                        problem.span().start() <= end && problem.span().end() >= start)
                .noneMatch(problem -> isSyntax(problem) || isSuggested(problem));
    }

    private static String quoted(String meant, String written) {
        boolean quoted = written.startsWith("\"") || written.startsWith("'");
        return quoted ? written.charAt(0) + meant + written.charAt(0) : meant;
    }

    /** Whether the rules cannot be read there. */
    private static boolean isSyntax(Problem problem) {
        return problem.code().id().startsWith("R1");
    }

    private static List<Problem> problems(List<Source> sources, Schema schema, TableReader tables) {
        return Language.check(sources, schema, tables).problems().stream()
                .filter(Problem::isError)
                .toList();
    }

    private static List<Source> applied(List<Fix> fixes, List<Source> sources) {
        return sources.stream().map(source -> applied(fixes, source)).toList();
    }

    private static Source applied(List<Fix> fixes, Source source) {
        StringBuilder text = new StringBuilder(source.text());
        fixes.stream()
                .filter(fix -> fix.isIn(source))
                .sorted(Comparator.comparingInt((Fix fix) -> fix.span().start()).reversed())
                .forEach(fix -> text.replace(fix.span().start(), fix.span().end(), fix.replacement()));
        return text.toString().equals(source.text()) ? source : new Source(source.name(), text.toString());
    }
}

package dev.garnish.internal.lang.parse;

import dev.garnish.rules.Source;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A file as its clauses with the comments between, in the order written.
 *
 * @param clauses each with its tokens
 * @param end what stands behind the last one
 */
record ClauseTexts(List<ClauseText> clauses, Gap end) {
    /**
     * One line of the language, which may stand on several lines of the file.
     *
     * @param before what stands above it
     * @param tokens its keyword and all that follows
     * @param gaps what stands before each of them; the first is {@code before}
     * @param top whether it belongs to no other clause, as an attribute's lines belong to the attribute
     * @param label offset of its label; -1 if it has none
     */
    record ClauseText(Gap before, List<Token> tokens, List<Gap> gaps, boolean top, int label) {
        String keyword() {
            return tokens.get(0).value();
        }
    }

    static ClauseTexts of(
            Source source, List<Token> all, NavigableSet<Integer> starts, Set<Integer> tops, List<Clause> clauses) {
        Set<Integer> labels = labels(clauses);
        List<ClauseText> texts = new ArrayList<>();
        int from = 0;
        for (int i = 1; i < all.size(); i++) {
            if (starts.contains(all.get(i).start()) || i == all.size() - 1) {
                texts.add(text(source, all, from, i, tops, labels));
                from = i;
            }
        }
        return new ClauseTexts(texts, gap(source, all, all.size() - 1));
    }

    /** What the clauses say, wherever it stands. */
    List<List<String>> words() {
        return clauses.stream()
                .map(clause -> clause.tokens().stream()
                        .map(token -> token.kind() + token.value())
                        .toList())
                .toList();
    }

    private static Set<Integer> labels(List<Clause> clauses) {
        Set<Integer> labels = new HashSet<>();
        clauses.stream()
                .flatMap(ClauseTexts::cases)
                .filter(one -> !one.label().isEmpty())
                .forEach(one -> labels.add(one.labelSpan().start()));
        return labels;
    }

    private static Stream<Clause.Case> cases(Clause clause) {
        return clause instanceof Clause.Attribute attribute
                ? attribute.cases().stream()
                : clause instanceof Clause.Value value ? value.cases().stream() : Stream.of();
    }

    private static ClauseText text(
            Source source, List<Token> all, int from, int to, Set<Integer> tops, Set<Integer> labels) {
        List<Gap> gaps = new ArrayList<>();
        int label = -1;
        for (int i = from; i < to; i++) {
            gaps.add(gap(source, all, i));
            label = labels.contains(all.get(i).start()) ? all.get(i).start() : label;
        }
        List<Token> tokens = List.copyOf(all.subList(from, to));
        return new ClauseText(
                gaps.get(0), tokens, gaps, tops.contains(all.get(from).start()), label);
    }

    private static Gap gap(Source source, List<Token> all, int i) {
        int marked = source.text().startsWith("\uFEFF") ? 1 : 0;
        int start = i == 0 ? marked : all.get(i - 1).end();
        return Gap.of(source.text().substring(start, all.get(i).start()), i > 0);
    }
}

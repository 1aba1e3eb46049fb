package dev.garnish.rules;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Shows the first of many problems, errors before warnings, and counts the others by code. */
public final class ProblemLimit {
    /** The most problems that are shown, without the one that counts the others. */
    public static final int SHOWN = 200;

    /** The most characters of all texts of those that are shown, without their lines of source. */
    static final int CHARACTERS = 100_000;

    /** How many errors end a check. */
    public static final int CHECKED = 1_000;

    private ProblemLimit() {}

    /**
     * The problems to show, in the order given, and one that counts the others behind them.
     *
     * @param problems all that were found
     * @param stopped whether the check ended early, so that there may be more than these
     * @return at most {@link #SHOWN} of them, fewer where their texts are long, and one more; unmodifiable
     */
    public static List<Problem> of(List<Problem> problems, boolean stopped) {
        Set<Integer> first = first(problems);
        if (first.size() == problems.size()) {
            return List.copyOf(problems);
        }
        List<Problem> shown = new ArrayList<>();
        List<Problem> others = new ArrayList<>();
        for (int i = 0; i < problems.size(); i++) {
            (first.contains(i) ? shown : others).add(problems.get(i));
        }
        shown.add(count(others, stopped));
        return List.copyOf(shown);
    }

    private static Set<Integer> first(List<Problem> problems) {
        Set<Integer> first = new HashSet<>();
        int left = CHARACTERS;
        for (boolean error : new boolean[] {true, false}) {
            for (int i = 0; i < problems.size() && first.size() < SHOWN && left > 0; i++) {
                if (problems.get(i).isError() == error) {
                    first.add(i);
                    left -= problems.get(i).length();
                }
            }
        }
        return first;
    }

    private static Problem count(List<Problem> others, boolean stopped) {
        Map<Code, Integer> counts = new EnumMap<>(Code.class);
        others.forEach(other -> counts.merge(other.code(), 1, Integer::sum));
        String byCode = counts.entrySet().stream()
                .map(entry -> number(entry.getValue()) + " " + entry.getKey().id())
                .collect(Collectors.joining(", "));
        return new Problem(
                Code.MORE_PROBLEMS,
                others.stream().anyMatch(Problem::isError) ? Severity.ERROR : Severity.WARNING,
                others.get(0).span(),
                "%s more problem%s: %s".formatted(number(others.size()), others.size() == 1 ? "" : "s", byCode),
                "the first of them stands here",
                stopped ? "mend those above first; there may be more, because the check ended here" : "",
                "");
    }

    private static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }
}

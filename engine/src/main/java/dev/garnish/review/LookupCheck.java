package dev.garnish.review;

import dev.garnish.internal.eval.Expression;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Program;
import dev.garnish.internal.text.Suggestion;
import dev.garnish.rules.Code;
import dev.garnish.rules.Problem;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Follows a look-up whose key is known from the item: keys without a row, or without a value, that leave the item to
 * the {@code else}.
 */
final class LookupCheck {
    private static final int EXAMPLES = 3;

    private final Expr.Lookup lookup;
    private final Program.Table table;
    private final Expression key;
    private final ValueCounts missed = new ValueCounts();
    private final ValueCounts blank = new ValueCounts();

    private LookupCheck(Expr.Lookup lookup, Program program) {
        this.lookup = lookup;
        this.table = Objects.requireNonNull(program.tables().get(lookup.table()));
        this.key = Expression.of(lookup.key(), program);
    }

    static Stream<LookupCheck> of(Expr value, Program program) {
        return Trees.parts(value)
                .filter(Expr.Lookup.class::isInstance)
                .map(Expr.Lookup.class::cast)
                .filter(lookup -> lookup.number() == null && Trees.readsOnlyItem(lookup.key()))
                .map(lookup -> new LookupCheck(lookup, program));
    }

    void row(Inputs inputs) {
        if (key.evaluate(inputs).value() instanceof String text && !table.rows().containsKey(text)) {
            (table.blank().contains(text) ? blank : missed).add(text);
        }
    }

    Stream<Problem> problems(long items) {
        return Stream.concat(
                problem(missed, "table `%s` has no row".formatted(table.name()), "without a row", this::label, items),
                problem(
                        blank,
                        "table `%s` has a row without a value".formatted(table.name()),
                        "without a value",
                        one -> "write a value behind " + DisplayText.quote(one),
                        items));
    }

    private Stream<Problem> problem(
            ValueCounts keys, String what, String those, UnaryOperator<String> label, long items) {
        if (keys.total() == 0) {
            return Stream.empty();
        }
        List<Map.Entry<Object, Long>> most = keys.most(EXAMPLES);
        return Stream.of(Problem.of(
                Code.LOOKUP_MISSES,
                lookup.span(),
                "%s for %s of %s, and they take the `else`"
                        .formatted(what, DisplayText.number(keys.total()), DisplayText.count(items, "item")),
                label.apply(String.valueOf(most.get(0).getKey())),
                those + ": "
                        + most.stream()
                                .map(entry -> DisplayText.quoteValue(entry.getKey()) + " ("
                                        + DisplayText.count(entry.getValue(), "item") + ")")
                                .collect(Collectors.joining(", "))
                        + (keys.distinct() > EXAMPLES ? " and others" : "")));
    }

    private String label(String key) {
        return Suggestion.among(table.rows().keySet(), key)
                .map(near -> "%s: the table has a row %s".formatted(DisplayText.quote(key), DisplayText.quote(near)))
                .orElse("add a row for " + DisplayText.quote(key));
    }
}

package dev.garnish.internal.lang.check;

import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Operation;
import dev.garnish.internal.lang.parse.Problems;
import dev.garnish.rules.Code;
import dev.garnish.rules.SourceQuote;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Warns where something that counts is compared with a number that it never is: {@code weekday(x) == 0}. */
final class NumberRanges {
    private static final List<String> WEEKDAYS =
            List.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday");
    private static final List<String> MONTHS = List.of(
            "january",
            "february",
            "march",
            "april",
            "may",
            "june",
            "july",
            "august",
            "september",
            "october",
            "november",
            "december");
    private static final BigDecimal MOST_GROUPS = BigDecimal.valueOf(1_000_000);
    private static final int SHORTEST_NAME = 3;

    private final Problems problems;

    NumberRanges(Problems problems) {
        this.problems = problems;
    }

    /** The numbers that something can be. */
    private record Range(BigDecimal least, BigDecimal most, String label) {
        static Range of(long least, long most, String label) {
            return new Range(BigDecimal.valueOf(least), BigDecimal.valueOf(most), label);
        }

        boolean has(BigDecimal number) {
            return number.compareTo(least) >= 0 && number.compareTo(most) <= 0;
        }
    }

    private static Optional<Range> range(Expr expr) {
        if (expr instanceof Expr.Position) {
            return Optional.of(Range.of(1, Integer.MAX_VALUE, "positions count from 1"));
        }
        if (!(expr instanceof Expr.Call call)) {
            return Optional.empty();
        }
        return switch (call.operation()) {
            case WEEKDAY -> Optional.of(Range.of(1, 7, "1 is Monday, 7 is Sunday"));
            case MONTH -> Optional.of(Range.of(1, 12, "1 is January, 12 is December"));
            case HOUR -> Optional.of(Range.of(0, 23, "hours are 0 to 23"));
            case GROUP ->
                call.arguments().get(2) instanceof Expr.Constant groups
                                && groups.value() instanceof BigDecimal most
                                && most.signum() > 0
                        ? Optional.of(
                                new Range(BigDecimal.ONE, most, "groups are 1 to %s".formatted(most.toPlainString())))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** Warns where a list of first entries, or a number of groups, has none. */
    void check(Expr.Call call) {
        int counted = call.operation() == Operation.GROUP ? 2 : call.operation() == Operation.TOP ? 1 : -1;
        if (counted > 0
                && call.arguments().get(counted) instanceof Expr.Constant constant
                && constant.value() instanceof BigDecimal number
                && (number.compareTo(BigDecimal.ONE) < 0
                        || number.stripTrailingZeros().scale() > 0
                        || (counted == 2 && number.compareTo(MOST_GROUPS) > 0))) {
            problems.add(
                    Code.NEVER_REACHED,
                    constant.span(),
                    counted == 2
                            ? "`group` counts groups to a whole number from 1 to 1,000,000"
                            : "`top` counts entries from 1",
                    "for instance 2");
        }
    }

    /** What is compared for being equal, in either order; of a list each entry. */
    void check(Expr left, Expr right) {
        reportBeyond(left, right);
        reportBeyond(right, left);
    }

    private void reportBeyond(Expr counted, Expr written) {
        Optional<Range> range = range(counted);
        if (range.isEmpty() || !(written instanceof Expr.Constant constant)) {
            return;
        }
        List<?> values = constant.value() instanceof List<?> list ? list : List.of(constant.value());
        for (Object value : values) {
            if (value instanceof BigDecimal number && !range.get().has(number)) {
                problems.add(
                        Code.NEVER_REACHED,
                        written.span(),
                        "`%s` is never %s".formatted(SourceQuote.of(counted.span()), number.toPlainString()),
                        range.get().label());
                return;
            }
        }
    }

    /** How a weekday or a month is counted, where a text stands for one that is not its name; empty of anything else. */
    static Optional<String> label(Expr counted, Object written) {
        boolean names = counted instanceof Expr.Call call
                && (call.operation() == Operation.WEEKDAY || call.operation() == Operation.MONTH);
        boolean texts = written instanceof List<?> list
                ? list.stream().anyMatch(one -> one instanceof String)
                : written instanceof String text && !text.isEmpty();
        return names && texts ? range(counted).map(Range::label) : Optional.empty();
    }

    /** {@code 5} of {@code "Friday"} where a weekday is asked for, {@code 12} of {@code "Dec"} for a month. */
    static Optional<String> number(Expr counted, Object name) {
        List<String> names = counted instanceof Expr.Call call && call.operation() == Operation.WEEKDAY
                ? WEEKDAYS
                : counted instanceof Expr.Call call && call.operation() == Operation.MONTH ? MONTHS : List.of();
        String start = String.valueOf(name).strip().toLowerCase(Locale.ROOT);
        for (int i = 0; i < names.size() && start.length() >= SHORTEST_NAME; i++) {
            if (names.get(i).startsWith(start)) {
                return Optional.of(Integer.toString(i + 1));
            }
        }
        return Optional.empty();
    }
}

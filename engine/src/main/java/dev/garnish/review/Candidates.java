package dev.garnish.review;

import dev.garnish.internal.lang.Expr;
import dev.garnish.internal.lang.Operation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Representative values of a subject: those it is compared with, and one of each range between. */
final class Candidates {
    /** Stands for every text that no rule names. */
    private static final Object OTHER = new Object();

    private static final Set<Operation> COUNTS = Set.of(Operation.SIZE, Operation.LENGTH, Operation.INDEX_OF);

    private final Expr subject;
    private final Set<Object> named = new HashSet<>();

    Candidates(Expr subject) {
        this.subject = subject;
    }

    void add(Set<Object> literals) {
        named.addAll(literals);
    }

    /** Whether some values can be ruled out, so that one comparison alone can be decided. */
    boolean areBounded() {
        return isChannel() || least() != null;
    }

    private boolean isChannel() {
        return subject instanceof Expr.RecipientValue value && HostValues.isChannel(value.field());
    }

    /** The least of a subject that is a whole number; null: it need not be whole. */
    private @Nullable BigDecimal least() {
        if (subject instanceof Expr.Position) {
            return BigDecimal.ONE;
        }
        return subject instanceof Expr.Call call && COUNTS.contains(call.operation())
                ? BigDecimal.valueOf(call.operation() == Operation.INDEX_OF ? -1 : 0)
                : null;
    }

    List<Object> all() {
        if (isChannel()) {
            return List.copyOf(HostValues.CHANNELS);
        } else if (Predictor.isTruth(subject)) {
            return List.of(true, false);
        }
        return named.stream().allMatch(BigDecimal.class::isInstance) && !named.isEmpty() ? numbers() : texts();
    }

    private List<Object> texts() {
        List<Object> texts = new ArrayList<>(named);
        texts.add(OTHER);
        return texts;
    }

    private List<Object> numbers() {
        TreeSet<BigDecimal> numbers = new TreeSet<>();
        named.forEach(one -> numbers.add((BigDecimal) one));
        BigDecimal least = least();
        return List.copyOf(least == null ? between(numbers) : whole(numbers, least));
    }

    private static SortedSet<BigDecimal> between(SortedSet<BigDecimal> numbers) {
        TreeSet<BigDecimal> all = new TreeSet<>(numbers);
        all.add(numbers.first().subtract(BigDecimal.ONE));
        all.add(numbers.last().add(BigDecimal.ONE));
        BigDecimal before = numbers.first();
        for (BigDecimal number : numbers) {
            all.add(before.add(number).divide(BigDecimal.valueOf(2)));
            before = number;
        }
        return all;
    }

    private static SortedSet<BigDecimal> whole(SortedSet<BigDecimal> numbers, BigDecimal least) {
        TreeSet<BigDecimal> all = new TreeSet<>(Set.of(least));
        for (BigDecimal number : numbers) {
            BigDecimal floor = number.setScale(0, RoundingMode.FLOOR);
            all.addAll(List.of(floor.subtract(BigDecimal.ONE), floor, floor.add(BigDecimal.ONE)));
        }
        return all.tailSet(least);
    }
}

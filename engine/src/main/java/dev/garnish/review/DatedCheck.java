package dev.garnish.review;

import dev.garnish.catalog.Item;
import dev.garnish.event.Recipient;
import dev.garnish.internal.eval.Budget;
import dev.garnish.internal.eval.Inputs;
import dev.garnish.review.CatalogReport.DatedCase;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for the next day on which lines that read the day are for other items, or for other recipients, than today. For
 * one thread.
 */
final class DatedCheck {
    private static final Recipient NOBODY = Recipient.of("");

    /** Over a large catalog whose items rarely change, later items are looked at up to the nearest change only, or not at all. */
    private static final long MOST_EVALUATIONS = 50_000;

    private final List<LocalDateTime> days;
    private final List<Line> lines;
    private final Function<Inputs, List<Share>> shares;
    private final boolean exact;
    private final @Nullable ReadColumns columns;

    /** By what is read of items, which lines those are for today. */
    private final Map<List<@Nullable Object>, boolean[]> alike = new HashMap<>();

    private long evaluations;
    private int looked;

    /**
     * Lines that are looked at together.
     *
     * @param days the same time of each day, in UTC, from today
     * @param lines those that read the day, each at its place among the shares
     * @param columns what the shares read of an item; null where they concern none
     * @param exact whether shares differ on two days wherever those who take a line do
     */
    DatedCheck(
            List<LocalDateTime> days,
            List<Line> lines,
            Function<Inputs, List<Share>> shares,
            @Nullable ReadColumns columns,
            boolean exact) {
        this.days = days;
        this.lines = lines;
        this.shares = shares;
        this.columns = columns;
        this.exact = exact;
        this.looked = days.size() - 1;
        lines.forEach(line -> line.changes = days.size());
    }

    /** One line, with what was found so far. */
    static final class Line {
        private final CaseName name;
        private final int index;
        private final boolean byItem;
        private long taken;
        private int changes;

        Line(CaseName name, int index, boolean byItem) {
            this.name = name;
            this.index = index;
            this.byItem = byItem;
        }
    }

    /** Looks at an item, or at what concerns none, up to the day that is known to be another. */
    void row(@Nullable Item item) {
        if (item == null || columns == null) {
            count(look(item));
            return;
        }
        List<@Nullable Object> read = columns.of(item);
        boolean[] known = alike.get(read);
        boolean[] taken = known == null ? look(item) : known;
        if (known == null && alike.size() < ReadColumns.MOST) {
            alike.put(read, taken);
        }
        count(taken);
    }

    private void count(boolean[] taken) {
        for (int i = 0; i < taken.length; i++) {
            lines.get(i).taken += taken[i] ? 1 : 0;
        }
    }

    /** Whether each line is for it today. */
    private boolean[] look(@Nullable Item item) {
        List<Share> today = sharesOf(item, 0);
        boolean[] taken = new boolean[lines.size()];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = !today.get(lines.get(i).index).perhaps().isEmpty();
        }
        int until = until();
        for (int day = 1; day < until; day++) {
            List<Share> then = sharesOf(item, day);
            for (Line line : lines) {
                if (!then.get(line.index).equals(today.get(line.index))) {
                    line.changes = Math.min(line.changes, day);
                }
            }
            until = Math.min(until, until());
        }
        looked = Math.min(looked, until - 1);
        return taken;
    }

    private List<Share> sharesOf(@Nullable Item item, int day) {
        evaluations++;
        List<Item> items = item == null ? List.of() : List.of(item);
        return shares.apply(Inputs.of(item, 1, items, NOBODY).within(Budget.ofEvent(days.get(day))));
    }

    /** The first day that need not be looked at. */
    private int until() {
        if (evaluations >= 2 * MOST_EVALUATIONS) {
            return 1;
        }
        IntStream changes = lines.stream().mapToInt(line -> line.changes);
        return (evaluations < MOST_EVALUATIONS ? changes.max() : changes.min()).orElse(1);
    }

    /** What was found; {@code dayOf} says which day a moment is of. */
    Stream<DatedCase> found(Function<LocalDateTime, LocalDateTime> dayOf) {
        return lines.stream().map(line -> {
            boolean found = line.changes < days.size();
            return new DatedCase(
                    line.name,
                    line.taken > 0,
                    line.byItem ? line.taken : 0,
                    found ? dayOf.apply(days.get(line.changes)).toLocalDate().toString() : "",
                    exact && looked >= line.changes - 1);
        });
    }
}

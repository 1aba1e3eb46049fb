package dev.garnish.catalog.db.internal.load;

import dev.garnish.catalog.ItemId;
import dev.garnish.catalog.db.internal.input.RecordedRows;
import dev.garnish.catalog.db.internal.input.Row;
import dev.garnish.catalog.db.internal.record.RecordWriter;
import dev.garnish.catalog.db.model.Repeats;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rows that have one id, where one item is to be made of them: their values wait until the last of them came. */
final class Repeated {
    /** Values of one item with the mark behind them, as {@link Staging#add} takes them, and the row that they are of. */
    static final class Values {
        private final long origin;
        private final @Nullable Object[] cells;

        Values(long origin, @Nullable Object[] cells) {
            this.origin = origin;
            this.cells = cells;
        }

        long origin() {
            return origin;
        }

        @Nullable
        Object[] cells() {
            return cells;
        }
    }

    private static final String ID = "item_id";

    private final Repeats wanted;
    /** For each hash of an id that comes more than once how many of its rows are still to come. */
    private final Map<Long, Integer> expected = new HashMap<>();

    private final Map<String, Values> waiting = new LinkedHashMap<>();
    private final Set<String> repeated = new LinkedHashSet<>();

    private Repeated(Repeats wanted) {
        this.wanted = wanted;
    }

    /** Counts the rows of each id where that has to be known beforehand. */
    static Repeated of(Repeats wanted, ImportFiles files, ColumnMapping mapping) {
        Repeated repeated = new Repeated(wanted);
        if (wanted != Repeats.REFUSED) {
            IdSet ids = new IdSet();
            for (int i = 0; i < files.count(); i++) {
                RecordedRows rows = files.rows(i);
                int place =
                        mapping.names(rows.names(), files.path(i).toString()).indexOf(ID);
                repeated.count(rows, place, ids);
            }
        }
        return repeated;
    }

    private void count(RecordedRows rows, int place, IdSet ids) {
        long number = 0;
        for (Row row = rows.next(); row != null; row = rows.next()) {
            number++;
            if (row.trouble() == null && row.cell(place) instanceof String id) {
                long hash = hash(ItemId.of(id));
                if (ids.before(hash, number) != 0) {
                    expected.merge(hash, 2, (before, two) -> before + 1);
                }
            }
        }
    }

    private static long hash(String id) {
        return IdSet.hash(RecordWriter.utf8(id));
    }

    /** Whether rows of this id are made one item. */
    boolean isOne(String id) {
        return expected.containsKey(hash(id));
    }

    /** Takes a row of such an id, and gives the item once its last row came. A bad row counts too, without values. */
    Optional<Values> add(String id, long origin, @Nullable Object @Nullable [] cells) {
        if (cells != null) {
            Values before = waiting.get(id);
            if (before != null) {
                repeated.add(id);
            }
            waiting.put(id, before == null ? new Values(origin, cells) : joined(before, origin, cells));
        }
        int left = expected.getOrDefault(hash(id), 1) - 1;
        expected.put(hash(id), left);
        return left > 0 ? Optional.empty() : Optional.ofNullable(waiting.remove(id));
    }

    /** What waits in vain, since another id has the same hash or since its last row was bad. */
    List<Values> rest() {
        List<Values> rest = List.copyOf(waiting.values());
        waiting.clear();
        return rest;
    }

    private Values joined(Values before, long origin, @Nullable Object[] cells) {
        return switch (wanted) {
            case REFUSED, FIRST -> before;
            case LAST -> new Values(origin, cells);
            case MERGED -> {
                int mark = cells.length - 1;
                for (int i = 0; i < mark; i++) {
                    before.cells()[i] = joined(before.cells()[i], cells[i]);
                }
                before.cells()[mark] = absent(before.cells()[mark], cells[mark]);
                yield before;
            }
        };
    }

    private static @Nullable Object joined(@Nullable Object one, @Nullable Object other) {
        if (one instanceof String[] entries && other instanceof String[] more) {
            Set<String> all = new LinkedHashSet<>(List.of(entries));
            all.addAll(List.of(more));
            return all.toArray(new String[0]);
        }
        return one == null ? other : one;
    }

    /** The mark of what neither row says anything about. */
    private static @Nullable String absent(@Nullable Object one, @Nullable Object other) {
        if (!(one instanceof String marks) || !(other instanceof String more)) {
            return null;
        }
        StringBuilder both = new StringBuilder(marks);
        for (int i = 0; i < marks.length(); i++) {
            both.setCharAt(i, marks.charAt(i) == '1' && more.charAt(i) == '1' ? '1' : '0');
        }
        return both.toString();
    }

    /** How many ids came more than once. */
    int ids() {
        return repeated.size();
    }
}

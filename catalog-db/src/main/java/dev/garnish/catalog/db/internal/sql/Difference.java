package dev.garnish.catalog.db.internal.sql;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.db.internal.record.RecordWriter;
import dev.garnish.catalog.db.internal.sql.VersionTable.Counts;
import java.util.Arrays;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Counts what leads from the items of one catalog to those of another, both passed once in the order of their ids. */
public final class Difference {
    private final RecordWriter records = new RecordWriter();
    private final boolean sameColumns;
    private long added;
    private long changed;
    private long removed;

    private Difference(boolean sameColumns) {
        this.sameColumns = sameColumns;
    }

    public static Counts between(Catalog from, Catalog to) {
        Difference difference = new Difference(from.schema().equals(to.schema()));
        try (Stream<Item> before = from.items();
                Stream<Item> after = to.items()) {
            difference.count(before.iterator(), after.iterator());
        }
        return new Counts(difference.added, difference.changed, difference.removed);
    }

    private void count(Iterator<Item> before, Iterator<Item> after) {
        Item left = next(before);
        Item right = next(after);
        while (left != null || right != null) {
            int order = left == null ? 1 : right == null ? -1 : left.id().compareTo(right.id());
            if (order < 0) {
                removed++;
            } else if (order > 0) {
                added++;
            } else if (left != null && right != null && !isSame(left, right)) {
                changed++;
            }
            left = order <= 0 ? next(before) : left;
            right = order >= 0 ? next(after) : right;
        }
    }

    private static @Nullable Item next(Iterator<Item> items) {
        return items.hasNext() ? items.next() : null;
    }

    private boolean isSame(Item left, Item right) {
        return sameColumns && Arrays.equals(records.item(left.schema(), left), records.item(right.schema(), right));
    }
}

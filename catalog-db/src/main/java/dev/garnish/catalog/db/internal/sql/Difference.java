package dev.garnish.catalog.db.internal.sql;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.db.internal.record.RecordWriter;
import dev.garnish.catalog.db.internal.sql.VersionTable.Counts;
import dev.garnish.catalog.db.model.ItemChange;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What leads from the items of one catalog to those of another, both passed once in the order of their ids. */
public final class Difference {
    private final RecordWriter records = new RecordWriter();
    private final boolean sameColumns;
    private final Consumer<? super ItemChange> each;
    private long added;
    private long changed;
    private long removed;

    private Difference(boolean sameColumns, Consumer<? super ItemChange> each) {
        this.sameColumns = sameColumns;
        this.each = each;
    }

    public static Counts between(Catalog from, Catalog to) {
        return between(from, to, change -> {});
    }

    /** As the other, and hands on each item that differs. */
    public static Counts between(Catalog from, Catalog to, Consumer<? super ItemChange> each) {
        Difference difference = new Difference(from.schema().equals(to.schema()), each);
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
                each.accept(new ItemChange(Optional.ofNullable(left), Optional.empty()));
            } else if (order > 0) {
                added++;
                each.accept(new ItemChange(Optional.empty(), Optional.ofNullable(right)));
            } else if (left != null && right != null && !isSame(left, right)) {
                changed++;
                each.accept(new ItemChange(Optional.of(left), Optional.of(right)));
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

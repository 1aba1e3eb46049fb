package dev.garnish.catalog.db.internal.sql;

import dev.garnish.catalog.Item;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Spliterators;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All items in id order, fetched a page at a time, so that no cursor stays open between them. */
final class KeysetSpliterator extends Spliterators.AbstractSpliterator<Item> {
    /** Fetches the items after an id; null asks for the first. */
    interface Fetch {
        List<Item> after(@Nullable String id);
    }

    private final Fetch fetch;
    private final Deque<Item> page = new ArrayDeque<>();
    private @Nullable String last;

    KeysetSpliterator(Fetch fetch) {
        super(Long.MAX_VALUE, ORDERED | NONNULL | DISTINCT);
        this.fetch = fetch;
    }

    @Override
    public boolean tryAdvance(Consumer<? super Item> action) {
        if (page.isEmpty()) {
            page.addAll(fetch.after(last));
        }
        Item next = page.poll();
        if (next == null) {
            return false;
        }
        last = next.id();
        action.accept(next);
        return true;
    }
}

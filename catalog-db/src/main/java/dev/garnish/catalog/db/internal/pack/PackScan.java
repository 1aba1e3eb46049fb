package dev.garnish.catalog.db.internal.pack;

import dev.garnish.catalog.Item;
import java.util.Spliterators;
import java.util.function.Consumer;

/** The records of a pack one after the other, which is in id order. */
public final class PackScan extends Spliterators.AbstractSpliterator<Item> {
    private final String name;
    private final PackBytes bytes;
    private long at;

    public PackScan(String name, PackBytes bytes) {
        super(bytes.header.items(), ORDERED | NONNULL | DISTINCT | SIZED);
        this.name = name;
        this.bytes = bytes;
        this.at = bytes.header.records();
    }

    @Override
    public boolean tryAdvance(Consumer<? super Item> action) {
        if (at >= bytes.header.slots()) {
            return false;
        }
        action.accept(next());
        return true;
    }

    private Item next() {
        try {
            Item item = bytes.record(at).whole();
            at = bytes.after(at);
            return item;
        } catch (RuntimeException e) {
            throw PackFailure.explained(name, e, PackFailure.DAMAGED);
        }
    }
}

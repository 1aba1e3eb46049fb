package dev.garnish.internal.rows;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * A cache of entries by hash, bounded by their weight. Safe for use by many threads, without locks.
 *
 * <p>Entries are immutable and pass from one thread to another only through an {@link AtomicReferenceArray}: whoever sees
 * one sees all of it. Each change of a slot is one atomic exchange, and the weight changes by what went in and came out, so
 * that it is always that of the entries. Threads that race can make the same entry twice and lose one, nothing else.
 *
 * <p>An entry can be in {@link #WAYS} slots. Once these are taken, or the weight is reached, only some of the new entries
 * get in, each in place of others at random: what is asked for often comes back soon, and a flood of entries that are asked
 * for once costs little and leaves most of the others where they are.
 */
final class CacheSlots<E extends CacheSlots.Entry> {
    /** How many slots an entry can be in, one behind the other. */
    static final int WAYS = 4;

    private static final int TOP_BITS = 30;

    /** One in this many entries that come to a full table gets in. */
    private static final int ADMITTED = 8;

    /** Immutable: all its fields are final. */
    interface Entry {
        int hash();

        /** About how many bytes of memory it takes. */
        int weight();
    }

    private final AtomicReferenceArray<@Nullable E> slots;
    private final AtomicLong weight = new AtomicLong();
    private final long maxWeight;

    /**
     * An empty cache.
     *
     * @param maxWeight of all entries together
     * @param slots most entries, a power of two; few enough that a fresh cache costs little
     */
    CacheSlots(long maxWeight, int slots) {
        this.maxWeight = maxWeight;
        this.slots = new AtomicReferenceArray<>(slots);
    }

    /** One of the entries that may have this hash; null where there is none. */
    @Nullable
    E get(int hash, int way) {
        return slots.get(slot(hash, way));
    }

    /** Entries that share their slots begin with different ones, so that most are found in the first. */
    private int slot(int hash, int way) {
        return (hash & slots.length() - WAYS) + ((hash >>> TOP_BITS) + way & WAYS - 1);
    }

    long weight() {
        return weight.get();
    }

    void put(E entry) {
        int slot = free(entry.hash());
        if (slot < 0 || weight.get() + entry.weight() > maxWeight) {
            ThreadLocalRandom random = ThreadLocalRandom.current();
            if (random.nextInt(ADMITTED) != 0 || entry.weight() > maxWeight) {
                return;
            }
            slot = slot < 0 ? slot(entry.hash(), random.nextInt(WAYS)) : slot;
        }
        exchange(slot, entry);
        while (weight.get() > maxWeight) {
            exchange(ThreadLocalRandom.current().nextInt(slots.length()), null);
        }
    }

    private int free(int hash) {
        for (int way = 0; way < WAYS; way++) {
            if (slots.get(slot(hash, way)) == null) {
                return slot(hash, way);
            }
        }
        return -1;
    }

    private void exchange(int slot, @Nullable E entry) {
        E before = slots.getAndSet(slot, entry);
        weight.addAndGet((entry == null ? 0 : entry.weight()) - (before == null ? 0 : before.weight()));
    }
}

package dev.garnish.catalog.db.internal.sql;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.garnish.catalog.Item;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Items that were looked up, and ids that no item has, each kept in bounds of their own: no number of unknown ids pushes
 * items out. Safe for use by many threads.
 */
final class ItemCache {
    private static final long MOST_MEMORY = 128L << 20;
    private static final long MEMORY_FOR_UNKNOWN = 2L << 20;
    private static final int LONGEST_ID = 256;

    /** Bytes of the cache's own for an entry, of an item, of a value, of a character. */
    private static final int ENTRY = 112;

    private static final int ITEM = 48;
    private static final int VALUE = 40;
    private static final int CHARACTER = 2;

    private final Cache<String, Item> known;
    private final Cache<String, Boolean> unknown;

    ItemCache() {
        this(Math.min(MOST_MEMORY, Runtime.getRuntime().maxMemory() / 16));
    }

    ItemCache(long memory) {
        this.known = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(memory)
                .weigher((String id, Item item) -> weight(item))
                .build();
        this.unknown = Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(MEMORY_FOR_UNKNOWN)
                .weigher((String id, Boolean none) -> ENTRY + VALUE + CHARACTER * id.length())
                .build();
    }

    /** Adds the items that are remembered to those found; gives the ids of which nothing is known. */
    List<String> find(Collection<String> ids, Map<String, Item> found) {
        List<String> others = new ArrayList<>();
        for (String id : ids) {
            Item item = known.getIfPresent(id);
            if (item != null) {
                found.put(id, item);
            } else if (unknown.getIfPresent(id) == null) {
                others.add(id);
            }
        }
        return others;
    }

    /** What a look-up of ids has found. */
    void remember(Collection<String> asked, Collection<Item> found) {
        for (Item item : found) {
            known.put(item.id(), item);
        }
        if (found.size() < asked.size()) {
            Set<String> there = ids(found);
            for (String id : asked) {
                if (id.length() <= LONGEST_ID && !there.contains(id)) {
                    unknown.put(id, Boolean.TRUE);
                }
            }
        }
    }

    private static Set<String> ids(Collection<Item> items) {
        return items.stream().map(Item::id).collect(Collectors.toSet());
    }

    /** About how many bytes the items take. */
    long weight() {
        return weight(known) + weight(unknown);
    }

    private static long weight(Cache<?, ?> cache) {
        cache.cleanUp();
        return cache.policy()
                .eviction()
                .map(bound -> bound.weightedSize().orElse(0))
                .orElse(0L);
    }

    private static int weight(Item item) {
        int weight = ENTRY + ITEM + VALUE + CHARACTER * item.id().length();
        for (int i = 0; i < item.schema().columns().size(); i++) {
            weight += weight(item.at(i));
        }
        return weight;
    }

    private static int weight(@Nullable Object value) {
        if (value instanceof String text) {
            return VALUE + CHARACTER * text.length();
        } else if (value instanceof List<?> list) {
            return VALUE + list.stream().mapToInt(ItemCache::weight).sum();
        } else if (value instanceof BigDecimal number) {
            return VALUE + number.precision() / 2;
        }
        return value == null ? Integer.BYTES : VALUE;
    }
}

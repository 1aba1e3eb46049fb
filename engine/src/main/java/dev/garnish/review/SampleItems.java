package dev.garnish.review;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Items to look at, spread evenly over a catalog: the same ones whenever it is asked. */
public final class SampleItems {
    private SampleItems() {}

    /**
     * Chooses items.
     *
     * @param catalog is read through twice
     * @param count how many; all where the catalog has fewer
     * @return their ids in the catalog's order
     */
    public static List<String> of(Catalog catalog, int count) {
        long size;
        try (Stream<Item> items = catalog.items()) {
            size = items.count();
        }
        try (Stream<Item> items = catalog.items()) {
            return of(items.map(Item::id).iterator(), size, count);
        }
    }

    /**
     * Chooses items whose ids are at hand.
     *
     * @param ids all of the catalog, in its order
     * @param count how many; all where there are fewer
     * @return the same ids as by the catalog itself
     */
    public static List<String> of(List<String> ids, int count) {
        return of(ids.iterator(), ids.size(), count);
    }

    private static List<String> of(Iterator<String> all, long size, int count) {
        List<String> chosen = new ArrayList<>();
        for (long at = 0; all.hasNext() && chosen.size() < count; at++) {
            String id = all.next();
            if (at * count >= chosen.size() * size) {
                chosen.add(id);
            }
        }
        return chosen;
    }
}

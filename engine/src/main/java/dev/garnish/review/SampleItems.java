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
        List<String> chosen = new ArrayList<>();
        try (Stream<Item> items = catalog.items()) {
            Iterator<Item> all = items.iterator();
            for (long at = 0; all.hasNext() && chosen.size() < count; at++) {
                Item item = all.next();
                if (at * count >= chosen.size() * size) {
                    chosen.add(item.id());
                }
            }
        }
        return chosen;
    }
}

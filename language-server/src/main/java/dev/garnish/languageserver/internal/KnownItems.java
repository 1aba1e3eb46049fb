package dev.garnish.languageserver.internal;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.Item;
import dev.garnish.review.StarterRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The items that tests may name: ids and titles, of very large catalogs only the first, so that memory is bounded. Immutable. */
public final class KnownItems {
    static final KnownItems NONE = new KnownItems(List.of());

    private static final int MOST = 100_000;
    private static final int LONGEST_TITLE = 60;
    private static final int PROFILED = 1_000;

    private final List<Known> items;

    /** One item, under what it is called. */
    record Known(String id, String title) {}

    private KnownItems(List<Known> items) {
        this.items = List.copyOf(items);
    }

    /** Reads the first items of a catalog. */
    public static KnownItems of(Catalog catalog) {
        @Nullable String column = StarterRules.shown(catalog, PROFILED).title();
        List<Known> known = new ArrayList<>();
        try (Stream<Item> items = catalog.items()) {
            items.limit(MOST).forEachOrdered(item -> known.add(new Known(item.id(), title(item, column))));
        }
        return new KnownItems(known);
    }

    private static String title(Item item, @Nullable String column) {
        String title = column == null
                ? ""
                : item.value(column).map(String::valueOf).orElse("").strip();
        return title.codePointCount(0, title.length()) <= LONGEST_TITLE
                ? title
                : title.substring(0, title.offsetByCodePoints(0, LONGEST_TITLE)) + "…";
    }

    /** Those that have a text in their id or title, at most so many; whose id begins with it first. */
    List<Known> with(String typed, int most) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        List<Known> begun = new ArrayList<>();
        List<Known> others = new ArrayList<>();
        for (int i = 0; i < items.size() && begun.size() < most; i++) {
            Known one = items.get(i);
            String id = one.id.toLowerCase(Locale.ROOT);
            if (id.startsWith(wanted)) {
                begun.add(one);
            } else if (others.size() < most
                    && (id.contains(wanted)
                            || one.title.toLowerCase(Locale.ROOT).contains(wanted))) {
                others.add(one);
            }
        }
        begun.addAll(others.subList(0, Math.min(others.size(), most - begun.size())));
        return begun;
    }
}

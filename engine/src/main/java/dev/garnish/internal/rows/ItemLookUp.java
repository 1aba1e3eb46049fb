package dev.garnish.internal.rows;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogUnavailableException;
import dev.garnish.catalog.Item;
import dev.garnish.catalog.ItemId;
import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.event.Event;
import dev.garnish.internal.event.RecipientSpan;
import dev.garnish.internal.text.Faults;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Looks up the items of an event: the rows that were made before, and for all other ids what the catalog holds, with one
 * question to it. Evaluates nothing. Safe for use by many threads.
 */
public final class ItemLookUp {
    private final RowCache cache;
    private final Catalog catalog;
    private final Catalog.@Nullable Direct direct;

    /** Where an event's entries name the item that a recommendation was made from; -1: no rule reads it. */
    private final int seedSlot;

    public ItemLookUp(Plan plan, RowCache cache, Catalog catalog) {
        this.cache = cache;
        this.catalog = catalog;
        this.direct = catalog.direct().orElse(null);
        // Asked in this order: a cold function whose rules read no field does without the class.
        this.seedSlot = plan.fields().isEmpty() ? -1 : plan.fields().indexOf(RecipientField.SEED);
    }

    /** What is found of every entry's items, entry by entry. */
    public FoundRows find(Event event, EnrichmentStats stats) {
        int recommended = event.itemCount();
        @Nullable Row[] rows = new @Nullable Row[recommended + (seedSlot < 0 ? 0 : event.size())];
        boolean isComplete = true;
        int place = 0;
        for (int i = 0; i < event.size(); i++) {
            RecipientSpan entry = event.entry(i);
            for (int k = 0; k < entry.itemCount(); k++) {
                Row row = cached(event, entry, k);
                isComplete &= row != null;
                rows[place++] = row;
            }
        }
        for (int i = 0; place < rows.length; i++) {
            Row row = cachedSeed(event.values(event.entry(i), seedSlot));
            isComplete &= row != null;
            rows[place++] = row;
        }
        return isComplete ? new FoundRows(rows, recommended) : ask(rows, missing(event, rows), recommended, stats);
    }

    /** What is found of the items that are recommended to one recipient. */
    public FoundRows find(Recipient recipient, List<String> ids, EnrichmentStats stats) {
        List<String> seed = seedSlot < 0 ? List.of() : recipient.values(RecipientField.SEED);
        int recommended = ids.size();
        @Nullable Row[] rows = new @Nullable Row[recommended + (seedSlot < 0 ? 0 : 1)];
        boolean isComplete = true;
        for (int i = 0; i < rows.length; i++) {
            rows[i] = i < recommended ? cache.find(ids.get(i)) : cachedSeed(seed);
            isComplete &= rows[i] != null;
        }
        return isComplete ? new FoundRows(rows, recommended) : ask(rows, missing(ids, seed, rows), recommended, stats);
    }

    private @Nullable Row cached(Event event, RecipientSpan entry, int item) {
        if (entry.itemIsEscaped(item)) {
            return entry.isNoItem(item) ? cache.unknown() : cache.find(event.item(entry, item));
        }
        return cache.find(entry.itemHash(item), event.json(), entry.itemFrom(item), entry.itemTo(item));
    }

    /** @param seed the ids that a recipient names as that of the item; the first counts */
    private @Nullable Row cachedSeed(List<String> seed) {
        return seed.isEmpty() ? cache.unknown() : cache.find(ItemId.of(seed.get(0)));
    }

    /** The ids without a row, in UTF-8 by place. */
    private byte[][] missing(Event event, @Nullable Row[] rows) {
        byte[][] missing = new byte[rows.length][];
        int place = 0;
        for (int i = 0; i < event.size(); i++) {
            RecipientSpan entry = event.entry(i);
            for (int k = 0; k < entry.itemCount(); k++, place++) {
                if (rows[place] == null) {
                    missing[place] = entry.itemIsEscaped(k)
                            ? utf8(event.item(entry, k))
                            : Arrays.copyOfRange(event.json(), entry.itemFrom(k), entry.itemTo(k));
                }
            }
        }
        for (int i = 0; place < rows.length; i++, place++) {
            if (rows[place] == null) {
                missing[place] =
                        utf8(ItemId.of(event.values(event.entry(i), seedSlot).get(0)));
            }
        }
        return missing;
    }

    private static byte[][] missing(List<String> ids, List<String> seed, @Nullable Row[] rows) {
        byte[][] missing = new byte[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == null) {
                missing[i] = utf8(i < ids.size() ? ids.get(i) : ItemId.of(seed.get(0)));
            }
        }
        return missing;
    }

    private static byte[] utf8(String id) {
        return id.getBytes(StandardCharsets.UTF_8);
    }

    /** What the catalog holds of the ids without a row; the row of an unknown item where it does not answer. */
    private FoundRows ask(@Nullable Row[] rows, byte[][] missing, int recommended, EnrichmentStats stats) {
        @Nullable Item[] items = new @Nullable Item[rows.length];
        if (direct == null) {
            askOnce(rows, missing, items, stats);
        } else {
            askOneByOne(direct, rows, missing, items, stats);
        }
        return new FoundRows(rows, missing, items, recommended);
    }

    /** Without strings and maps, which a cold function pays for dearly. */
    private void askOneByOne(
            Catalog.Direct holder,
            @Nullable Row[] rows,
            byte[][] missing,
            @Nullable Item[] items,
            EnrichmentStats stats) {
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == null) {
                try {
                    items[i] = holder.find(missing[i], 0, missing[i].length);
                } catch (Throwable e) {
                    Faults.requireContainable(e);
                    stats.noAnswer(e);
                    rows[i] = cache.unknown();
                }
            }
        }
    }

    private void askOnce(@Nullable Row[] rows, byte[][] missing, @Nullable Item[] items, EnrichmentStats stats) {
        @Nullable String[] ids = new @Nullable String[rows.length];
        Set<String> distinct = new HashSet<>();
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == null) {
                String id = new String(missing[i], StandardCharsets.UTF_8);
                distinct.add(id);
                ids[i] = id;
            }
        }
        try {
            Map<String, Item> found = catalog.find(Collections.unmodifiableSet(distinct));
            Objects.requireNonNull(found, "the catalog's find returned null");
            take(found, true, ids, items, rows, stats);
        } catch (Throwable e) {
            Faults.requireContainable(e);
            stats.noAnswer(e);
            take(foundBefore(e), false, ids, items, rows, stats);
        }
    }

    /** What was found before a look-up failed. Not a catch of its own: a cold function does without the class. */
    private static Map<String, Item> foundBefore(Throwable e) {
        return e instanceof CatalogUnavailableException unavailable ? unavailable.found() : Map.of();
    }

    /**
     * Puts the items of ids, by place.
     *
     * @param isWhole whether what was not found is known to be no item
     * @param ids null where the row was made before
     */
    private void take(
            Map<String, Item> found,
            boolean isWhole,
            @Nullable String[] ids,
            @Nullable Item[] items,
            @Nullable Row[] rows,
            EnrichmentStats stats) {
        for (int i = 0; i < rows.length; i++) {
            if (ids[i] != null) {
                try {
                    items[i] = found.get(ids[i]);
                    rows[i] = items[i] == null && !isWhole ? cache.unknown() : null;
                } catch (Throwable e) {
                    Faults.requireContainable(e);
                    stats.noAnswer(e);
                    rows[i] = cache.unknown();
                }
            }
        }
    }
}

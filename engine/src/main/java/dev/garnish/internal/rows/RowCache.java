package dev.garnish.internal.rows;

import dev.garnish.catalog.Catalog;
import dev.garnish.catalog.CatalogUnavailableException;
import dev.garnish.catalog.Item;
import dev.garnish.event.Diagnostic;
import dev.garnish.event.TroubleListener;
import dev.garnish.internal.event.Event;
import dev.garnish.internal.event.RecipientSpan;
import dev.garnish.internal.json.JsonText;
import dev.garnish.internal.text.Faults;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rows of one plan over one catalog, made when first asked for and kept in bounds. Safe for use by many threads. */
public final class RowCache {
    private static final long MOST_MEMORY = 384L << 20;
    private static final long MEMORY_FOR_UNKNOWN = 2L << 20;

    private final Plan plan;
    private final Catalog catalog;
    private final Catalog.@Nullable Direct direct;
    private final Row unknown;
    private final Memo known;

    /** Null where nothing is made for segments. */
    private final @Nullable SegmentRows ofSegments;

    /** Null where nobody listens. */
    private final @Nullable TroubleListener listener;

    /** Made when first used: a host that sends events does without. */
    private volatile @Nullable TextMemo byText;

    /** Apart from the known ones, so that no number of unknown ids pushes those out. */
    private final Memo unknownIds;

    public RowCache(Plan plan, Catalog catalog, @Nullable TroubleListener listener) {
        this.plan = plan;
        this.catalog = catalog;
        this.listener = listener;
        this.unknown = plan.row(new byte[0], null, new EnrichmentStats(plan));
        this.known = new Memo(plan.segmentsHaveRows() ? plan.memory() / 3 : plan.memory() * 2 / 3);
        this.ofSegments = plan.segmentsHaveRows() ? new SegmentRows(plan.memory() / 4) : null;
        this.unknownIds = new Memo(unknownMemory(plan));
        this.direct = catalog.direct().orElse(null);
    }

    private static long unknownMemory(Plan plan) {
        return Math.min(MEMORY_FOR_UNKNOWN, plan.memory() / 16);
    }

    /** How many bytes a plan's caches may take where nobody says. */
    public static long defaultMemory() {
        return Math.min(MOST_MEMORY, Runtime.getRuntime().maxMemory() * 3 / 16);
    }

    /** The rows of every entry's items, entry by entry in one array. */
    public Row[] rows(Event event, EnrichmentStats stats) {
        Row[] rows = new Row[event.itemCount()];
        boolean complete = true;
        int count = 0;
        for (int i = 0; i < event.size(); i++) {
            RecipientSpan entry = event.entry(i);
            for (int k = 0; k < entry.itemCount(); k++) {
                Row row = cached(event, entry, k, stats);
                complete &= row != null;
                rows[count++] = row;
            }
        }
        if (!complete) {
            complete(rows, ids(event), stats);
        }
        return rows;
    }

    private static List<String> ids(Event event) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < event.size(); i++) {
            RecipientSpan entry = event.entry(i);
            for (int k = 0; k < entry.itemCount(); k++) {
                ids.add(event.item(entry, k));
            }
        }
        return ids;
    }

    public Row[] rows(List<String> ids, EnrichmentStats stats) {
        Row[] rows = new Row[ids.size()];
        boolean complete = true;
        for (int i = 0; i < rows.length; i++) {
            rows[i] = cachedByText(ids.get(i), stats);
            complete &= rows[i] != null;
        }
        if (!complete) {
            complete(rows, ids, stats);
        }
        return rows;
    }

    /** Makes the rows that are still missing. */
    private void complete(Row[] rows, List<String> ids, EnrichmentStats stats) {
        Map<String, Row> missing = new HashMap<>();
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == null) {
                missing.put(ids.get(i), unknown);
            }
        }
        make(missing, stats);
        for (int i = 0; i < rows.length; i++) {
            rows[i] = rows[i] == null ? missing.get(ids.get(i)) : rows[i];
        }
    }

    private @Nullable Row cached(Event event, RecipientSpan entry, int item, EnrichmentStats stats) {
        if (entry.itemIsEscaped(item)) {
            return entry.isNoItem(item) ? unknown : cached(event.item(entry, item), stats);
        }
        return cached(entry.itemHash(item), event.json(), entry.itemFrom(item), entry.itemTo(item), stats);
    }

    private @Nullable Row cachedByText(String id, EnrichmentStats stats) {
        TextMemo memo = byText();
        Row row = memo.find(id);
        if (row == null) {
            row = cached(id, stats);
            if (row != null && !row.isUnknown()) {
                memo.put(id, row);
            }
        }
        return row;
    }

    private TextMemo byText() {
        TextMemo made = byText;
        if (made == null) {
            made = new TextMemo(plan.memory() / 3 - unknownMemory(plan));
            byText = made;
        }
        return made;
    }

    private @Nullable Row cached(String id, EnrichmentStats stats) {
        byte[] bytes = id.getBytes(StandardCharsets.UTF_8);
        return isText(id, bytes)
                ? cached(JsonText.hash(bytes, 0, bytes.length), bytes, 0, bytes.length, stats)
                : unknown;
    }

    private @Nullable Row cached(int hash, byte[] bytes, int from, int to, EnrichmentStats stats) {
        Row row = known.find(hash, bytes, from, to);
        if (row == null) {
            row = unknownIds.find(hash, bytes, from, to);
        }
        return row == null && direct != null ? made(direct, hash, Arrays.copyOfRange(bytes, from, to), stats) : row;
    }

    /** Without strings and maps, which a cold function pays for dearly. */
    private Row made(Catalog.Direct items, int hash, byte[] id, EnrichmentStats stats) {
        Item item;
        try {
            item = items.find(id, 0, id.length);
        } catch (Throwable e) {
            Faults.requireContainable(e);
            trouble(e, stats);
            return unknown;
        }
        return made(hash, id, item, stats);
    }

    /** Half of a surrogate pair has no UTF-8: an id with one is no item's. */
    private static boolean isText(String id, byte[] bytes) {
        return bytes.length == id.length() || new String(bytes, StandardCharsets.UTF_8).equals(id);
    }

    /** The same rows with what holds for one segment, if any. */
    public Rows rows(Rows rows, @Nullable Segment segment, EnrichmentStats stats) {
        if (segment == null || ofSegments == null) {
            return rows;
        }
        Row[] own = new Row[rows.size()];
        for (int i = 0; i < own.length; i++) {
            // Unknown ids all give the same.
            Row base = rows.get(i).isUnknown() ? unknown : rows.get(i);
            own[i] = row(base, segment, ofSegments, stats);
        }
        return rows.with(own);
    }

    private Row row(Row base, Segment segment, SegmentRows cached, EnrichmentStats stats) {
        Row row = segment.isKnown() ? cached.find(base, segment) : null;
        if (row != null) {
            stats.foundOfSegment();
            return row;
        }
        stats.madeOfSegment();
        row = plan.row(base, segment, stats);
        if (segment.isKnown() && !stats.isSpent()) {
            cached.put(base, segment, row);
        }
        return row;
    }

    /** Replaces the row of each id by its own, with one look-up in the catalog. */
    private void make(Map<String, Row> missing, EnrichmentStats stats) {
        try {
            Map<String, Item> items = catalog.find(Collections.unmodifiableSet(missing.keySet()));
            make(missing, Objects.requireNonNull(items, "the catalog's find returned null"), true, stats);
        } catch (CatalogUnavailableException e) {
            trouble(e, stats);
            make(missing, e.found(), false, stats);
        } catch (Throwable e) {
            Faults.requireContainable(e);
            trouble(e, stats);
        }
    }

    /**
     * Replaces the row of each id by its own.
     *
     * @param complete whether what was not found is known to be no item
     */
    private void make(Map<String, Row> missing, Map<String, Item> found, boolean complete, EnrichmentStats stats) {
        // No lambda: the first one of a fresh JVM costs more than all of these rows.
        for (Map.Entry<String, Row> one : missing.entrySet()) {
            one.setValue(made(one.getKey(), found, complete, stats));
        }
    }

    private Row made(String id, Map<String, Item> found, boolean complete, EnrichmentStats stats) {
        Item item;
        try {
            item = found.get(id);
        } catch (Throwable e) {
            Faults.requireContainable(e);
            trouble(e, stats);
            return unknown;
        }
        if (item == null && !complete) {
            return unknown;
        }
        byte[] utf8 = id.getBytes(StandardCharsets.UTF_8);
        return made(JsonText.hash(utf8, 0, utf8.length), utf8, item, stats);
    }

    /** Nothing is remembered of an event that has done too much: its later items fall to their {@code else}. */
    private Row made(int hash, byte[] id, @Nullable Item item, EnrichmentStats stats) {
        try {
            Row row = item == null ? unknown.withId(id) : plan.row(id, item, stats);
            if (!stats.isSpent()) {
                (item == null ? unknownIds : known).put(hash, row);
            }
            return row;
        } catch (IllegalArgumentException | IllegalStateException otherColumnsOrDamaged) {
            trouble(otherColumnsOrDamaged, stats);
            return unknown;
        } catch (Throwable e) {
            Faults.requireContainable(e);
            trouble(Diagnostic.fault("item " + new String(id, StandardCharsets.UTF_8), e), e, stats);
            return unknown;
        }
    }

    /** Not a constant: a cold function does without the classes of diagnostics. */
    private static Diagnostic noAnswer() {
        return new Diagnostic(
                Diagnostic.Code.CATALOG_UNAVAILABLE, "", "the catalog did not answer, so that items count as unknown");
    }

    private void trouble(Throwable cause, EnrichmentStats stats) {
        trouble(noAnswer(), cause, stats);
    }

    private void trouble(Diagnostic diagnostic, Throwable cause, EnrichmentStats stats) {
        if (stats.trouble(diagnostic) && listener != null) {
            try {
                listener.trouble(diagnostic, cause);
            } catch (Throwable e) {
                Faults.requireContainable(e);
                // The application's own: its recipients are served all the same.
            }
        }
    }
}

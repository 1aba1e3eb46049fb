package dev.garnish;

import dev.garnish.event.Entry;
import dev.garnish.event.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The segments of the recipients that came, in bounds: when there are too many it starts over. Safe for many threads. */
final class Segments {
    /** What has few values, and says little of a person. */
    static final Set<RecipientField> FIELDS = Set.of(
            RecipientField.plain("channel"),
            RecipientField.plain("country"),
            RecipientField.plain("locale"),
            RecipientField.plain("platform"));

    private static final int MOST = 1_024;
    private static final int MAX_PROBES = 8;

    private final Evaluator evaluator;

    /** The fields that tell segments apart, and the slots in which an event's entries have them. */
    private final List<RecipientField> fields = new ArrayList<>();

    private final int[] slots;

    private final Map<List<List<String>>, Segment> byValues = new HashMap<>();

    /** By how their values are written. Threads may see one that lags behind: at worst they miss. */
    private volatile @Nullable Spelling[] spellings = new @Nullable Spelling[4 * MOST];

    private int spellingCount;

    /** What stands in an event for the values of one segment; there can be several ways to write the same. */
    private static final class Spelling {
        private final byte[][] json;
        private final Segment segment;

        private Spelling(byte[][] json, Segment segment) {
            this.json = json;
            this.segment = segment;
        }
    }

    /** Segments of recipients whose entries have fields in these slots. */
    Segments(Evaluator evaluator, List<RecipientField> slotFields) {
        this.evaluator = evaluator;
        int[] found = new int[slotFields.size()];
        for (int slot = 0; slot < found.length; slot++) {
            if (FIELDS.contains(slotFields.get(slot))) {
                found[fields.size()] = slot;
                fields.add(slotFields.get(slot));
            }
        }
        this.slots = Arrays.copyOf(found, fields.size());
    }

    Segment of(Event event, Entry entry) {
        int hash = hash(event, entry);
        @Nullable Spelling[] table = spellings;
        for (int probe = 0; probe < MAX_PROBES; probe++) {
            Spelling spelling = table[hash + probe & table.length - 1];
            if (spelling == null) {
                break;
            }
            if (isWritten(event, entry, spelling.json)) {
                return spelling.segment;
            }
        }
        return add(event, entry, hash);
    }

    private int hash(Event event, Entry entry) {
        int hash = 0;
        for (int slot : slots) {
            hash = 31 * hash + event.spellingHash(entry, slot);
        }
        return hash ^ hash >>> 15;
    }

    private boolean isWritten(Event event, Entry entry, byte[][] json) {
        for (int i = 0; i < slots.length; i++) {
            if (!event.isWritten(entry, slots[i], json[i])) {
                return false;
            }
        }
        return true;
    }

    private synchronized Segment add(Event event, Entry entry, int hash) {
        byte[][] json = new byte[slots.length][];
        List<List<String>> values = new ArrayList<>(slots.length);
        for (int i = 0; i < slots.length; i++) {
            json[i] = event.spelling(entry, slots[i]);
            values.add(event.values(entry, slots[i]));
        }
        Segment segment = of(values);
        if (spellingCount == MOST) {
            spellings = new @Nullable Spelling[spellings.length];
            spellingCount = 0;
        }
        spellingCount++;
        insert(spellings, hash, new Spelling(json, segment));
        return segment;
    }

    private static void insert(@Nullable Spelling[] table, int hash, Spelling spelling) {
        for (int probe = 0; probe < MAX_PROBES; probe++) {
            if (table[hash + probe & table.length - 1] == null) {
                table[hash + probe & table.length - 1] = spelling;
                return;
            }
        }
        table[hash & table.length - 1] = spelling;
    }

    Segment of(Recipient recipient) {
        List<List<String>> values = new ArrayList<>(fields.size());
        for (RecipientField field : fields) {
            values.add(recipient.values(field));
        }
        return of(values);
    }

    private synchronized Segment of(List<List<String>> values) {
        Segment known = byValues.get(values);
        if (known != null) {
            return known;
        }
        if (byValues.size() == MOST) {
            byValues.clear();
        }
        Map<RecipientField, List<String>> byField = new HashMap<>();
        for (int i = 0; i < values.size(); i++) {
            byField.put(fields.get(i), values.get(i));
        }
        Segment made = evaluator.segment(byValues.size(), Recipient.of("", byField));
        byValues.put(values, made);
        return made;
    }
}

package dev.garnish.internal.rows;

import dev.garnish.event.Recipient;
import dev.garnish.event.RecipientField;
import dev.garnish.internal.eval.RecipientParts;
import dev.garnish.internal.event.Event;
import dev.garnish.internal.event.RecipientSpan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The segments of the recipients that came, in bounds. Recipients are of one segment where they are alike in those of
 * {@link #FIELDS} that rules read, and once many of these came, already where all that rules make of these fields alone
 * comes out the same: under {@code recipient.country == "US"} all other countries are one segment. Safe for use by many
 * threads.
 */
final class Segments {
    /** What says little of a person. */
    static final Set<RecipientField> FIELDS = Set.of(
            RecipientField.plain("channel"),
            RecipientField.plain("country"),
            RecipientField.plain("locale"),
            RecipientField.plain("platform"));

    private static final int MOST_SPELLINGS = 1 << 13;
    private static final int MOST_SEGMENTS = 1 << 12;

    /** From this number on the rules are asked what distinguishes them, which a fresh function need not compile. */
    private static final int MANY = 64;

    /** With more parts it is quicker to make a segment of each combination of values. */
    private static final int MOST_PARTS = 16;

    /** What keys of values begin with; those of parts do not. */
    private static final String BY_FIELDS = "fields";

    private final Evaluator evaluator;

    /** The fields that distinguish segments, and the slots in which an event's entries have them. */
    private final List<RecipientField> fields = new ArrayList<>();

    private final int[] slots;

    /** By how an event writes the values. */
    private final CacheSlots<Spelling> spellings;

    private final CacheSlots<Segment> segments;

    private final AtomicInteger made = new AtomicInteger();

    /** Null until many segments came. */
    private volatile @Nullable RecipientParts parts;

    /** What stands in an event for the values of a segment; there can be many ways to write one. */
    private static final class Spelling implements CacheSlots.Entry {
        private static final int OVERHEAD = 128;

        /** What is longer is read each time. */
        private static final int LONGEST = 256;

        private final int hash;
        private final byte[][] json;
        private final Segment segment;
        private final int weight;

        private Spelling(int hash, byte[][] json, Segment segment) {
            this.hash = hash;
            this.json = json;
            this.segment = segment;
            int bytes = OVERHEAD;
            for (byte[] one : json) {
                bytes += one.length;
            }
            this.weight = bytes;
        }

        boolean isShort() {
            return weight <= OVERHEAD + LONGEST;
        }

        @Override
        public int hash() {
            return hash;
        }

        @Override
        public int weight() {
            return weight;
        }
    }

    /** Segments of recipients whose entries have fields in these slots. */
    Segments(Evaluator evaluator, List<RecipientField> slotFields, long memory) {
        this.evaluator = evaluator;
        this.spellings = new CacheSlots<>(memory / 2, MOST_SPELLINGS);
        this.segments = new CacheSlots<>(memory / 2, MOST_SEGMENTS);
        int[] found = new int[slotFields.size()];
        for (int slot = 0; slot < found.length; slot++) {
            if (FIELDS.contains(slotFields.get(slot))) {
                found[fields.size()] = slot;
                fields.add(slotFields.get(slot));
            }
        }
        this.slots = Arrays.copyOf(found, fields.size());
    }

    Segment of(Event event, RecipientSpan entry, EnrichmentStats stats) {
        int hash = hash(event, entry);
        for (int way = 0; way < CacheSlots.WAYS; way++) {
            Spelling spelling = spellings.get(hash, way);
            if (spelling != null && spelling.hash == hash && isWritten(event, entry, spelling.json)) {
                stats.foundOfSegment();
                return spelling.segment;
            }
        }
        return read(event, entry, hash, stats);
    }

    private int hash(Event event, RecipientSpan entry) {
        int hash = 0;
        for (int slot : slots) {
            hash = 31 * hash + event.spellingHash(entry, slot);
        }
        return Segment.mixed(hash);
    }

    private boolean isWritten(Event event, RecipientSpan entry, byte[][] json) {
        for (int i = 0; i < slots.length; i++) {
            if (!event.isWritten(entry, slots[i], json[i])) {
                return false;
            }
        }
        return true;
    }

    private Segment read(Event event, RecipientSpan entry, int hash, EnrichmentStats stats) {
        byte[][] json = new byte[slots.length][];
        Map<RecipientField, List<String>> values = new HashMap<>();
        for (int i = 0; i < slots.length; i++) {
            json[i] = event.spelling(entry, slots[i]);
            values.put(fields.get(i), event.values(entry, slots[i]));
        }
        Segment segment = of(values, stats);
        Spelling spelling = new Spelling(hash, json, segment);
        if (spelling.isShort() && segment.isKnown()) {
            spellings.put(spelling);
        }
        return segment;
    }

    Segment of(Recipient recipient, EnrichmentStats stats) {
        Map<RecipientField, List<String>> values = new HashMap<>();
        for (RecipientField field : fields) {
            values.put(field, recipient.values(field));
        }
        return of(values, stats);
    }

    private Segment of(Map<RecipientField, List<String>> values, EnrichmentStats stats) {
        Recipient recipient = Recipient.ofFields("", values);
        List<Object> key = key(recipient);
        int hash = Segment.hash(key);
        for (int way = 0; way < CacheSlots.WAYS; way++) {
            Segment known = segments.get(hash, way);
            if (known != null && known.isOf(hash, key)) {
                stats.foundOfSegment();
                return known;
            }
        }
        stats.madeOfSegment();
        Segment segment = evaluator.segment(key, recipient, stats.budget());
        if (segment.isKnown() && !stats.isSpent()) {
            segments.put(segment);
            if (made.incrementAndGet() == MANY) {
                parts = evaluator.segmentParts();
            }
        }
        return segment;
    }

    /** What distinguishes a recipient's segment from others; empty where that is nothing to remember. */
    private List<Object> key(Recipient recipient) {
        RecipientParts telling = parts;
        if (telling != null && telling.size() <= MOST_PARTS) {
            return telling.values(recipient);
        }
        List<Object> key = new ArrayList<>(1 + fields.size());
        key.add(BY_FIELDS);
        for (RecipientField field : fields) {
            key.add(recipient.values(field));
        }
        return key;
    }
}

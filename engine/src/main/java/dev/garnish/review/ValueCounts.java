package dev.garnish.review;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often each value occurs; numbers by value. Memory is bounded: once it is full, of new values only the
 * watched ones are counted.
 */
final class ValueCounts {
    private static final int MOST = 100_000;
    private static final int MOST_CHARACTERS = 4 << 20;

    private final Map<Object, Long> counts = new HashMap<>();
    private final int sharers;
    private long total;
    private int characters;

    ValueCounts() {
        this(1);
    }

    /** Counts that share the memory of one with others. */
    ValueCounts(int sharers) {
        this.sharers = sharers;
    }

    /** Counts this value whenever it comes. */
    void watch(Object value) {
        counts.putIfAbsent(key(value), 0L);
    }

    /** A value, each different entry of a list, or nothing. */
    void addAll(@Nullable Object value) {
        if (value instanceof List<?> list) {
            Set<Object> different = list.stream().map(ValueCounts::key).collect(Collectors.toSet());
            different.forEach(this::add);
        } else if (value != null) {
            add(value);
        }
    }

    void add(Object value) {
        total++;
        Object key = key(value);
        if (hasRoom() || counts.containsKey(key)) {
            counts.merge(key, 1L, Long::sum);
            characters += key instanceof String text ? text.length() : 0;
        }
    }

    private boolean hasRoom() {
        return counts.size() < MOST / sharers && characters < MOST_CHARACTERS / sharers;
    }

    private static Object key(Object value) {
        return value instanceof BigDecimal number ? number.stripTrailingZeros() : value;
    }

    long total() {
        return total;
    }

    int distinct() {
        return values().size();
    }

    long of(Object value) {
        return counts.getOrDefault(key(value), 0L);
    }

    /** Those that occur. */
    List<Object> values() {
        return counts.keySet().stream().filter(value -> of(value) > 0).toList();
    }

    /** The most frequent first, then in order of their text. */
    List<Map.Entry<Object, Long>> most(int count) {
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.<Object, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(entry -> String.valueOf(entry.getKey())))
                .limit(count)
                .toList();
    }
}

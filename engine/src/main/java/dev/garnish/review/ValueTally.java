package dev.garnish.review;

import dev.garnish.internal.eval.Inputs;
import dev.garnish.internal.text.Graphemes;
import dev.garnish.review.CatalogReport.Example;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How many different values there are, in bounded memory, and the longest. */
final class ValueTally {
    private static final int MOST = 100_000;

    /** By a hash of 64 bits: the texts themselves may be long. */
    private final Set<Long> values = new HashSet<>();

    private @Nullable Example longest;
    private int longestLength;

    void count(String value, Inputs inputs) {
        if (values.size() < MOST) {
            values.add(hash(value));
        }
        if (value.length() > longestLength) {
            measure(value, inputs);
        }
    }

    private static long hash(String value) {
        long hash = value.length();
        for (int i = 0; i < value.length(); i++) {
            hash = (hash ^ value.charAt(i)) * 0x100000001B3L;
            hash ^= hash >>> 29;
        }
        return hash;
    }

    private void measure(String value, Inputs inputs) {
        int length = Graphemes.count(value);
        if (length > longestLength) {
            longestLength = length;
            longest = new Example(Objects.requireNonNull(inputs.item()).id(), value);
        }
    }

    int distinct() {
        return values.size();
    }

    boolean isFull() {
        return values.size() == MOST;
    }

    @Nullable
    Example longest() {
        return longest;
    }

    int longestLength() {
        return longestLength;
    }
}

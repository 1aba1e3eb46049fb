package dev.garnish.internal.rows;

import dev.garnish.event.Recipient;
import dev.garnish.internal.eval.Outcome;
import java.util.List;

/**
 * Recipients who get the same of every rule that reads of them at most {@link Segments#FIELDS}. Immutable, and knows
 * nothing else of them.
 */
public final class Segment implements CacheSlots.Entry {
    private static final int OVERHEAD = 512;

    private static final int OUTCOME = 128;

    /** What is heavier is not remembered. */
    private static final int HEAVIEST = 16 << 10;

    private final int hash;
    private final List<Object> key;
    private final Recipient recipient;
    private final boolean passes;
    private final Outcome[][] outcomes;
    private final int weight;

    /**
     * A segment.
     *
     * @param key what rules make of those fields alone; empty where that does not distinguish it from others
     * @param recipient one of them, with those fields alone
     * @param passes whether those fields say that the rules are not for them
     * @param outcomes by attribute, what it gives once for each of them; empty where it is not given once by segment
     */
    Segment(List<Object> key, Recipient recipient, boolean passes, Outcome[][] outcomes) {
        this.hash = hash(key);
        this.key = key;
        this.recipient = recipient;
        this.passes = passes;
        this.outcomes = outcomes;
        this.weight = weight(key, outcomes);
    }

    private static int weight(List<Object> key, Outcome[][] outcomes) {
        int weight = OVERHEAD;
        for (Object part : key) {
            weight += OUTCOME + 2 * String.valueOf(part).length();
        }
        for (Outcome[] ofAttribute : outcomes) {
            for (Outcome outcome : ofAttribute) {
                weight += OUTCOME + 2 * outcome.value().length();
            }
        }
        return weight;
    }

    static int hash(List<Object> key) {
        return mixed(key.hashCode());
    }

    static int mixed(int hash) {
        int spread = hash * 0x9e3779b9;
        return spread ^ spread >>> 15;
    }

    /** Whether a short key distinguishes it from all others, so that what it gives can be remembered. */
    boolean isKnown() {
        return !key.isEmpty() && weight <= HEAVIEST;
    }

    boolean isOf(int otherHash, List<Object> otherKey) {
        return hash == otherHash && key.equals(otherKey);
    }

    boolean isSame(Segment other) {
        return this == other || isOf(other.hash, other.key);
    }

    Recipient recipient() {
        return recipient;
    }

    boolean passes() {
        return passes;
    }

    Outcome[] outcomes(int attribute) {
        return outcomes[attribute];
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

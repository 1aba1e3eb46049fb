package dev.garnish.review;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** A set of {@link SampleRecipients}. Immutable; all sets over the same samples have the same number of words. */
final class SampleSet {
    private final long[] words;

    private SampleSet(long[] words) {
        this.words = words;
    }

    /** Those of the samples 0 to {@code size - 1} that a test takes. */
    static SampleSet of(int size, IntPredicate member) {
        long[] words = new long[(size + 63) >> 6];
        for (int i = 0; i < size; i++) {
            words[i >> 6] |= member.test(i) ? 1L << i : 0;
        }
        return new SampleSet(words);
    }

    /** Where one set contains the other, no new one is made: in most rules every set is everybody or nobody. */
    SampleSet and(SampleSet other) {
        if (other.covers(this)) {
            return this;
        }
        return covers(other) ? other : map(other, false);
    }

    SampleSet or(SampleSet other) {
        if (covers(other)) {
            return this;
        }
        if (other.covers(this)) {
            return other;
        }
        long[] both = words.clone();
        for (int i = 0; i < both.length; i++) {
            both[i] |= other.words[i];
        }
        return new SampleSet(both);
    }

    SampleSet minus(SampleSet other) {
        return other.isEmpty() ? this : map(other, true);
    }

    private SampleSet map(SampleSet other, boolean inverted) {
        long[] left = words.clone();
        for (int i = 0; i < left.length; i++) {
            left[i] &= inverted ? ~other.words[i] : other.words[i];
        }
        return new SampleSet(left);
    }

    boolean covers(SampleSet other) {
        for (int i = 0; i < words.length; i++) {
            if ((other.words[i] & ~words[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    boolean meets(SampleSet other) {
        for (int i = 0; i < words.length; i++) {
            if ((other.words[i] & words[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    boolean isEmpty() {
        for (long word : words) {
            if (word != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SampleSet group && Arrays.equals(group.words, words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        return Arrays.toString(words);
    }
}

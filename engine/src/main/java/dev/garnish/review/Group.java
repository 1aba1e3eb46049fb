package dev.garnish.review;

import java.util.Arrays;
import java.util.function.IntPredicate;

/** Some of an {@link Audience}'s sample recipients. Immutable; groups of one audience have the same number of words. */
final class Group {
    private final long[] words;

    private Group(long[] words) {
        this.words = words;
    }

    /** Those of the samples 0 to {@code size - 1} that a test takes. */
    static Group of(int size, IntPredicate member) {
        long[] words = new long[(size + 63) >> 6];
        for (int i = 0; i < size; i++) {
            words[i >> 6] |= member.test(i) ? 1L << i : 0;
        }
        return new Group(words);
    }

    /** Where one side holds the other, no new group is made: in most rules all groups are everybody or nobody. */
    Group and(Group other) {
        if (other.covers(this)) {
            return this;
        }
        return covers(other) ? other : map(other, false);
    }

    Group or(Group other) {
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
        return new Group(both);
    }

    Group minus(Group other) {
        return other.isEmpty() ? this : map(other, true);
    }

    private Group map(Group other, boolean inverted) {
        long[] left = words.clone();
        for (int i = 0; i < left.length; i++) {
            left[i] &= inverted ? ~other.words[i] : other.words[i];
        }
        return new Group(left);
    }

    boolean covers(Group other) {
        for (int i = 0; i < words.length; i++) {
            if ((other.words[i] & ~words[i]) != 0) {
                return false;
            }
        }
        return true;
    }

    boolean meets(Group other) {
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
        return other instanceof Group group && Arrays.equals(group.words, words);
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

package dev.garnish.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The keys of an object that matter, by their bytes: each leads to a slot or to the keys of the object below. */
final class FieldTree {
    /** The slot of a key that only leads further. */
    static final int NONE = -1;

    private final byte[] key;
    private int slot = NONE;
    private FieldTree[] below = {};

    private FieldTree(String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    static FieldTree root() {
        return new FieldTree("");
    }

    /** Leads the keys of a path to a slot. Only while a tree is built. */
    FieldTree with(int pathSlot, String... path) {
        FieldTree node = this;
        for (String step : path) {
            node = node.belowOrNew(step);
        }
        node.slot = pathSlot;
        return this;
    }

    private FieldTree belowOrNew(String step) {
        byte[] wanted = step.getBytes(StandardCharsets.UTF_8);
        FieldTree found = find(wanted, 0, wanted.length);
        if (found == null) {
            found = new FieldTree(step);
            below = Arrays.copyOf(below, below.length + 1);
            below[below.length - 1] = found;
        }
        return found;
    }

    /** What the key in these bytes leads to; null where it does not matter. */
    @Nullable
    FieldTree find(byte[] bytes, int from, int to) {
        for (FieldTree next : below) {
            if (next.isKey(bytes, from, to)) {
                return next;
            }
        }
        return null;
    }

    private boolean isKey(byte[] bytes, int from, int to) {
        if (to - from != key.length) {
            return false;
        }
        for (int i = 0; i < key.length; i++) {
            if (bytes[from + i] != key[i]) {
                return false;
            }
        }
        return true;
    }

    int slot() {
        return slot;
    }

    boolean leadsFurther() {
        return below.length > 0;
    }

    FieldTree[] below() {
        return below;
    }
}

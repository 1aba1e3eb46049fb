package dev.garnish.internal.event;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The keys of an object that matter, by their bytes: each leads to slots, the list of items, a result that came, or the
 * keys of the object below; the same key may be a field and the list of items.
 */
public final class FieldTree {
    /** In place of a slot: there is none. */
    public static final int NONE = -1;

    private static final int[] NO_SLOTS = {};

    private final byte[] key;
    private int[] slots = NO_SLOTS;
    private boolean isItems;
    private boolean isResult;
    private FieldTree[] below = {};

    private FieldTree(String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    public static FieldTree root() {
        return new FieldTree("");
    }

    /** Leads the keys of a path to a slot. This and the next two only while a tree is built. */
    public FieldTree with(int pathSlot, String... path) {
        FieldTree node = node(path);
        node.slots = Arrays.copyOf(node.slots, node.slots.length + 1);
        node.slots[node.slots.length - 1] = pathSlot;
        return this;
    }

    /** Leads the keys of a path to the list of items. */
    public FieldTree withItems(String... path) {
        node(path).isItems = true;
        return this;
    }

    /** Leads a key of the object itself to a result that came with it. */
    public FieldTree withResult(String member) {
        node(member).isResult = true;
        return this;
    }

    private FieldTree node(String... path) {
        FieldTree node = this;
        for (String step : path) {
            node = node.belowOrNew(step);
        }
        return node;
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

    /** The slots of what stands there; not to be changed. */
    int[] slots() {
        return slots;
    }

    boolean isItems() {
        return isItems;
    }

    boolean isResult() {
        return isResult;
    }

    boolean leadsFurther() {
        return below.length > 0;
    }

    FieldTree[] below() {
        return below;
    }
}

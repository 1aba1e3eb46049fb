package dev.garnish.internal.event;

import dev.garnish.internal.json.JsonText;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One recipient of an event, as positions in the event's bytes. */
public final class RecipientSpan {
    /** Most items that all entries of an event have together: 400 times what Pinpoint sends. */
    static final int MOST_ITEMS = 100_000;

    static final int NO_ITEM = -1;

    /** The index of a recipient that all of its event is about. */
    static final int ALONE = -1;

    private static final int[] NONE = {};
    private static final int TYPICAL_ITEMS = 5;
    private static final int INTS = 3;

    /** All that leaves with it. */
    int start;

    int end;

    /** The quotes around its id. */
    int idStart;

    int idEnd;

    /** Whether its value is an object, so that it can take a result. */
    boolean object;

    /** Where the result goes, and where what came goes on: between the two stands a result that came and is replaced. */
    int insert;

    int resume;

    /** What stands before the result: nothing where one is replaced, no comma in an empty object. */
    boolean named;

    boolean first;

    /** Where the list of items starts; 0 where there is none. */
    int list;

    /** Where what stands in place of the list of items starts; 0 where there is a list, or none. */
    int badList;

    /** Which is the first entry of the list that is no item id, or {@link #NO_ITEM}. */
    int badItem = NO_ITEM;

    /** Whether the list was too long for its event, so that none of it is here. */
    private boolean tooManyItems;

    /** Its place among the recipients, or {@link #ALONE}. */
    int index;

    /** What its host's format found wrong with it; null: nothing. */
    @Nullable
    Trouble trouble;

    /** Where the value of each slot starts; 0 where it is missing. */
    final int[] fields;

    /**
     * For each item where its id starts, where it ends (the complement where it holds escapes), and its hash. What is no id
     * ends where it starts, as something with escapes: no text with escapes is that short.
     */
    private int[] items = NONE;

    private int itemCount;

    /**
     * What is wrong with an entry.
     *
     * @param where as a JSON pointer from the entry on
     */
    record Trouble(String where, String message) {}

    RecipientSpan(int slots) {
        fields = slots == 0 ? NONE : new int[slots];
    }

    /** A list of items begins: it takes the place of one that came before. */
    void list(int open) {
        list = open;
        itemCount = 0;
        badList = 0;
        badItem = NO_ITEM;
        tooManyItems = false;
    }

    /** No list of items after all. */
    void unlist() {
        list(0);
    }

    /** An id between two quotes: white space around it is no part of it, see {@link dev.garnish.catalog.ItemId}. */
    void id(byte[] json, int from, int to, boolean escaped, int hash) {
        if (escaped || (json[from] > ' ' && json[to - 1] > ' ')) {
            item(from, to, escaped, hash); // Escapes may mean white space: that is stripped when they are read.
        } else {
            int start = JsonText.afterBlanks(json, from, to);
            int end = JsonText.beforeBlanks(json, start, to);
            item(start, end, false, JsonText.hash(json, start, end));
        }
    }

    void item(int from, int to, boolean escaped, int hash) {
        int at = INTS * itemCount;
        if (at == items.length && !hasMoreRoom()) {
            return;
        }
        items[at] = from;
        items[at + 1] = escaped ? ~to : to;
        items[at + 2] = hash;
        itemCount++;
    }

    private boolean hasMoreRoom() {
        if (itemCount == MOST_ITEMS) {
            giveUpItems();
        }
        if (!tooManyItems) {
            int wanted = Math.max(INTS * TYPICAL_ITEMS, 2 * items.length);
            items = Arrays.copyOf(items, Math.min(wanted, INTS * MOST_ITEMS));
        }
        return !tooManyItems;
    }

    private void giveUpItems() {
        tooManyItems = true;
        items = NONE;
        itemCount = 0;
    }

    /** Gives up its items where only fewer are left of what an event may have; gives how many are left then. */
    int limitItems(int left) {
        if (itemCount > left) {
            giveUpItems();
        }
        return left - itemCount;
    }

    /** Something that is no item id keeps its place in the list. */
    void noItem(int value) {
        if (badItem == NO_ITEM) {
            badItem = itemCount;
        }
        item(value, value, true, 0);
    }

    /** Moves every position that reading found by so many bytes. */
    void shift(int bytes) {
        list += list == 0 ? 0 : bytes;
        badList += badList == 0 ? 0 : bytes;
        for (int i = 0; i < fields.length; i++) {
            fields[i] += fields[i] == 0 ? 0 : bytes;
        }
        for (int at = 0; at < INTS * itemCount; at += INTS) {
            items[at] += bytes;
            items[at + 1] += items[at + 1] < 0 ? -bytes : bytes;
        }
    }

    /** Whether it can be enriched; one that is not of the host's shape goes out as it came. */
    public boolean isWellFormed() {
        return object && badList == 0 && !tooManyItems && trouble == null;
    }

    boolean hasTooManyItems() {
        return tooManyItems;
    }

    /** Whether something in its list of items is no item id; that counts as unknown. */
    public boolean hasBadItem() {
        return badItem != NO_ITEM;
    }

    /** Whether it takes a result at all: what is no object cannot. */
    public boolean takesResult() {
        return object;
    }

    /** Whether it came with a list of items, maybe an empty one. */
    public boolean hasItems() {
        return list != 0 || badList != 0;
    }

    public int itemCount() {
        return itemCount;
    }

    /** Where the bytes of an item's id start in the event. */
    public int itemFrom(int index) {
        return items[INTS * index];
    }

    public int itemTo(int index) {
        int to = items[INTS * index + 1];
        return to < 0 ? ~to : to;
    }

    /** Whether those bytes hold escapes, so that they are not the id as UTF-8. */
    public boolean itemIsEscaped(int index) {
        return items[INTS * index + 1] < 0;
    }

    /** Whether it only keeps the place of something that is no id; such an item is escaped, too. */
    public boolean isNoItem(int index) {
        return itemIsEscaped(index) && itemFrom(index) == itemTo(index);
    }

    /** {@link JsonText#hash} of those bytes. */
    public int itemHash(int index) {
        return items[INTS * index + 2];
    }
}

package dev.garnish.internal.lang.check;

/** The kinds of clause that an expression can be part of, which decide what it can read. */
enum NameScope {
    PER_ITEM(true, true, true, "an attribute"),
    ONCE(false, false, true, "a `once` attribute"),
    DROP(true, false, false, "`drop item`"),
    RECIPIENT(false, false, false, "`recipient when`");

    private final boolean item;
    private final boolean position;
    private final boolean items;
    private final String words;

    NameScope(boolean item, boolean position, boolean items, String words) {
        this.item = item;
        this.position = position;
        this.items = items;
        this.words = words;
    }

    boolean hasItem() {
        return item;
    }

    boolean hasPosition() {
        return position;
    }

    boolean hasItems() {
        return items;
    }

    String words() {
        return words;
    }
}

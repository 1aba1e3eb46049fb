package dev.garnish.catalog.db;

import java.util.List;

/** Rows that can not be imported: the message has the first of them, a line each, and how many there are. */
public final class InvalidItemsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<BadRow> first;
    private final long count;

    InvalidItemsException(List<BadRow> first, long count) {
        super(BadRow.report(first, count));
        this.first = List.copyOf(first);
        this.count = count;
    }

    public List<BadRow> first() {
        return first;
    }

    public long count() {
        return count;
    }
}

package dev.garnish.catalog.db.model;

import java.util.List;

/** Rows that cannot be imported: the message has the first of them, a line each, and how many there are. */
public final class InvalidItemsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<BadRow> first;
    private final long count;

    /**
     * An exception about bad rows.
     *
     * @param first some of them, for the message
     * @param count of all of them
     */
    public InvalidItemsException(List<BadRow> first, long count) {
        super(report(first, count));
        this.first = List.copyOf(first);
        this.count = count;
    }

    private static String report(List<BadRow> first, long count) {
        StringBuilder report =
                new StringBuilder("%,d bad %s, nothing was imported:".formatted(count, count == 1 ? "row" : "rows"));
        first.forEach(row -> report.append("\n  ").append(row));
        if (count > first.size()) {
            report.append("\n  and %,d more".formatted(count - first.size()));
        }
        return report.toString();
    }

    public List<BadRow> first() {
        return first;
    }

    public long count() {
        return count;
    }
}

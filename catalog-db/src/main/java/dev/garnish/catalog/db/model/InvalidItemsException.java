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
     * @param repeated how many of them are bad only because another row has their id
     * @param advice what else to do; empty where there is nothing
     */
    public InvalidItemsException(List<BadRow> first, long count, long repeated, String advice) {
        super(report(first, count, repeated, advice));
        this.first = List.copyOf(first);
        this.count = count;
    }

    private static String report(List<BadRow> first, long count, long repeated, String advice) {
        StringBuilder report =
                new StringBuilder("%,d bad %s, nothing was imported:".formatted(count, count == 1 ? "row" : "rows"));
        first.forEach(row -> report.append("\n  ").append(row));
        if (count > first.size()) {
            report.append("\n  and %,d more".formatted(count - first.size()));
        }
        if (repeated > 0) {
            report.append("\n%,d %s the id of another: --first, --last or --merge makes one item of them"
                    .formatted(repeated, repeated == 1 ? "row has" : "rows have"));
        }
        return report.append(advice.isEmpty() ? "" : "\n" + advice).toString();
    }

    public List<BadRow> first() {
        return first;
    }

    public long count() {
        return count;
    }
}

package dev.garnish.catalog.db.model;

import java.util.List;

/**
 * Rows that cannot be imported: the message has the first of them, a line each, and how many there are. It quotes excerpts of
 * their cells, made safe to print.
 */
public final class InvalidItemsException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<BadRow> first;
    private final transient List<ImportQuestion> questions;
    /** How many bad rows there are. */
    private final long count;

    /**
     * An exception about bad rows.
     *
     * @param first some of them, for the message
     * @param count of all of them
     * @param repeated how many of them are bad only because another row has their id
     * @param advice what else to do; empty where there is nothing
     * @param questions whose answers would make rows good
     */
    public InvalidItemsException(
            List<BadRow> first, long count, long repeated, String advice, List<ImportQuestion> questions) {
        super(report(first, count, repeated, advice));
        this.first = List.copyOf(first);
        this.count = count;
        this.questions = List.copyOf(questions);
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

    /** {@return some of the rows, in the order of the files; immutable, and null after the exception was serialized} */
    public List<BadRow> first() {
        return first;
    }

    /** {@return whose answers would make rows good; null after the exception was serialized} */
    public List<ImportQuestion> questions() {
        return questions;
    }

    /** {@return how many bad rows there are, those of {@link #first} included} */
    public long count() {
        return count;
    }
}

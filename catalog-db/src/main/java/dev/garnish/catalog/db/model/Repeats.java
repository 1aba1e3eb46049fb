package dev.garnish.catalog.db.model;

/** What becomes of rows that have one id. */
public enum Repeats {
    /** They are bad rows, all but the first. */
    REFUSED("which is refused"),
    /** The first row counts. */
    FIRST("of which the first counts"),
    /** The last row counts. */
    LAST("of which the last counts"),
    /** One item of all: in each column the first value that is there, of lists all entries. */
    MERGED("which are merged");

    private final String meaning;

    Repeats(String meaning) {
        this.meaning = meaning;
    }

    /** {@return how messages go on behind the number of such ids: {@code which are merged}} */
    public String meaning() {
        return meaning;
    }
}

package dev.garnish.catalog.db.internal.form;

/** Kinds of columns, as rules name them. */
public enum Kind {
    /** No value was there yet. */
    UNDECIDED("undecided"),
    TEXT("text"),
    NUMBER("number"),
    TRUTH("truth"),
    DATE("date"),
    LIST("list of text");

    private final String name;

    Kind(String name) {
        this.name = name;
    }

    @Override
    public String toString() {
        return name;
    }
}

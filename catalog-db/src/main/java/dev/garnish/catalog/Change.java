package dev.garnish.catalog;

/**
 * What a piece of work did to a copy of a catalog file.
 *
 * @param changed whether the copy shall take the file's place
 */
record Change<T>(T result, boolean changed) {
    static <T> Change<T> of(T result) {
        return new Change<>(result, true);
    }

    static <T> Change<T> none(T result) {
        return new Change<>(result, false);
    }
}

package dev.garnish.review.columns;

import dev.garnish.review.FinishedItem;
import java.io.IOException;
import java.util.Optional;

/** Writes items in one shape. For one thread. */
interface ItemWriter {
    /** Writes an item, or says why this shape does not take it. */
    Optional<String> write(FinishedItem item) throws IOException;

    /** Writes that an item is gone, where the shape can say so; false: it never takes such an id, so it is not there. */
    boolean remove(String id) throws IOException;

    /** Writes what is still to be written; the stream stays open. */
    void finish() throws IOException;
}

package dev.garnish.catalog;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A look-up that failed or took too long. It holds the items that were found all the same: they count as found, the
 * others as unknown, and that those are unknown is not cached.
 */
public final class CatalogUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Items are not serializable; null in an exception that was read from a stream. */
    private final transient @Nullable Map<String, Item> found;

    /**
     * A look-up that ended early.
     *
     * @param found by id the items that were found; copied, may be empty
     * @param cause why it ended; its message becomes this one's
     */
    public CatalogUnavailableException(Map<String, Item> found, RuntimeException cause) {
        super(cause.getMessage(), cause);
        // No Map.copyOf: its probing takes the square of the time where ids are numbered.
        this.found = Collections.unmodifiableMap(new HashMap<>(found));
    }

    /** {@return the items that were found, by id; unmodifiable, empty in an exception that was serialized} */
    public Map<String, Item> found() {
        Map<String, Item> items = found;
        return items == null ? Map.of() : items;
    }
}

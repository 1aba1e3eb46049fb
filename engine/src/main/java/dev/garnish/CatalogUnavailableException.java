package dev.garnish;

import java.util.Map;

/**
 * A look-up that failed or took too long. It holds the items that were found all the same: they count as found, the
 * others as unknown, and nothing of that is remembered.
 */
public final class CatalogUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Map<String, Item> found;

    public CatalogUnavailableException(Map<String, Item> found, RuntimeException cause) {
        super(cause.getMessage(), cause);
        this.found = Map.copyOf(found);
    }

    /** By their ids. */
    public Map<String, Item> found() {
        return found;
    }
}

package dev.garnish.review.columns;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Set;

/** The shape of a file of finished columns; docs/render.md shows each. */
public enum ColumnsFormat {
    /** After RFC 4180: a line of names, then one for each item. */
    CSV(Set.of("item_id")),
    /** An object for each item. */
    JSON_LINES(Set.of("item_id", "deleted")),
    /** Requests of Braze's catalogs. */
    BRAZE(Set.of("id")),
    /** Requests of Iterable's catalogs. */
    ITERABLE(Set.of()),
    /** Requests of Klaviyo's catalogs. */
    KLAVIYO(Set.of());

    private final Set<String> reserved;

    ColumnsFormat(Set<String> reserved) {
        this.reserved = reserved;
    }

    /** {@return whether it can say that an item is gone} */
    public boolean listsRemoved() {
        return this != CSV;
    }

    /** {@return names that no attribute may have: the shape uses them itself} */
    public Set<String> reserved() {
        return reserved;
    }

    ItemWriter writer(OutputStream out, List<String> names) throws IOException {
        return switch (this) {
            case CSV -> new CsvItems(out, names);
            case JSON_LINES -> new JsonItems(out, names, ItemShape.LINES);
            case BRAZE -> new JsonItems(out, names, ItemShape.BRAZE);
            case ITERABLE -> new JsonItems(out, names, ItemShape.ITERABLE);
            case KLAVIYO -> new JsonItems(out, names, ItemShape.KLAVIYO);
        };
    }
}

package dev.garnish.benchmarks;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An item as the peers hold it: a bean, because their rules read beans. What is missing is null. */
public record Product(
        String id,
        @Nullable String title,
        @Nullable String genre,
        @Nullable String style,
        @Nullable String description,
        @Nullable BigDecimal price,
        @Nullable String imageFile,
        @Nullable BigDecimal stock,
        @Nullable String genderAffinity,
        @Nullable Boolean promoted) {

    /** Stands for an item that the catalog does not hold. */
    static final Product UNKNOWN = new Product("", null, null, null, null, null, null, null, null, null);
}

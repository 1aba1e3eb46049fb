package dev.garnish.internal.rows;

import dev.garnish.catalog.Catalog;
import java.util.Optional;

/** A catalog that may hold the values of a rule set with its items, made by {@link Renderer}. */
public interface RenderedCatalog extends Catalog {
    /** What it was rendered with: then every item that it finds carries its row. Empty where it was not. */
    Optional<Rendering> rendering();

    /** What any catalog was rendered with. */
    static Optional<Rendering> of(Catalog catalog) {
        return catalog instanceof RenderedCatalog rendered ? rendered.rendering() : Optional.empty();
    }
}

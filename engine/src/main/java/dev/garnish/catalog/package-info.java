/**
 * Items and where they come from. This package imports nothing else of Garnish.
 *
 * <p>An {@link dev.garnish.catalog.Item} has an id and a value for each {@link dev.garnish.catalog.Column} of a
 * {@link dev.garnish.catalog.Schema}; a {@link dev.garnish.catalog.Type} fixes the Java class of the values. A
 * {@link dev.garnish.catalog.Catalog} is one version of the items and never changes. A
 * {@link dev.garnish.catalog.CatalogSource} gives one version after the other.
 *
 * <p>Start with {@link dev.garnish.catalog.Catalog#of(Class, java.util.Collection, java.util.function.Function)} for
 * records or beans that are in memory, or with {@link dev.garnish.catalog.CatalogSource#lookUp} for a function that asks a
 * service. Implement {@code Catalog} or {@code CatalogSource} only where neither fits. Files and databases are read by
 * the module garnish-catalog-db.
 *
 * <p>Schemas, columns and items are immutable. Catalogs and sources are called by many threads at once.
 */
@NullMarked
package dev.garnish.catalog;

import org.jspecify.annotations.NullMarked;

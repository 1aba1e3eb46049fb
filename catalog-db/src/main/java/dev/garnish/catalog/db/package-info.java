/**
 * Catalogs of items in H2 files, PostgreSQL databases and packs: opened for reading, imported into, versioned, watched.
 *
 * <p>Start with {@link dev.garnish.catalog.db.CatalogFile#open(java.nio.file.Path)} to read, {@link
 * dev.garnish.catalog.db.CatalogImport} to write, a {@link dev.garnish.Garnish} to follow new versions. Addresses,
 * results and exceptions are in {@code dev.garnish.catalog.db.model}. Reading needs the driver of the database that is used;
 * only imports and migrations need Flyway, and a pack needs neither.
 */
@NullMarked
package dev.garnish.catalog.db;

import org.jspecify.annotations.NullMarked;

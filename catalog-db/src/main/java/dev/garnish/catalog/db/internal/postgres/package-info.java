/**
 * Catalogs on PostgreSQL servers: read in snapshots, changed in one transaction. Internal: may change in any release.
 */
@NullMarked
package dev.garnish.catalog.db.internal.postgres;

import org.jspecify.annotations.NullMarked;

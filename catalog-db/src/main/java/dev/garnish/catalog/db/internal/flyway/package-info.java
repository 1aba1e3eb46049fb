/** Migrations of a catalog's schema, the only place that uses Flyway. Internal: may change in any release. */
@NullMarked
package dev.garnish.catalog.db.internal.flyway;

import org.jspecify.annotations.NullMarked;

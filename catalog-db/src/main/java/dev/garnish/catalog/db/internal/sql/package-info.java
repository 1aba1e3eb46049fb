/**
 * What databases have in common: the table of items, versions, look-ups with a deadline, changes that succeed whole. Internal: may change in any release.
 */
@NullMarked
package dev.garnish.catalog.db.internal.sql;

import org.jspecify.annotations.NullMarked;

/**
 * Imports: rows of files become checked values of columns and then one new version. Internal: may change in any release.
 */
@NullMarked
package dev.garnish.catalog.db.internal.load;

import org.jspecify.annotations.NullMarked;

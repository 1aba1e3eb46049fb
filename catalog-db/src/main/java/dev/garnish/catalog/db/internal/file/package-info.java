/**
 * Files that are written beside those whose place they take, and forced to disk. Internal: may change in any release.
 */
@NullMarked
package dev.garnish.catalog.db.internal.file;

import org.jspecify.annotations.NullMarked;

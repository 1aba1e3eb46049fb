/**
 * What following a catalog's versions needs: stamps of files, versions that close after their last user. Internal: may change in any release.
 */
@NullMarked
package dev.garnish.catalog.db.internal.live;

import org.jspecify.annotations.NullMarked;

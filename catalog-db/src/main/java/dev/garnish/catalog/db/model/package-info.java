/** What this API takes, returns and throws: addresses, versions, results, exceptions. */
@NullMarked
package dev.garnish.catalog.db.model;

import org.jspecify.annotations.NullMarked;

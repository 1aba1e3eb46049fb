/** The services that PostgreSQL's own programs read from files. Internal: may change in any release. */
@NullMarked
package dev.garnish.catalog.db.internal.service;

import org.jspecify.annotations.NullMarked;

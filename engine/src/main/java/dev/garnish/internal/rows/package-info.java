/** What is cached: the values of items, evaluated now or made beforehand. Internal: may change in any release. */
@NullMarked
package dev.garnish.internal.rows;

import org.jspecify.annotations.NullMarked;

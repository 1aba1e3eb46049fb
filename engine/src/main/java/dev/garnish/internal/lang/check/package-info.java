/** From clauses to a typed program, with every problem found. Internal: may change in any release. */
@NullMarked
package dev.garnish.internal.lang.check;

import org.jspecify.annotations.NullMarked;

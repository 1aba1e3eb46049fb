/** From the text of a rules file to its clauses. Internal: may change in any release. */
@NullMarked
package dev.garnish.internal.lang.parse;

import org.jspecify.annotations.NullMarked;

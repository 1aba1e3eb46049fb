/** A checked rule set as a typed tree. Internal: may change in any release. */
@NullMarked
package dev.garnish.internal.lang;

import org.jspecify.annotations.NullMarked;

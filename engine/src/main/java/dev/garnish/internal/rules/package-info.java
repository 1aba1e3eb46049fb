/** A rule set as it was read: its text and its tables. Internal: may change in any release. */
@NullMarked
package dev.garnish.internal.rules;

import org.jspecify.annotations.NullMarked;

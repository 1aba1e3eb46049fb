/**
 * Text that reads right for people, from tables pinned in this jar: the same bytes on every machine and JDK.
 * Internal: may change in any release.
 */
@NullMarked
package dev.garnish.internal.text;

import org.jspecify.annotations.NullMarked;

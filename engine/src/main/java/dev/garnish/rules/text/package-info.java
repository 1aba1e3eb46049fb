/** Text that reads right for people, from tables pinned in this jar: the same bytes on every machine and JDK. */
@NullMarked
package dev.garnish.rules.text;

import org.jspecify.annotations.NullMarked;

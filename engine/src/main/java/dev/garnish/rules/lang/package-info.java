/** The rules language: from a file's text to a typed {@link dev.garnish.rules.lang.Program}, with every problem found. */
@NullMarked
package dev.garnish.rules.lang;

import org.jspecify.annotations.NullMarked;

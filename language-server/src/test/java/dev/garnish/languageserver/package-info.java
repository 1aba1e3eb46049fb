@NullMarked
package dev.garnish.languageserver;

import org.jspecify.annotations.NullMarked;

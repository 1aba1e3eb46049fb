@NullMarked
package dev.garnish.languageserver.internal;

import org.jspecify.annotations.NullMarked;

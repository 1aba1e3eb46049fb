@NullMarked
package dev.garnish.lambda;

import org.jspecify.annotations.NullMarked;

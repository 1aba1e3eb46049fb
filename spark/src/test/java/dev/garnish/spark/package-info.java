@NullMarked
package dev.garnish.spark;

import org.jspecify.annotations.NullMarked;

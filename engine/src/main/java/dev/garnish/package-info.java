/** Enrichment of recommended items: the engine's public face. */
@NullMarked
package dev.garnish;

import org.jspecify.annotations.NullMarked;

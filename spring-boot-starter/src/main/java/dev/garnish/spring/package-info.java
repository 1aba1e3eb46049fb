/**
 * Garnish in a Spring Boot application: a {@link dev.garnish.Garnish} bean that is configured by {@code garnish.*}, with its
 * health and meters.
 */
@NullMarked
package dev.garnish.spring;

import org.jspecify.annotations.NullMarked;

package dev.garnish.spring;

import dev.garnish.GarnishBuilder;

/** A bean that sets what {@code garnish.*} does not, a clock for instance, before the {@code Garnish} is opened. */
@FunctionalInterface
public interface GarnishCustomizer {
    /**
     * Called once, in the order of the beans.
     *
     * @param builder with all that the properties say
     */
    void customize(GarnishBuilder builder);
}

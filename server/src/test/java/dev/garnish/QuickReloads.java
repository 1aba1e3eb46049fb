package dev.garnish;

import java.time.Duration;

/** Newer rules that take over without having stood still, for tests whose rules change in one step. */
public final class QuickReloads {
    private QuickReloads() {}

    /**
     * Sets that.
     *
     * @param builder not opened yet
     * @return the same
     */
    public static GarnishBuilder of(GarnishBuilder builder) {
        builder.settle = Duration.ofMillis(1);
        return builder;
    }
}

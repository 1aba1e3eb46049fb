package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final Architecture ENGINE = Architecture.ofModuleOf(RuleSet.class);

    /** From the bottom up: each knows only what stands above it in this list. */
    private static final List<String> ORDER = List.of(
            "dev.garnish.catalog",
            "dev.garnish.internal.text",
            "dev.garnish.event",
            "dev.garnish.rules",
            "dev.garnish.internal.template",
            "dev.garnish.internal.json",
            "dev.garnish.internal.lang",
            "dev.garnish.internal.lang.parse",
            "dev.garnish.internal.lang.check",
            "dev.garnish.internal.eval",
            "dev.garnish.internal.event",
            "dev.garnish.internal.rules",
            "dev.garnish.internal.rows",
            "dev.garnish.internal.lookup",
            "dev.garnish",
            "dev.garnish.lines",
            "dev.garnish.review",
            "dev.garnish.review.page",
            "dev.garnish.review.columns",
            "dev.garnish.release",
            "dev.garnish.review.json");

    @Test
    void packagesDependOnlyOnThoseBelow() {
        assertThat(ENGINE.againstOrder(ORDER)).isEmpty();
    }

    @Test
    void packagesFormNoCircle() {
        ENGINE.hasNoCircles();
    }

    @Test
    void theApiNamesNoInternalType() {
        assertThat(ENGINE.internalsInApi()).isEmpty();
    }
}

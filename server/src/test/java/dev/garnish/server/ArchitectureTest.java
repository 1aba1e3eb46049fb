package dev.garnish.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.garnish.Architecture;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final Architecture MODULE = Architecture.ofModuleOf(GarnishServer.class);

    @Test
    void packagesFormNoCircle() {
        MODULE.hasNoCircles();
    }

    @Test
    void theApiNamesNoInternalType() {
        assertThat(MODULE.internalsInApi()).isEmpty();
    }
}

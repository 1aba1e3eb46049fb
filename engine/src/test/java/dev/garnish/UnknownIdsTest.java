package dev.garnish;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** With {@code -Dunknown.ids=10000000} it asks for as many. */
class UnknownIdsTest {
    private static final int IDS = Integer.getInteger("unknown.ids", 2_000_000);

    @Test
    void idsThatNoItemHasDoNotFillTheHeap() throws Exception {
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx24m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        UnknownIds.class.getName(),
                        String.valueOf(IDS))
                .redirectErrorStream(true)
                .start();
        String told = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(told).startsWith("answered " + IDS + ", heap after collection ");
        assertThat(child.waitFor()).isZero();
    }
}
